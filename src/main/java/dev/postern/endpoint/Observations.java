package dev.postern.endpoint;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.postern.audit.Actor;
import dev.postern.wire.AtlasCluster;
import dev.postern.wire.AtlasEndpoint;
import dev.postern.wire.AtlasService;
import dev.postern.wire.AtlasServiceStatus;
import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over into the inventory what Atlas answers. An answer that was asked for before
 * the last change is passed over, because answers overtake each other.
 */
@Service
@Transactional
@PreAuthorize("hasRole('SYSTEM')")
public class Observations {

	private final EndpointServiceRepository services;

	private final EndpointRepository endpoints;

	private final ClusterNotes clusters;

	private final InventorySettings settings;

	private final Clock clock;

	Observations(EndpointServiceRepository services, EndpointRepository endpoints, ClusterNotes clusters,
			InventorySettings settings, Clock clock) {
		this.services = services;
		this.endpoints = endpoints;
		this.clusters = clusters;
		this.settings = settings;
		this.clock = clock;
	}

	/** Atlas answered this service: made now, or found. */
	public void serviceSeen(String serviceId, AtlasService seen) {
		observe(service(serviceId), seen);
	}

	/** Atlas answered all services of a provider in a project. */
	public void servicesSeen(Followed where, List<AtlasService> seen, Instant askedAt) {
		Map<String, AtlasService> byId = seen.stream()
			.collect(Collectors.toMap(AtlasService::id, Function.identity(), (one, other) -> one));
		for (EndpointService service : services.findByProjectIdAndProviderAndLiveKeyNotNull(where.projectId(),
				where.provider())) {
			if (service.atlasId() == null || service.changedSince(askedAt)) {
				continue;
			}
			AtlasService found = byId.get(service.atlasId());
			if (found != null) {
				observe(service, found);
			}
			else if (service.status().isMoving() || service.isFollowed()) {
				vanish(service);
			}
		}
	}

	/** Atlas would not make this service, or Postern gave up waiting for it. */
	public void serviceFailed(String serviceId, String message) {
		apply(service(serviceId), ServiceAction.FAIL, message);
	}

	/** Atlas is removing this service. */
	public void serviceRemoving(String serviceId) {
		EndpointService service = service(serviceId);
		service.followUntil(until());
		if (ServiceAction.REMOVE.allowedFrom(service.status())) {
			service.apply(ServiceAction.REMOVE, null, Actor.POSTERN, clock.instant());
		}
		// whoever looked in between has seen it leave already
		services.save(service);
	}

	/** Atlas does not have this service any more, and none of its endpoints. */
	public void serviceGone(String serviceId) {
		vanish(service(serviceId));
	}

	/** Atlas answered this endpoint. */
	public void endpointSeen(EndpointRef ref, AtlasEndpoint seen, Instant askedAt) {
		endpoint(ref).filter((endpoint) -> !endpoint.changedSince(askedAt)).ifPresent((endpoint) -> {
			EndpointStatus status = EndpointStatus.of(seen.state());
			endpoint.explain(seen.errorMessage());
			if (status.isMoving() || status == EndpointStatus.AVAILABLE) {
				endpoint.followUntil((endpoint.followUntil() != null) ? endpoint.followUntil() : until());
			}
			become(endpoint, status, seen.errorMessage());
		});
	}

	/** Atlas would not attach this endpoint, or Postern gave up waiting for it. */
	public void endpointFailed(EndpointRef ref, String message) {
		endpoint(ref).ifPresent((endpoint) -> become(endpoint, EndpointStatus.FAILED, message));
	}

	/** Atlas is removing this endpoint. */
	public void endpointRemoving(EndpointRef ref) {
		endpoint(ref).ifPresent((endpoint) -> {
			endpoint.followUntil(until());
			become(endpoint, EndpointStatus.DELETING, null);
		});
	}

	/** Atlas does not have this endpoint any more. */
	public void endpointGone(EndpointRef ref) {
		endpoint(ref).ifPresent((endpoint) -> become(endpoint, EndpointStatus.DELETED, null));
		EndpointService service = service(ref.serviceId());
		if (attached(service).isEmpty() && service.status().takesEndpoints()) {
			// Atlas removes a service together with its last endpoint (documented).
			service.followUntil(until());
			services.save(service);
		}
	}

	/** Atlas does not know this endpoint, which is right only if it was to go. */
	public void endpointMissing(EndpointRef ref, Instant askedAt) {
		endpoint(ref).filter((endpoint) -> !endpoint.changedSince(askedAt)).ifPresent((endpoint) -> {
			// what only a list has shown, and nothing else, was on its way out of the
			// list
			boolean neverThere = endpoint.status() == EndpointStatus.UNKNOWN && !endpoint.isManaged();
			if (endpoint.status() == EndpointStatus.DELETING || neverThere) {
				endpointGone(ref);
			}
			else {
				become(endpoint, EndpointStatus.FAILED, "Atlas does not know the endpoint any more.");
			}
		});
	}

	/** Atlas answered all clusters of a project. */
	public void clustersSeen(String projectId, List<AtlasCluster> seen) {
		clusters.seen(projectId, seen);
	}

	/** Where something is on its way. */
	@Transactional(readOnly = true)
	public List<Followed> followed() {
		return services.followed(clock.instant()).stream().map(Observations::followed).toList();
	}

