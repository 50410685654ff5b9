package dev.postern.endpoint;

import java.time.Clock;
import java.util.List;

import dev.postern.account.Caller;
import dev.postern.rest.ApiProblem;
import dev.postern.wire.EndpointSpec;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people ask for, from the moment they do: it takes its place in the inventory, and
 * gives it back if nothing comes of it.
 */
@Service
@Transactional
public class Reservations {

	private final EndpointServiceRepository services;

	private final EndpointRepository endpoints;

	private final Clock clock;

	Reservations(EndpointServiceRepository services, EndpointRepository endpoints, Clock clock) {
		this.services = services;
		this.endpoints = endpoints;
		this.clock = clock;
	}

	/**
	 * Takes a place for a service that is asked for, and answers the service's id.
	 * @param remoteRegions from where else it is to be reached
	 */
	@PreAuthorize("isAuthenticated()")
	public String request(Place place, List<String> remoteRegions) {
		String id = Ids.fresh();
		refuseIfTaken(place, id);
		EndpointService service = new EndpointService(id, place, true, clock.instant());
		service.reachFrom(remoteRegions);
		return take(service);
	}

	/**
	 * Moves a service that is only asked for to another place, or has it reached from
	 * elsewhere.
	 */
	@PreAuthorize("isAuthenticated()")
	public void move(String serviceId, Place place, List<String> remoteRegions) {
		EndpointService service = services.findById(serviceId).orElseThrow();
		if (service.status() != ServiceStatus.REQUESTED) {
			throw ApiProblem.conflict("ACTION_NOT_ALLOWED", "Service %s stands already.".formatted(serviceId));
		}
		if (!service.place().equals(place)) {
			// before the service is changed, because every query writes down what has
			// changed
			refuseIfTaken(place, serviceId);
			service.standAt(place, clock.instant());
		}
		service.reachFrom(remoteRegions);
		take(service);
	}

	/** Gives the place of a service back that will not be made; one that stands stays. */
	@PreAuthorize("isAuthenticated()")
	public void reject(String serviceId) {
		EndpointService service = services.findById(serviceId).orElseThrow();
		if (ServiceAction.REJECT.allowedFrom(service.status())) {
			apply(service, ServiceAction.REJECT);
			services.save(service);
		}
	}

	/**
	 * Takes the place of a service again whose creation failed. One that Atlas is still
	 * making keeps it, and is followed anew.
	 */
	@PreAuthorize("isAuthenticated()")
	public void retry(String serviceId) {
		EndpointService service = services.findById(serviceId).orElseThrow();
		refuseIfGone(service);
		if (service.status() == ServiceStatus.FAILED) {
			refuseIfTaken(service.place(), service.id());
			apply(service, ServiceAction.RETRY);
			take(service);
			return;
		}
		service.followUntil(null);
		services.save(service);
	}

	/** Notes an endpoint that is to be attached; one found in Atlas is taken over. */
	@PreAuthorize("isAuthenticated()")
	public void requestEndpoint(String serviceId, EndpointSpec spec) {
		String endpointId = spec.endpointId();
		Endpoint endpoint = endpoints.findByLiveKey(Endpoint.liveKey(serviceId, endpointId))
			.orElseGet(() -> new Endpoint(serviceId, endpointId, false, clock.instant()));
		if (endpoint.status() == EndpointStatus.MISSING) {
			become(endpoint, EndpointStatus.REQUESTED);
		}
		else if (endpoint.isManaged()) {
			throw endpointExists(endpointId);
		}
		endpoint.manage();
		describe(endpoint, spec);
		try {
			endpoints.saveAndFlush(endpoint);
		}
		catch (DataIntegrityViolationException ex) {
			throw endpointExists(endpointId).because(ex);
		}
	}

	/** Notes what is handed in now for an endpoint that is only asked for. */
	@PreAuthorize("isAuthenticated()")
	public void describeEndpoint(String serviceId, EndpointSpec spec) {
		endpoints.findByLiveKey(Endpoint.liveKey(serviceId, spec.endpointId())).ifPresent((endpoint) -> {
			describe(endpoint, spec);
			endpoints.save(endpoint);
		});
	}

