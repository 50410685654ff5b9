package dev.postern.endpoint;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.postern.audit.Actor;
import dev.postern.wire.AtlasService;
import dev.postern.wire.AtlasServiceStatus;
import dev.postern.wire.EndpointSpec;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Takes over what Atlas answers of one service and its endpoints.
 */
@Component
class ServiceNotes {

	private static final Set<ServiceStatus> SETTLED = Set.of(ServiceStatus.READY, ServiceStatus.CONNECTED,
			ServiceStatus.MISSING);

	private final EndpointServiceRepository services;

	private final EndpointRepository endpoints;

	private final DriftWatch drift;

	private final InventorySettings settings;

	private final Clock clock;

	ServiceNotes(EndpointServiceRepository services, EndpointRepository endpoints, DriftWatch drift,
			InventorySettings settings, Clock clock) {
		this.services = services;
		this.endpoints = endpoints;
		this.drift = drift;
		this.settings = settings;
		this.clock = clock;
	}

	void observe(EndpointService service, AtlasService seen) {
		String before = service.identity();
		boolean remade = service.atlasId() != null && !seen.id().equals(service.atlasId());
		boolean mayHaveChanged = remade || SETTLED.contains(service.status()) && seen.status().isReady();
		service.describe(seen);
		if (mayHaveChanged && !before.equals(service.identity())) {
			drift.changed(service, before);
		}
		arrive(service, seen.endpointIds());
		if (seen.status().isReady() && service.hasStayed(clock.instant())) {
			service.stay();
		}
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

	/** What worked and is not listed any more has gone, asked to or not. */
	void miss(EndpointService service, AtlasService seen, Instant askedAt) {
		if (seen.status().isReady()) {
			attached(service).stream()
				.filter((endpoint) -> endpoint.status() == EndpointStatus.AVAILABLE && !endpoint.changedSince(askedAt)
						&& !seen.hasEndpoint(endpoint.endpointId()))
				.forEach((endpoint) -> become(endpoint,
						endpoint.isLeaving() ? EndpointStatus.DELETED : EndpointStatus.MISSING, null));
		}
	}

	/** Atlas does not list it any more. */
	void unlisted(EndpointService service) {
		boolean surprising = switch (service.status()) {
			case READY, CONNECTED -> !service.isFollowed();
			// it stood, and Atlas was only changing it
			case INITIATING -> service.connectsTo().endpointServiceName() != null;
			case DELETING -> true;
			default -> service.status() == ServiceStatus.FAILED;
		};
		boolean asked = service.isLeaving() || attached(service).stream().anyMatch(Endpoint::isLeaving);
		if (surprising && !asked) {
			apply(service, ServiceAction.MISS, null);
		}
		else if (service.status() != ServiceStatus.MISSING) {
			vanish(service);
		}
	}

	void vanish(EndpointService service) {
		if (ServiceAction.VANISH.allowedFrom(service.status())) {
			apply(service, ServiceAction.VANISH, null);
		}
		attached(service).forEach((endpoint) -> become(endpoint, EndpointStatus.DELETED, null));
	}

	/** Somebody knows that it is gone, or is about to be. */
	void forget(EndpointService service) {
		service.leave(until());
		services.save(service);
		if (service.status() == ServiceStatus.MISSING) {
			vanish(service);
		}
	}

	/** The same of an endpoint. */
	void forget(Endpoint endpoint) {
		endpoint.leave(true);
		endpoints.save(endpoint);
		if (endpoint.status() == EndpointStatus.MISSING) {
			become(endpoint, EndpointStatus.DELETED, null);
		}
	}

	void become(Endpoint endpoint, EndpointStatus status, @Nullable String message) {
		EndpointService service = services.findById(endpoint.serviceId()).orElseThrow();
		if (endpoint.status().allows(status)) {
			endpoint.become(status, message,
					new Endpoint.Move(Actor.POSTERN, service.place().projectId(), clock.instant()));
		}
		endpoints.save(endpoint);
		if (service.status().takesEndpoints() && whenReady(service).target() != service.status()) {
			apply(service, whenReady(service), null);
		}
	}

	void apply(EndpointService service, ServiceAction action, @Nullable String message) {
		service.apply(action, message, Actor.POSTERN, clock.instant());
		services.save(service);
	}

	List<Endpoint> attached(EndpointService service) {
		return endpoints.findByServiceIdInAndLiveKeyNotNullOrderByCreatedAtAscIdAsc(List.of(service.id()));
	}

	/** Since when it stands so; what is asked for anew counts from then. */
	Instant since(Instant changedAt, @Nullable Instant followUntil) {
		Instant followedFrom = (followUntil != null) ? followUntil.minus(settings.followFor()) : changedAt;
		return changedAt.isAfter(followedFrom) ? changedAt : followedFrom;
	}

	Instant until() {
		return clock.instant().plus(settings.followFor());
	}

	private ServiceAction whenReady(EndpointService service) {
		boolean connected = attached(service).stream()
			.anyMatch((endpoint) -> endpoint.status() == EndpointStatus.AVAILABLE);
		return connected ? ServiceAction.CONNECT : ServiceAction.BECOME_READY;
	}

	/**
	 * What is not known yet, or was missed, has to be read once to know how it stands.
	 */
	private void arrive(EndpointService service, List<String> listed) {
		Map<String, Endpoint> known = attached(service).stream()
			.collect(Collectors.toMap((endpoint) -> EndpointSpec.idKey(endpoint.endpointId()), Function.identity()));
		for (String id : listed) {
			Endpoint endpoint = Optional.ofNullable(known.get(EndpointSpec.idKey(id)))
				.orElseGet(() -> new Endpoint(service.id(), id, false, clock.instant()));
			if (!known.containsKey(EndpointSpec.idKey(id)) || endpoint.status() == EndpointStatus.MISSING) {
				endpoint.followUntil(until());
				become(endpoint, EndpointStatus.UNKNOWN, null);
			}
		}
	}

}
