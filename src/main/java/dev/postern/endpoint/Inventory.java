package dev.postern.endpoint;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.postern.project.Projects;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Slice;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Services and endpoints as people see them. What they ask for comes in through
 * {@link Reservations}, what Atlas says through {@link Observations}.
 */
@Service
@Transactional(readOnly = true)
public class Inventory {

	private final EndpointServiceRepository services;

	private final EndpointRepository endpoints;

	private final ServiceViews views;

	private final RegionalModeRepository modes;

	private final Projects projects;

	Inventory(EndpointServiceRepository services, EndpointRepository endpoints, ServiceViews views,
			RegionalModeRepository modes, Projects projects) {
		this.services = services;
		this.endpoints = endpoints;
		this.views = views;
		this.modes = modes;
		this.projects = projects;
	}

	/** A service by Postern's id or by Atlas's, if the caller may see its project. */
	@PreAuthorize("isAuthenticated()")
	public ServiceView service(String id) {
		EndpointService service = services.findByEitherId(id).orElseThrow(() -> ApiProblem.notFound("service", id));
		if (!projects.isVisible(service.place().projectId())) {
			throw ApiProblem.hidden("service", id);
		}
		return views.of(service);
	}

	/** Why the caller sees no such service where they look for it. */
	@PreAuthorize("isAuthenticated()")
	public ApiProblem unseen(String id) {
		// whoever names another project than the service is in may still be after it
		return services.findByEitherId(id)
			.filter((service) -> !projects.isVisible(service.place().projectId()))
			.map((service) -> ApiProblem.hidden("service", id))
			.orElseGet(() -> ApiProblem.notFound("service", id));
	}

	/** All services that hold their place there, oldest first, at a glance. */
	@PreAuthorize("isAuthenticated()")
	public List<ServiceView> services(String projectId, Provider provider) {
		projects.visible(projectId);
		return Glance.of(services.glances(projectId, provider));
	}

	/** The clusters of a project that the caller may see, as Atlas last answered them. */
	@PreAuthorize("isAuthenticated()")
	public List<ClusterView> clusters(String projectId) {
		return views.clusters(projects.visible(projectId).id());
	}

	/** Whether a project is in regional mode, null if that was never read. */
	@PreAuthorize("isAuthenticated()")
	public @Nullable Boolean regionalMode(String projectId) {
		return modes.findById(projects.visible(projectId).id()).map(RegionalMode::isEnabled).orElse(null);
	}

	/** Those of the services that the caller may see, by Postern's ids. */
	@PreAuthorize("isAuthenticated()")
	public Map<String, ServiceView> services(Set<String> ids) {
		if (ids.isEmpty()) {
			return Map.of();
		}
		List<EndpointService> visible = services.findByIdInAndProjectIdIn(ids, projects.visibleIds());
		return views.of(visible).stream().collect(Collectors.toMap(ServiceView::id, Function.identity()));
	}

	/** The services of one visible project, or of all of them, newest first. */
	@PreAuthorize("isAuthenticated()")
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
	public ServicePage search(ServiceQuery query) {
		Set<String> wanted = (query.projectId() != null) ? Set.of(projects.visible(query.projectId()).id())
				: projects.visibleIds();
		Slice<EndpointService> found = services.search(ServiceFilter.of(query, wanted),
				PageRequest.of(query.page(), ServiceQuery.PAGE_SIZE));
		return new ServicePage(views.of(found.getContent()), query.page(), found.hasNext());
	}

	/** The live service in a place; one that is missing does not stand in the way. */
	@PreAuthorize("isAuthenticated()")
	public Optional<ServiceView> standingAt(Place place) {
		return services.findByLiveKey(place.liveKey())
			.filter((service) -> service.status() != ServiceStatus.MISSING)
			.map(views::of);
	}

	/**
	 * Whether an endpoint stands on another service that the caller may see, or is asked
	 * for there in the same project. Of all others Atlas knows, and nobody here may learn
	 * of them, nor keep an endpoint from them by asking first.
	 */
	@PreAuthorize("isAuthenticated()")
	public boolean isAttachedElsewhere(ServiceView service, String endpointId) {
		return endpoints
			.elsewhere(service.id(), endpointId.toLowerCase(Locale.ROOT), service.projectId(), projects.visibleIds())
			.stream()
			.anyMatch((endpoint) -> !endpoint.status().isFailure());
	}

}
