package dev.postern.endpoint;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.postern.wire.AtlasCluster;
import dev.postern.wire.AtlasRegionalMode;

import org.springframework.stereotype.Component;

/**
 * Takes over what Atlas answers of a project as a whole: its regional mode, and its
 * clusters, from which it knows which endpoints have got all the connection strings that
 * they will get.
 */
@Component
class ProjectNotes {

	private final ClusterRepository clusters;

	private final RegionalModeRepository modes;

	private final EndpointServiceRepository services;

	private final EndpointRepository endpoints;

	private final Clock clock;

	ProjectNotes(ClusterRepository clusters, RegionalModeRepository modes, EndpointServiceRepository services,
			EndpointRepository endpoints, Clock clock) {
		this.clusters = clusters;
		this.modes = modes;
		this.services = services;
		this.endpoints = endpoints;
		this.clock = clock;
	}

	void seen(String projectId, List<AtlasCluster> seen) {
		Map<String, Cluster> known = clusters.findByProjectIdInOrderByName(List.of(projectId))
			.stream()
			.collect(Collectors.toMap(Cluster::name, Function.identity()));
		for (AtlasCluster cluster : seen) {
			Cluster row = Optional.ofNullable(known.remove(cluster.name()))
				.orElseGet(() -> new Cluster(projectId, cluster, clock.instant()));
			row.read(cluster, clock.instant());
			clusters.save(row);
		}
		known.values().forEach(clusters::delete);
		stopWaitingForStrings(projectId, seen.stream().map(ClusterSnapshot::of).toList());
	}

	void seen(String projectId, AtlasRegionalMode seen) {
		RegionalMode mode = modes.findById(projectId)
			.orElseGet(() -> new RegionalMode(projectId, seen.enabled(), clock.instant()));
		mode.read(seen.enabled(), clock.instant());
		modes.save(mode);
	}

	/** A cluster that lacks an endpoint in another region gets no string, ever. */
	private void stopWaitingForStrings(String projectId, List<ClusterSnapshot> snapshots) {
		List<EndpointService> connected = services.findByProjectIdInAndStatus(List.of(projectId),
				ServiceStatus.CONNECTED);
		List<ClusterSnapshot.Site> sites = connected.stream()
			.map((service) -> new ClusterSnapshot.Site(service.place().provider(), service.place().region()))
			.toList();
		for (EndpointService service : connected) {
			List<ClusterSnapshot> coming = snapshots.stream()
				.filter((cluster) -> cluster.runsIn(service.place()) && sites.containsAll(cluster.sites()))
				.toList();
			endpoints.findByServiceIdInAndLiveKeyNotNullOrderByCreatedAtAscIdAsc(List.of(service.id()))
				.stream()
				.filter((endpoint) -> endpoint.status() == EndpointStatus.AVAILABLE && endpoint.followUntil() != null)
				.filter((endpoint) -> coming.stream()
					.allMatch((cluster) -> cluster.leadsThrough(endpoint.endpointId())))
				.forEach((endpoint) -> {
					endpoint.followUntil(null);
					endpoints.save(endpoint);
				});
		}
	}

}
