package dev.postern.endpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.account.PortalRole;
import dev.postern.project.ProjectRole;
import dev.postern.project.Projects;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is different between the inventory and Atlas, as people see it and answer to it.
 * Nothing here changes anything in Atlas.
 */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class Drifts {

	private static final Duration LONGEST = Duration.ofDays(366);

	private final DriftRepository drifts;

	private final EndpointServiceRepository services;

	private final ServiceNotes notes;

	private final Projects projects;

	private final Clock clock;

	Drifts(DriftRepository drifts, EndpointServiceRepository services, ServiceNotes notes, Projects projects,
			Clock clock) {
		this.drifts = drifts;
		this.services = services;
		this.notes = notes;
		this.projects = projects;
		this.clock = clock;
	}

	/** What is different now in one visible project, or in all of them, newest first. */
	@Transactional(readOnly = true)
	public ListPage<DriftView> list(@Nullable String projectId, ListQuery query) {
		Set<String> wanted = (projectId != null) ? Set.of(projects.visible(projectId).id()) : projects.visibleIds();
		List<Drift> rows = drifts.page(wanted, query.before(), query.beforeUuid(), Limit.of(query.limit() + 1));
		return ListPage.cut(rows, query, (drift) -> ListQuery.cursor(drift.view().since(), drift.view().id()),
				Drift::view);
	}

	/** How much is different that nobody ignores, in all visible projects. */
	@Transactional(readOnly = true)
	public long count() {
		return drifts.count(projects.visibleIds(), clock.instant());
	}

	/** One difference, if the caller may see its project. */
	@Transactional(readOnly = true)
	public DriftView show(UUID id) {
		return find(id).view();
	}

	/** Hides it until then; it comes back by itself. */
	public DriftView ignore(UUID id, Instant until, String why) {
		Instant now = clock.instant();
		if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
			throw ApiProblem.invalid("/until", "Give a time from now to a year from now.");
		}
		Drift drift = open(id);
		drift.ignore(until, why, Caller.current().actor(), now);
		return drifts.save(drift).view();
	}

	/** Shows it again. */
	public DriftView heed(UUID id) {
		Drift drift = open(id);
		if (drift.view().ignoredUntil() != null) {
			drift.heed(Caller.current().actor(), clock.instant());
		}
		return drifts.save(drift).view();
	}

	/**
	 * Takes note of it, and is done with it: what is missing is gone from here on, what
	 * has changed is as it should be.
	 */
	public DriftView accept(UUID id) {
		Drift drift = open(id);
		if (!drift.view().acceptable()) {
			throw ApiProblem.conflict("ACTION_NOT_ALLOWED",
					"Only what is missing or changed can be accepted as it is. Adopt this, remove it, or ignore it.");
		}
		drift.resolve(Caller.current().actor(), clock.instant());
		DriftView accepted = drifts.save(drift).view();
		if (drift.kind() == DriftKind.MISSING) {
			forget(services.findById(drift.serviceId()).orElseThrow(), drift.endpointId());
		}
		return accepted;
	}

	private void forget(EndpointService service, @Nullable String endpointId) {
		if (endpointId == null) {
			notes.forget(service);
		}
		else {
			notes.attached(service)
				.stream()
				.filter((endpoint) -> endpoint.endpointId().equals(endpointId))
				.forEach(notes::forget);
		}
	}

	private Drift find(UUID id) {
		Drift drift = drifts.findById(id).orElseThrow(() -> ApiProblem.notFound("drift", id.toString()));
		if (!projects.isVisible(drift.projectId())) {
			throw ApiProblem.hidden("drift", id.toString());
		}
		return drift;
	}

	/** Answers are decisions, and an approver's or an operator's. */
	private void requireAnswerer(String projectId) {
		Caller caller = Caller.current();
		if (!caller.has(PortalRole.OPERATOR) && !projects.roles(projectId).contains(ProjectRole.APPROVER)) {
			throw ApiProblem.forbidden("NOT_APPROVER", "Only an approver of the project or an operator may do this.");
		}
		if (!caller.mayDecide()) {
			throw ApiProblem.forbidden("KEY_MAY_NOT_DECIDE", "This API key may not decide on drift.");
		}
	}

	private Drift open(UUID id) {
		Drift drift = find(id);
		requireAnswerer(drift.projectId());
		if (!drift.isOpen()) {
			throw ApiProblem.conflict("ACTION_NOT_ALLOWED", "This is not different any more.");
		}
		return drift;
	}

}
