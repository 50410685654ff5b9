package dev.postern.endpoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.postern.endpoint.ServiceView.ConnectionString;
import dev.postern.endpoint.ServiceView.WithoutString;

import org.springframework.stereotype.Component;

/**
 * Puts together what people see of services, with one query for all their endpoints and
 * one each for all clusters and all drift, however many services there are.
 */
@Component
class ServiceViews {

	private final EndpointServiceRepository services;

	private final EndpointRepository endpoints;

	private final ClusterRepository clusters;

	private final DriftRepository drifts;

	ServiceViews(EndpointServiceRepository services, EndpointRepository endpoints, ClusterRepository clusters,
			DriftRepository drifts) {
		this.services = services;
		this.endpoints = endpoints;
		this.clusters = clusters;
		this.drifts = drifts;
	}

	ServiceView of(EndpointService service) {
		return of(List.of(service)).getFirst();
	}

	List<ServiceView> of(List<EndpointService> wanted) {
		Set<String> projects = wanted.stream()
			.map((service) -> service.place().projectId())
			.collect(Collectors.toSet());
		Map<String, List<Endpoint>> attached = byService(wanted.stream().map(EndpointService::id).toList());
		Map<String, List<DriftView>> drift = drifts
			.findByServiceIdInAndOpenKeyNotNullOrderBySinceAscIdAsc(wanted.stream().map(EndpointService::id).toList())
			.stream()
			.map(Drift::view)
			.collect(Collectors.groupingBy(DriftView::serviceId));
		Map<String, List<Cluster>> known = clusters.findByProjectIdInOrderByName(projects)
			.stream()
			.collect(Collectors.groupingBy(Cluster::projectId));
		Map<String, Set<ClusterSnapshot.Site>> connected = connectedSites(projects);
		return wanted.stream().map((service) -> {
			String project = service.place().projectId();
			return view(service,
					new Parts(attached.getOrDefault(service.id(), List.of()),
							drift.getOrDefault(service.id(), List.of())),
					known.getOrDefault(project, List.of()), connected.getOrDefault(project, Set.of()));
		}).toList();
	}

	/** A service with its endpoints, and neither connection strings nor drift. */
	static ServiceView glance(EndpointService service, List<Endpoint> attached) {
		return view(service, new Parts(attached, List.of()), List.of(), Set.of());
	}

	/** The clusters of a project by name, but for those read before answers were kept. */
	List<ClusterView> clusters(String projectId) {
		return clusters.findByProjectIdInOrderByName(List.of(projectId))
			.stream()
			.flatMap((cluster) -> cluster.view().stream())
			.toList();
	}

	private Map<String, List<Endpoint>> byService(Collection<String> ids) {
		return endpoints.findByServiceIdInAndLiveKeyNotNullOrderByCreatedAtAscIdAsc(ids)
			.stream()
			.collect(Collectors.groupingBy(Endpoint::serviceId));
	}

	private Map<String, Set<ClusterSnapshot.Site>> connectedSites(Collection<String> projects) {
		return services.findByProjectIdInAndStatus(projects, ServiceStatus.CONNECTED)
			.stream()
			.map(EndpointService::place)
			.collect(Collectors.groupingBy(Place::projectId, Collectors
				.mapping((place) -> new ClusterSnapshot.Site(place.provider(), place.region()), Collectors.toSet())));
	}

	private static ServiceView view(EndpointService service, Parts parts, List<Cluster> clusters,
			Set<ClusterSnapshot.Site> connected) {
		List<ConnectionString> strings = new ArrayList<>();
		List<WithoutString> without = new ArrayList<>();
		for (Cluster cluster : service.status().isGone() ? List.<Cluster>of() : clusters) {
			List<ConnectionString> own = strings(cluster, parts.attached());
			strings.addAll(own);
			if (own.isEmpty() && cluster.snapshot().runsIn(service.place())) {
				without.add(withoutString(service, cluster, connected));
			}
		}
		Place place = service.place();
		EndpointService.ConnectsTo to = service.connectsTo();
		return new ServiceView(service.id(), service.atlasId(), place.projectId(), place.provider(), place.region(),
				service.status(), service.isManaged(), service.isImported(), service.foundAtlasId(),
				service.errorMessage(), parts.attached().stream().map(Endpoint::view).toList(), strings, without,
				to.endpointServiceName(), to.privateLinkServiceName(), to.privateLinkServiceResourceId(),
				to.serviceAttachmentNames(), place.portMapping(), service.supportedRemoteRegions(), parts.drift(),
				service.createdAt(), service.changedAt());
	}

	/** What belongs to one service. */
	private record Parts(List<Endpoint> attached, List<DriftView> drift) {
	}

	private static List<ConnectionString> strings(Cluster cluster, List<Endpoint> attached) {
		List<ConnectionString> strings = new ArrayList<>();
		for (ClusterSnapshot.Way way : cluster.snapshot().ways()) {
			for (Endpoint endpoint : attached) {
				if (way.leadsThrough(endpoint.endpointId())) {
					strings.add(new ConnectionString(cluster.name(), way.srv(), way.standard(), endpoint.endpointId()));
				}
			}
		}
		return strings;
	}

	private static WithoutString withoutString(EndpointService service, Cluster cluster,
			Set<ClusterSnapshot.Site> connected) {
		if (service.status() != ServiceStatus.CONNECTED) {
			return new WithoutString(cluster.name(), "No endpoint of this service works yet.", false);
		}
		List<String> missing = cluster.snapshot()
			.sites()
			.stream()
			.filter((site) -> !connected.contains(site))
			.map(ClusterSnapshot.Site::region)
			.toList();
		if (missing.isEmpty()) {
			return new WithoutString(cluster.name(),
					"Atlas is adding it to the cluster, which usually takes 3 to 5 minutes.", true);
		}
		return new WithoutString(cluster.name(),
				"Atlas gives a string only when an endpoint works in every region of the cluster. None works in %s."
					.formatted(String.join(", ", missing)),
				false);
	}

}
