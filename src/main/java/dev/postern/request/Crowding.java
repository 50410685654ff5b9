package dev.postern.request;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.postern.endpoint.ServiceView;

/**
 * Whether the endpoints of a project need regional mode: without it, Atlas takes either
 * one endpoint in each of several regions, or several in one region.
 */
public final class Crowding {

	/** What Atlas calls it when it refuses an endpoint for want of regional mode. */
	static final String REFUSED = "MULTIPLE_PRIVATE_ENDPOINTS_RESTRICTED_TO_SINGLE_REGION";

	static final String WARNING = "With this endpoint, one region of the project has more than one while another has "
			+ "endpoints too. Atlas takes that only in regional mode. Unless the project has it, ask for that first, with "
			+ "a request of the kind SET_REGIONAL_MODE.";

	private Crowding() {
	}

	/**
	 * Whether they do.
	 * @param elsewhere the other services of the project
	 * @param more how many endpoints are to be attached to the service
	 */
	public static boolean needsRegionalMode(ServiceView service, Collection<ServiceView> elsewhere, int more) {
		List<ServiceView> others = elsewhere.stream().filter((other) -> !other.id().equals(service.id())).toList();
		Map<String, Integer> counts = Stream.concat(Stream.of(service), others.stream())
			.filter((standing) -> !standing.status().isGone())
			.collect(Collectors.toMap((standing) -> standing.provider() + "|" + standing.region(),
					(standing) -> standing.standingEndpoints().size() + (standing.equals(service) ? more : 0),
					Integer::sum));
		long inUse = counts.values().stream().filter((count) -> count > 0).count();
		return inUse > 1 && counts.values().stream().anyMatch((count) -> count > 1);
	}

}
