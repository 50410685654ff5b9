package dev.postern.endpoint;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.postern.wire.AtlasCluster;
import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import dev.postern.wire.Regions;
import org.jspecify.annotations.Nullable;

/**
 * What Atlas last said of a cluster: where it runs, and how it is reached in private.
 */
record ClusterSnapshot(List<Site> sites, List<Way> ways) {

	static ClusterSnapshot of(AtlasCluster cluster) {
		List<Site> sites = stream(cluster.replicationSpecs()).flatMap((spec) -> stream(spec.regionConfigs()))
			.filter((region) -> region.providerName() != null && region.regionName() != null)
			.map((region) -> Site.of(Objects.requireNonNull(region.providerName()),
					Objects.requireNonNull(region.regionName())))
			.distinct()
			.toList();
		AtlasCluster.ConnectionStrings strings = cluster.connectionStrings();
		List<Way> ways = (strings != null) ? stream(strings.privateEndpoint()).map(Way::of).toList() : List.of();
		return new ClusterSnapshot(sites, ways);
	}

	boolean runsIn(Place place) {
		return sites.contains(new Site(place.provider(), place.region()));
	}

	boolean leadsThrough(String endpointId) {
		return ways.stream().anyMatch((way) -> way.leadsThrough(endpointId));
	}

	private static <T> Stream<T> stream(@Nullable List<T> list) {
		return (list != null) ? list.stream() : Stream.empty();
	}

	/** A region that the cluster runs in. */
	record Site(Provider provider, String region) {

		static Site of(Provider provider, String name) {
			return new Site(provider, Regions.atlasName(provider, name));
		}

	}

	/** A private connection string, and the endpoints it goes through. */
	record Way(@Nullable String srv, @Nullable String standard, List<String> endpointIds) {

		static Way of(AtlasCluster.PrivateString string) {
			List<String> ids = stream(string.endpoints()).map(AtlasCluster.EndpointRef::endpointId)
				.filter(Objects::nonNull)
				.map(String::valueOf)
				.toList();
			return new Way(string.srvConnectionString(), string.connectionString(), ids);
		}

		boolean leadsThrough(String endpointId) {
			return endpointIds.stream().anyMatch((id) -> EndpointSpec.sameId(id, endpointId));
		}

	}

}
