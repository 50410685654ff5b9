package dev.postern.simulator;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.postern.wire.Provider;

/**
 * A cluster and where it runs. Which private connection strings it has follows from its
 * project's endpoints.
 */
record Cluster(String id, String name, Instant createdAt, List<Place> places) {

	/** One region of one provider, by its Atlas name. */
	record Place(Provider provider, String region) {
	}

	/** An endpoint, and the region of the cluster that it serves. */
	record Way(Place place, Endpoint endpoint) {

		boolean isLegacyGcp() {
			return endpoint.handed() instanceof Handed.Gcp group && !group.portMapped();
		}

		/** A string through endpoints of any other kind has hosts of the other kind. */
		static boolean arePortMapped(List<Way> ways) {
			return ways.stream()
				.allMatch((way) -> way.endpoint.handed() instanceof Handed.Gcp group && group.portMapped());
		}

	}

	/**
	 * The ways in, one list for each connection string. Documented: a string exists only
	 * when an endpoint stands in every region of the cluster, unless the project's
	 * regional mode gives every region strings of its own.
	 */
	List<List<Way>> ways(Project project, Instant now, Pace pace) {
		List<List<Way>> byPlace = places.stream()
			.map((place) -> endpoints(project, place).filter((endpoint) -> endpoint.isPublished(now, pace))
				.map((endpoint) -> new Way(place, endpoint))
				.toList())
			.toList();
		if (project.regionalMode().enabled()) {
			return byPlace.stream().flatMap(List::stream).map(List::of).toList();
		}
		int strings = byPlace.stream().mapToInt(List::size).min().orElse(0);
		return IntStream.range(0, strings)
			.mapToObj((index) -> byPlace.stream().map((ways) -> ways.get(index)).toList())
			.toList();
	}

	/**
	 * Documented: clusters of a region are updated when its endpoints come and go, and
	 * those of several regions when regional mode is turned on or off.
	 */
	boolean isUpdating(Project project, Instant now, Pace pace) {
		Instant switched = project.regionalMode().changedAt();
		if (switched != null && places.size() > 1 && now.isBefore(switched.plus(pace.publication()))) {
			return true;
		}
		return places.stream()
			.flatMap((place) -> endpoints(project, place))
			.anyMatch((endpoint) -> endpoint.deletedAt() != null
					|| (endpoint.isAvailable(now, pace) && !endpoint.isPublished(now, pace)));
	}

	private static Stream<Endpoint> endpoints(Project project, Place place) {
		return project.services(place.provider())
			.stream()
			.filter((service) -> service.region().equals(place.region()))
			.flatMap((service) -> service.endpoints().stream());
	}

}
