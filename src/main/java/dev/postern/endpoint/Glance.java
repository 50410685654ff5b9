package dev.postern.endpoint;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.postern.project.Visibility;

/**
 * Services with their endpoints, and neither connection strings nor drift, for those who
 * ask again and again. It is parts of a query, so that others can join what they keep
 * about a service and still ask no more than once.
 */
public final class Glance {

	/** Services with their endpoints: of both the rows show, and in this order first. */
	public static final String FROM = """
			from EndpointService service left join Endpoint endpoint
				on endpoint.serviceId = service.id and endpoint.liveKey is not null\s""";

	/** One by Postern's id or by Atlas's, if the person sees its project. */
	public static final String OF_ONE = "(service.id = :id or service.atlasId = :id) and " + Visibility.OF
			+ "service.projectId)) order by endpoint.createdAt, endpoint.id";

	private Glance() {
	}

	/** What the rows show, whatever else they have. */
	public static List<ServiceView> of(List<Object[]> rows) {
		Map<EndpointService, Set<Endpoint>> attached = new LinkedHashMap<>();
		for (Object[] row : rows) {
			Set<Endpoint> endpoints = attached.computeIfAbsent((EndpointService) row[0],
					(service) -> new LinkedHashSet<>());
			if (row[1] instanceof Endpoint endpoint) {
				endpoints.add(endpoint);
			}
		}
		return attached.entrySet()
			.stream()
			.map((service) -> ServiceViews.glance(service.getKey(), List.copyOf(service.getValue())))
			.toList();
	}

}
