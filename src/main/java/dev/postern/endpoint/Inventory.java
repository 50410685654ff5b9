package dev.postern.endpoint;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.postern.account.Caller;
import dev.postern.project.Projects;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Slice;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Services and endpoints as people ask for them and see them. What Atlas says of them
 * comes in through {@link Observations}.
 */
@Service
@Transactional
public class Inventory {

	private final EndpointServiceRepository services;

	private final EndpointRepository endpoints;

	private final ServiceViews views;

	private final Projects projects;

	private final Clock clock;

	Inventory(EndpointServiceRepository services, EndpointRepository endpoints, ServiceViews views, Projects projects,
			Clock clock) {
		this.services = services;
		this.endpoints = endpoints;
		this.views = views;
		this.projects = projects;
		this.clock = clock;
	}

	/** A service by Postern's id or by Atlas's, if the caller may see its project. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public ServiceView service(String id) {
		EndpointService service = services.findByEitherId(id).orElseThrow(() -> ApiProblem.notFound("service", id));
		if (!projects.isVisible(service.place().projectId())) {
			throw ApiProblem.hidden("service", id);
		}
		return views.of(service);
	}

	/** Those of the services that the caller may see, by Postern's ids. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public Map<String, ServiceView> services(Set<String> ids) {
		if (ids.isEmpty()) {
			return Map.of();
		}
		List<EndpointService> visible = services.findByIdInAndProjectIdIn(ids, projects.visibleIds());
		return views.of(visible).stream().collect(Collectors.toMap(ServiceView::id, Function.identity()));
	}

	/** The services of one visible project, or of all of them, newest first. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public ListPage<ServiceView> services(@Nullable String projectId, ListQuery query) {
		Set<String> wanted = projects.visibleIds();
		if (projectId != null) {
			wanted = Set.of(projects.visible(projectId).id());
		}
		List<EndpointService> rows = services.page(wanted, query.before(), query.beforeId(),
				Limit.of(query.limit() + 1));
		ListPage<EndpointService> page = ListPage.cut(rows, query,
				(service) -> ListQuery.cursor(service.createdAt(), service.id()), (service) -> service);
		return new ListPage<>(views.of(page.items()), page.next());
	}

	/** The services that match, first what needs somebody. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public ServicePage search(ServiceQuery query) {
		Set<String> wanted = (query.projectId() != null) ? Set.of(projects.visible(query.projectId()).id())
				: projects.visibleIds();
		Slice<EndpointService> found = services.search(ServiceFilter.of(query, wanted),
				PageRequest.of(query.page(), ServiceQuery.PAGE_SIZE));
		return new ServicePage(views.of(found.getContent()), query.page(), found.hasNext());
	}

	/** The live service in a place; one that is missing does not stand in the way. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public Optional<ServiceView> standingAt(Place place) {
		return services.findByLiveKey(place.liveKey())
			.filter((service) -> service.status() != ServiceStatus.MISSING)
			.map(views::of);
	}

	/** Takes a place for a service that is asked for, and answers the service's id. */
	@PreAuthorize("isAuthenticated()")
	public String request(Place place) {
		String id = Ids.fresh();
		refuseIfTaken(place, id);
		return take(new EndpointService(id, place, true, clock.instant()));
	}

	/** Moves a service that is only asked for to another place. */
	@PreAuthorize("isAuthenticated()")
	public void move(String serviceId, Place place) {
		EndpointService service = services.findById(serviceId).orElseThrow();
		if (service.status() != ServiceStatus.REQUESTED) {
			throw ApiProblem.conflict("ACTION_NOT_ALLOWED", "Service %s stands already.".formatted(serviceId));
		}
		if (!service.place().equals(place)) {
			// before the service is changed, because every query writes down what has
			// changed
			refuseIfTaken(place, serviceId);
			service.standAt(place, clock.instant());
			take(service);
		}
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
	public void requestEndpoint(String serviceId, String endpointId) {
		Endpoint endpoint = endpoints.findByLiveKey(Endpoint.liveKey(serviceId, endpointId))
			.orElseGet(() -> new Endpoint(serviceId, endpointId, false, clock.instant()));
		if (endpoint.status() == EndpointStatus.MISSING) {
			become(endpoint, EndpointStatus.REQUESTED);
		}
		else if (endpoint.isManaged()) {
			throw endpointExists(endpointId);
		}
		endpoint.manage();
		try {
			endpoints.saveAndFlush(endpoint);
		}
		catch (DataIntegrityViolationException ex) {
			throw endpointExists(endpointId).because(ex);
		}
	}

	/**
	 * Whether an endpoint stands on another service that the caller may see, or is asked
	 * for there in the same project. Of all others Atlas knows, and nobody here may learn
	 * of them, nor keep an endpoint from them by asking first.
	 */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public boolean isAttachedElsewhere(ServiceView service, String endpointId) {
		return endpoints
			.elsewhere(service.id(), endpointId.toLowerCase(Locale.ROOT), service.projectId(), projects.visibleIds())
			.stream()
			.anyMatch((endpoint) -> !endpoint.status().isFailure());
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
	public void retryEndpoint(String serviceId, String endpointId) {
		refuseIfGone(services.findById(serviceId).orElseThrow());
		endpoints.findByLiveKey(Endpoint.liveKey(serviceId, endpointId)).ifPresentOrElse((endpoint) -> {
			if (endpoint.status().isFailure()) {
				become(endpoint, EndpointStatus.REQUESTED);
			}
			else {
				endpoint.followUntil(null);
			}
			endpoints.save(endpoint);
		}, () -> requestEndpoint(serviceId, endpointId));
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