	/** Where something stands at all. */
	@Transactional(readOnly = true)
	public List<Followed> live() {
		return services.live().stream().map(Observations::followed).toList();
	}

	/** What is on its way in a place, and since when. */
	@Transactional(readOnly = true)
	public Motion motion(Followed where) {
		Instant now = clock.instant();
		List<Instant> made = services
			.findByProjectIdAndProviderAndFollowUntilAfter(where.projectId(), where.provider(), now)
			.stream()
			.map((service) -> since(service.changedAt(), service.followUntil()))
			.toList();
		Map<EndpointRef, Instant> attached = new LinkedHashMap<>();
		List<Instant> strings = new ArrayList<>();
		for (Endpoint endpoint : endpoints.followed(where.projectId(), where.provider(), now)) {
			Instant since = since(endpoint.changedAt(), endpoint.followUntil());
			if (endpoint.status() == EndpointStatus.AVAILABLE) {
				strings.add(since);
			}
			else if (endpoint.status().isMoving()) {
				ref(endpoint).ifPresent((ref) -> attached.put(ref, since));
			}
		}
		return new Motion(made, attached, strings);
	}

	/**
	 * The endpoints that do not work, or not yet: those that are followed no longer, and
	 * those that were given up, but may have been mended in Atlas.
	 */
	@Transactional(readOnly = true)
	public List<EndpointRef> unsettled(Followed where) {
		return endpoints.standing(where.projectId(), where.provider())
			.stream()
			.filter((endpoint) -> endpoint.status().isMoving() || endpoint.status().isFailure())
			.flatMap((endpoint) -> ref(endpoint).stream())
			.toList();
	}

	private void observe(EndpointService service, AtlasService seen) {
		service.describe(seen);
		seen.endpointIds().forEach((id) -> findOrImport(service, id));
		boolean settled = seen.status().isReady() || seen.status() == AtlasServiceStatus.FAILED;
		if (!settled && !service.isFollowed()) {
			service.followUntil(until());
		}
		ServiceAction action = switch (seen.status()) {
			case INITIATING -> ServiceAction.INITIATE;
			case AVAILABLE, WAITING_FOR_USER -> whenReady(service);
			case FAILED -> ServiceAction.FAIL;
			case DELETING -> ServiceAction.REMOVE;
			case UNKNOWN -> null;
		};
		if (action != null && action.target() != service.status() && action.allowedFrom(service.status())) {
			service.apply(action, seen.errorMessage(), Actor.POSTERN, clock.instant());
		}
		services.save(service);
	}

	private ServiceAction whenReady(EndpointService service) {
		boolean connected = attached(service).stream()
			.anyMatch((endpoint) -> endpoint.status() == EndpointStatus.AVAILABLE);
		return connected ? ServiceAction.CONNECT : ServiceAction.BECOME_READY;
	}

	private void findOrImport(EndpointService service, String endpointId) {
		if (endpoints.findByLiveKey(service.id() + '|' + endpointId).isEmpty()) {
			Endpoint endpoint = new Endpoint(service.id(), endpointId, false, clock.instant());
			endpoint.followUntil(until());
			become(endpoint, EndpointStatus.UNKNOWN, null);
		}
	}

	private void vanish(EndpointService service) {
		if (ServiceAction.VANISH.allowedFrom(service.status())) {
			apply(service, ServiceAction.VANISH, null);
		}
		attached(service).forEach((endpoint) -> become(endpoint, EndpointStatus.DELETED, null));
	}

	private void become(Endpoint endpoint, EndpointStatus status, @Nullable String message) {
		EndpointService service = service(endpoint.serviceId());
		if (endpoint.status().allows(status)) {
			endpoint.become(status, message,
					new Endpoint.Move(Actor.POSTERN, service.place().projectId(), clock.instant()));
		}
		endpoints.save(endpoint);
		if (service.status().takesEndpoints() && whenReady(service).target() != service.status()) {
			apply(service, whenReady(service), null);
		}
	}

	private void apply(EndpointService service, ServiceAction action, @Nullable String message) {
		service.apply(action, message, Actor.POSTERN, clock.instant());
		services.save(service);
	}

	private List<Endpoint> attached(EndpointService service) {
		return endpoints.findByServiceIdInAndLiveKeyNotNullOrderByCreatedAtAscIdAsc(List.of(service.id()));
	}

	private EndpointService service(String id) {
		return services.findById(id).orElseThrow();
	}

	private Optional<EndpointRef> ref(Endpoint endpoint) {
		return Optional.ofNullable(service(endpoint.serviceId()).atlasId())
			.map((atlasId) -> new EndpointRef(endpoint.serviceId(), atlasId, endpoint.endpointId()));
	}

	private Optional<Endpoint> endpoint(EndpointRef ref) {
		return endpoints.findByLiveKey(ref.serviceId() + '|' + ref.endpointId());
	}

	/** What is asked for anew counts from then, though nothing has changed in Atlas. */
	private Instant since(Instant changedAt, @Nullable Instant followUntil) {
		Instant followedFrom = (followUntil != null) ? followUntil.minus(settings.followFor()) : changedAt;
		return changedAt.isAfter(followedFrom) ? changedAt : followedFrom;
	}

	private Instant until() {
		return clock.instant().plus(settings.followFor());
	}

	private static Followed followed(Object[] row) {
		return new Followed((String) row[0], (Provider) row[1]);
	}

}