	/** Forgets an endpoint that will not be attached; one that is in Atlas stays. */
	@PreAuthorize("isAuthenticated()")
	public void rejectEndpoint(String serviceId, String endpointId) {
		endpoints.findByLiveKey(Endpoint.liveKey(serviceId, endpointId)).ifPresent((endpoint) -> {
			endpoint.disown();
			if (endpoint.status() == EndpointStatus.REQUESTED) {
				become(endpoint, EndpointStatus.DELETED);
			}
			endpoints.save(endpoint);
		});
	}

	/**
	 * Notes that an endpoint is to be attached after all. One that Atlas is still busy
	 * with is followed anew.
	 */
	@PreAuthorize("isAuthenticated()")
	public void retryEndpoint(String serviceId, EndpointSpec spec) {
		refuseIfGone(services.findById(serviceId).orElseThrow());
		endpoints.findByLiveKey(Endpoint.liveKey(serviceId, spec.endpointId())).ifPresentOrElse((endpoint) -> {
			if (endpoint.status().isFailure()) {
				become(endpoint, EndpointStatus.REQUESTED);
				describe(endpoint, spec);
			}
			else {
				endpoint.followUntil(null);
			}
			endpoints.save(endpoint);
		}, () -> requestEndpoint(serviceId, spec));
	}

	/** Atlas's own word counts for more, where there is one. */
	private static void describe(Endpoint endpoint, EndpointSpec spec) {
		if (endpoint.status() == EndpointStatus.REQUESTED) {
			endpoint.describe(spec);
		}
	}

	private void become(Endpoint endpoint, EndpointStatus status) {
		String projectId = services.findById(endpoint.serviceId()).orElseThrow().place().projectId();
		endpoint.become(status, null, new Endpoint.Move(Caller.current().actor(), projectId, clock.instant()));
	}

	private void apply(EndpointService service, ServiceAction action) {
		service.apply(action, null, Caller.current().actor(), clock.instant());
	}

	private String take(EndpointService service) {
		try {
			String id = services.save(service).id();
			services.flush();
			return id;
		}
		catch (DataIntegrityViolationException ex) {
			throw serviceExists(service.place()).because(ex);
		}
	}

	private static void refuseIfGone(EndpointService service) {
		if (service.status().isGone() || service.status() == ServiceStatus.DELETING) {
			throw ApiProblem.conflict("SERVICE_GONE", "Service %s is %s and does not come back. Ask for a new one."
				.formatted(service.id(), service.status()));
		}
	}

	private void refuseIfTaken(Place place, String by) {
		services.findByLiveKey(place.liveKey()).filter((other) -> !other.id().equals(by)).ifPresent((other) -> {
			if (other.status() == ServiceStatus.MISSING) {
				forget(other);
				return;
			}
			throw serviceExists(place).with("serviceId", other.id())
				.with("serviceStatus", other.status())
				.with("service", "/api/v1/services/" + other.id());
		});
	}

	/** Whoever asks anew knows that it is gone. */
	private void forget(EndpointService missing) {
		apply(missing, ServiceAction.VANISH);
		services.save(missing);
		services.flush();
		endpoints.findByServiceIdInAndLiveKeyNotNullOrderByCreatedAtAscIdAsc(List.of(missing.id()))
			.forEach((endpoint) -> {
				become(endpoint, EndpointStatus.DELETED);
				endpoints.save(endpoint);
			});
	}

	private static ApiProblem serviceExists(Place place) {
		return ApiProblem.conflict("SERVICE_EXISTS",
				"There is a service for %s in %s already. Attach your endpoint to it instead."
					.formatted(place.provider(), place.region()));
	}

	private static ApiProblem endpointExists(String endpointId) {
		return ApiProblem.conflict("ENDPOINT_EXISTS",
				"Endpoint %s is attached to this service already, or is about to be.".formatted(endpointId));
	}

}
