package dev.postern.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
 */
record Service(String id, String region, Instant createdAt, @Nullable Instant deletedAt, Offer offer,
		List<Endpoint> endpoints) {

	/** The region of each provider in which every service ends as failed. */
	private static final Map<Provider, String> FAILING = Map.of(Provider.AWS, "AP_EAST_1", Provider.AZURE, "ASIA_EAST",
			Provider.GCP, "ASIA_EAST_2");

	/** What was kept before there were other providers is of AWS. */
	Service {
		offer = (offer != null) ? offer : Offer.Aws.PLAIN;
	}

	Provider provider() {
		return offer.provider();
	}

	AtlasServiceStatus status(Instant now, Pace pace) {
		if (deletedAt != null) {
			return AtlasServiceStatus.DELETING;
		}
		if (!isMade(now, pace) || offer.changing(pace).filter(now::isBefore).isPresent()) {
			return AtlasServiceStatus.INITIATING;
		}
		return fails() ? AtlasServiceStatus.FAILED : AtlasServiceStatus.AVAILABLE;
	}

	/** Whether it ends as failed, so that there is never anything to connect to. */
	boolean fails() {
		return region.equals(FAILING.get(provider()));
	}

	/** Whether what customers connect to has ever been there. */
	boolean isMade(Instant now, Pace pace) {
		return !now.isBefore(createdAt.plus(offer.making(pace)));
	}

	/** How much of the time that its making takes has passed, from 0 to 1. */
	double progress(Instant now, Pace pace) {
		return Math.min(1, (double) Duration.between(createdAt, now).toNanos() / offer.making(pace).toNanos());
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
		return new Service(id, region, createdAt, end, offer, left);
	}

	boolean isGone(Instant now, Pace pace) {
		return deletedAt != null && isPast(deletedAt.plus(pace.removal()), now);
	}

	Optional<Endpoint> endpoint(String endpointId) {
		return endpoints.stream().filter((endpoint) -> endpoint.isNamed(endpointId)).findFirst();
	}

	Service withNew(Addition addition, Instant now) {
		int ordinal = 1 + endpoints.stream().mapToInt(Endpoint::ordinal).max().orElse(-1);
		Stream<Endpoint> added = Stream.of(new Endpoint(addition.id(), addition.handed(), ordinal, now, null));
		return withEndpoints(Stream.concat(endpoints.stream(), added).toList());
	}

	Service without(String endpointId, Instant now) {
		return withEndpoints(endpoints.stream()
			.map((endpoint) -> endpoint.isNamed(endpointId) ? endpoint.deleted(now) : endpoint)
			.toList());
	}

	/** Without an endpoint, as if it had never been. */
	Service stripped(String endpointId) {
		return withEndpoints(endpoints.stream().filter((endpoint) -> !endpoint.isNamed(endpointId)).toList());
	}

	Service deleted(Instant now) {
		Instant end = (deletedAt != null) ? deletedAt : now;
		return new Service(id, region, createdAt, end, offer, endpoints);
	}

	/** How many endpoints serve, or are about to. */
	long live(Instant now, Pace pace) {
		return endpoints.stream().filter((endpoint) -> endpoint.stage(now, pace).isLive()).count();
	}

	Service offering(Offer changed) {
		return new Service(id, region, createdAt, deletedAt, changed, endpoints);
	}

	private Service withEndpoints(List<Endpoint> changed) {
		return new Service(id, region, createdAt, deletedAt, offer, changed);
	}

	private static boolean isPast(@Nullable Instant moment, Instant now) {
		return moment != null && !now.isBefore(moment);
	}

}
