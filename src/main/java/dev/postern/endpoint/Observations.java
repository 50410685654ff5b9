package dev.postern.endpoint;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.postern.audit.Actor;
import dev.postern.wire.AtlasCluster;
import dev.postern.wire.AtlasEndpoint;
import dev.postern.wire.AtlasRegionalMode;
import dev.postern.wire.AtlasService;
import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;

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

	/** After so many sweeps each endpoint that works has been read once. */
	private static final int SWEEPS_FOR_ALL = 6;

	private final EndpointServiceRepository services;

	private final EndpointRepository endpoints;

	private final ServiceNotes notes;

	private final Census census;

	private final Clock clock;

	Observations(EndpointServiceRepository services, EndpointRepository endpoints, ServiceNotes notes, Census census,
			Clock clock) {
		this.services = services;
		this.endpoints = endpoints;
		this.notes = notes;
		this.census = census;
		this.clock = clock;
	}

	/** Atlas answered this service: made now, or found. */
	public void serviceSeen(String serviceId, AtlasService seen) {
		notes.observe(service(serviceId), seen);
	}

	/** Atlas answered all services of a provider in a project. */
	public void servicesSeen(Followed where, List<AtlasService> seen, Instant askedAt) {
		census.take(where, seen, askedAt);
	}

	/** Somebody has asked to adopt this service and endpoints of it, and they stand. */
	public void adopted(String serviceId, Collection<String> endpointIds) {
		EndpointService service = service(serviceId);
		service.manage();
		services.save(service);
		notes.attached(service)
			.stream()
			.filter((endpoint) -> endpointIds.stream().anyMatch((id) -> EndpointSpec.sameId(id, endpoint.endpointId())))
			.forEach((endpoint) -> {
				endpoint.manage();
				endpoints.save(endpoint);
			});
		census.check(serviceId);
	}

	/** Atlas would not make this service, or Postern gave up waiting for it. */
	public void serviceFailed(String serviceId, String message) {
		notes.apply(service(serviceId), ServiceAction.FAIL, message);
	}

	/**
	 * Atlas is about to be asked to remove this service, or will not be after all.
	 * Whatever comes in between, it is no surprise that the service goes.
	 */
	public void serviceLeaves(String serviceId, boolean leaves) {
		EndpointService service = service(serviceId);
		if (leaves) {
			service.leave(notes.until());
		}
		else {
			service.stay();
		}
		services.save(service);
		census.check(serviceId);
	}

	/** The same of an endpoint, with which its service can go. */
	public void endpointLeaves(EndpointRef ref, boolean leaves) {
		endpoint(ref).ifPresent((endpoint) -> {
			endpoint.leave(leaves);
			endpoints.save(endpoint);
		});
		census.check(ref.serviceId());
	}

	/** Atlas is removing this service, as it was asked to. */
	public void serviceRemoving(String serviceId) {
		EndpointService service = service(serviceId);
		service.leave(notes.until());
		if (ServiceAction.REMOVE.allowedFrom(service.status())) {
			service.apply(ServiceAction.REMOVE, null, Actor.POSTERN, clock.instant());
		}
		// whoever looked in between has seen it leave already
		services.save(service);
		census.check(serviceId);
	}

	/** Atlas does not have this service any more, and none of its endpoints. */
	public void serviceGone(String serviceId) {
		EndpointService service = service(serviceId);
		service.leave(notes.until());
		notes.vanish(service);
	}

	/** Atlas answered this endpoint. */
	public void endpointSeen(EndpointRef ref, AtlasEndpoint seen, Instant askedAt) {
		endpoint(ref).filter((endpoint) -> !endpoint.changedSince(askedAt)).ifPresent((endpoint) -> {
			EndpointStatus status = EndpointStatus.of(seen.state());
			boolean startsToWork = status == EndpointStatus.AVAILABLE && endpoint.status() != status;
			endpoint.explain(seen.errorMessage());
			endpoint.describe(seen);
			if (status.isMoving() || startsToWork) {
				endpoint.followUntil((endpoint.followUntil() != null) ? endpoint.followUntil() : notes.until());
			}
			notes.become(endpoint, status, seen.errorMessage());
		});
	}

	/** Atlas would not attach this endpoint, or Postern gave up waiting for it. */
	public void endpointFailed(EndpointRef ref, String message) {
		endpoint(ref).ifPresent((endpoint) -> notes.become(endpoint, EndpointStatus.FAILED, message));
	}

	/** Atlas is removing this endpoint, as it was asked to. */
	public void endpointRemoving(EndpointRef ref) {
		endpoint(ref).ifPresent((endpoint) -> {
			endpoint.leave(true);
			endpoint.followUntil(notes.until());
			notes.become(endpoint, EndpointStatus.DELETING, null);
		});
		leaveWithTheLast(service(ref.serviceId()));
		census.check(ref.serviceId());
	}

	/** Atlas does not have this endpoint any more, which it was asked to remove. */
	public void endpointGone(EndpointRef ref) {
		endpoint(ref).ifPresent((endpoint) -> notes.become(endpoint, EndpointStatus.DELETED, null));
		leaveWithTheLast(service(ref.serviceId()));
	}

	/** Atlas does not know this endpoint, which is right only if it was to go. */
	public void endpointMissing(EndpointRef ref, Instant askedAt) {
		endpoint(ref).filter((endpoint) -> !endpoint.changedSince(askedAt)).ifPresent((endpoint) -> {
			// what only a list has shown, and nothing else, was on its way out of the
			// list
			boolean neverThere = endpoint.status() == EndpointStatus.UNKNOWN && !endpoint.isManaged();
			if (endpoint.isLeaving()) {
				endpointGone(ref);
			}
			else if (neverThere) {
				notes.become(endpoint, EndpointStatus.DELETED, null);
			}
			else if (endpoint.status() == EndpointStatus.DELETING) {
				notes.become(endpoint, EndpointStatus.MISSING, null);
			}
			else {
				notes.become(endpoint, EndpointStatus.FAILED, "Atlas does not know the endpoint any more.");
			}
		});
	}

	/** Atlas answered all clusters of a project. */
	public void clustersSeen(String projectId, List<AtlasCluster> seen) {
		census.take(projectId, seen);
	}

	/** Atlas answered whether a project is in regional mode. */
	public void regionalModeSeen(String projectId, AtlasRegionalMode seen) {
		census.take(projectId, seen);
	}

	/** Where something is on its way. */
	@Transactional(readOnly = true)
	public List<Followed> followed() {
		return services.followed(clock.instant()).stream().map(Observations::followed).toList();
	}

	/** What is on its way in a place, and since when. */
	@Transactional(readOnly = true)
	public Motion motion(Followed where) {
		Instant now = clock.instant();
		List<Instant> made = services
			.findByProjectIdAndProviderAndFollowUntilAfter(where.projectId(), where.provider(), now)
			.stream()
			.map((service) -> notes.since(service.changedAt(), service.followUntil()))
			.toList();
		Map<EndpointRef, Instant> attached = new LinkedHashMap<>();
		List<Instant> strings = new ArrayList<>();
		for (Endpoint endpoint : endpoints.followed(where.projectId(), where.provider(), now)) {
			Instant since = notes.since(endpoint.changedAt(), endpoint.followUntil());
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
	 * The endpoints that a sweep reads. All that do not work, or not yet: those that are
	 * followed no longer, and those that were given up, but may have been mended in
	 * Atlas. Of those that work a few in turn, because no list tells that one has failed.
	 * @param sweep its number
	 */
	@Transactional(readOnly = true)
	public List<EndpointRef> swept(Followed where, long sweep) {
		return endpoints.standing(where.projectId(), where.provider())
			.stream()
			.filter((endpoint) -> isSwept(endpoint, sweep))
			.flatMap((endpoint) -> ref(endpoint).stream())
			.toList();
	}

	private boolean isSwept(Endpoint endpoint, long sweep) {
		return switch (endpoint.status()) {
			case AVAILABLE -> endpoint.hasTurn(sweep, SWEEPS_FOR_ALL)
					&& service(endpoint.serviceId()).status() == ServiceStatus.CONNECTED;
			case MISSING -> false;
			default -> endpoint.status().isMoving() || endpoint.status().isFailure();
		};
	}

	/** Atlas removes a service together with its last endpoint (documented). */
	private void leaveWithTheLast(EndpointService service) {
		boolean last = notes.attached(service)
			.stream()
			.allMatch((endpoint) -> endpoint.status() == EndpointStatus.DELETING
					|| endpoint.status() == EndpointStatus.MISSING);
		if (last && (service.status().takesEndpoints() || service.status() == ServiceStatus.DELETING)) {
			service.leave(notes.until());
			services.save(service);
		}
	}

	private EndpointService service(String id) {
		return services.findById(id).orElseThrow();
	}

	private Optional<EndpointRef> ref(Endpoint endpoint) {
		return Optional.ofNullable(service(endpoint.serviceId()).atlasId())
			.map((atlasId) -> new EndpointRef(endpoint.serviceId(), atlasId, endpoint.endpointId()));
	}

	private Optional<Endpoint> endpoint(EndpointRef ref) {
		return endpoints.findByLiveKey(Endpoint.liveKey(ref.serviceId(), ref.endpointId()));
	}

	private static Followed followed(Object[] row) {
		return new Followed((String) row[0], (Provider) row[1]);
	}

}
