package dev.postern.simulator;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.postern.wire.AtlasServiceStatus;
import dev.postern.wire.Provider;

/**
 * An endpoint service. Only stamps are kept; the status follows from them.
 *
 * @param region its Atlas name
 * @param remoteRegions other regions it is offered in, null if nobody named any
 */
record Service(String id, Provider provider, String region, Instant createdAt, @Nullable Instant deletedAt,
		@Nullable List<String> remoteRegions, List<Endpoint> endpoints) {

	/** The region in which every service ends as failed. */
	static final String FAILING_REGION = "AP_EAST_1";

	AtlasServiceStatus status(Instant now, Pace pace) {
		if (deletedAt != null) {
			return AtlasServiceStatus.DELETING;
		}
		if (now.isBefore(createdAt.plus(pace.ready(provider)))) {
			return AtlasServiceStatus.INITIATING;
		}
		return region.equals(FAILING_REGION) ? AtlasServiceStatus.FAILED : AtlasServiceStatus.AVAILABLE;
	}

	@Nullable String errorMessage(Instant now, Pace pace) {
		boolean failed = status(now, pace) == AtlasServiceStatus.FAILED;
		return failed ? "The endpoint service could not be created in " + region + "." : null;
	}

	/**
	 * This service as it stands at a time: endpoints that are gone are gone, and the last
	 * of them has taken the service along (documented, and confirmed for AWS).
	 */
	Service at(Instant now, Pace pace) {
		List<Endpoint> left = endpoints.stream().filter((endpoint) -> !isPast(endpoint.goneAt(pace), now)).toList();
		if (left.size() == endpoints.size()) {
			return this;
		}
		Optional<Instant> emptied = endpoints.stream()
			.map((endpoint) -> endpoint.goneAt(pace))
			.filter(Objects::nonNull)
			.max(Comparator.naturalOrder());
		Instant end = (deletedAt == null && left.isEmpty()) ? emptied.orElse(null) : deletedAt;
		return new Service(id, provider, region, createdAt, end, remoteRegions, left);
	}

	boolean isGone(Instant now, Pace pace) {
		return deletedAt != null && isPast(deletedAt.plus(pace.removal()), now);
	}

	Optional<Endpoint> endpoint(String endpointId) {
		return endpoints.stream().filter((endpoint) -> endpoint.id().equals(endpointId)).findFirst();
	}

	Service withNew(String endpointId, Instant now) {
		int ordinal = 1 + endpoints.stream().mapToInt(Endpoint::ordinal).max().orElse(-1);
		Stream<Endpoint> added = Stream.of(new Endpoint(endpointId, ordinal, now, null));
		return withEndpoints(Stream.concat(endpoints.stream(), added).toList());
	}

	Service without(String endpointId, Instant now) {
		return withEndpoints(endpoints.stream()
			.map((endpoint) -> endpoint.id().equals(endpointId) ? endpoint.deleted(now) : endpoint)
			.toList());
	}

	Service deleted(Instant now) {
		Instant end = (deletedAt != null) ? deletedAt : now;
		return new Service(id, provider, region, createdAt, end, remoteRegions, endpoints);
	}

	private Service withEndpoints(List<Endpoint> changed) {
		return new Service(id, provider, region, createdAt, deletedAt, remoteRegions, changed);
	}

	private static boolean isPast(@Nullable Instant moment, Instant now) {
		return moment != null && !now.isBefore(moment);
	}

}
