package dev.postern.endpoint;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is on its way in a place, each with the moment since when it stands as it does.
 *
 * @param services that Atlas is making or removing
 * @param endpoints that have to be read one by one
 * @param strings of working endpoints that wait for their connection strings
 */
public record Motion(List<Instant> services, Map<EndpointRef, Instant> endpoints, List<Instant> strings) {

	/** Whether nothing but connection strings is waited for. */
	public boolean isOnlyStrings() {
		return services.isEmpty() && endpoints.isEmpty() && !strings.isEmpty();
	}

	/** When the last of it began, empty if nothing is on its way. */
	public Optional<Instant> youngest() {
		return Stream.of(services, endpoints.values(), strings)
			.flatMap((instants) -> instants.stream())
			.max(Instant::compareTo);
	}

}
