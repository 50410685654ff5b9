package dev.postern.request;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.account.PortalRole;
import dev.postern.endpoint.Reservations;
import dev.postern.project.ProjectRole;
import dev.postern.project.Projects;
import dev.postern.rest.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one way in which people move a request: seen, permitted, applied, saved, and what
 * it held in the inventory given back or taken again.
 */
@Component
class RequestMoves {

	private final ChangeRequestRepository requests;

	private final Reservations reservations;

	private final Projects projects;

	private final Clock clock;

	RequestMoves(ChangeRequestRepository requests, Reservations reservations, Projects projects, Clock clock) {
		this.requests = requests;
		this.reservations = reservations;
		this.projects = projects;
		this.clock = clock;
	}

	ChangeRequest visible(UUID id) {
		ChangeRequest request = requests.findById(id).orElseThrow(() -> ApiProblem.notFound("request", id));
		if (!projects.isVisible(request.projectId())) {
			throw ApiProblem.hidden("request", id);
		}
		return request;
	}

	/** Refuses a project that does not exist for the caller. */
	void requireVisible(String projectId) {
		projects.visible(projectId);
	}

	/** Finds a request and makes sure that the caller may do this with it. */
	ChangeRequest permitted(UUID id, RequestAction action) {
		ChangeRequest request = visible(id);
		permissions(request).require(action, request);
		return request;
	}

	void move(ChangeRequest request, RequestAction action, @Nullable String remark) {
		request.apply(action, remark, Caller.current().actor(), clock.instant());
		requests.save(request);
		switch (action) {
			case REJECT, WITHDRAW, EXPIRE -> giveBack(request);
			case RETRY -> takeAgain(request);
			default -> {
			}
		}
	}

	Instant now() {
		return clock.instant();
	}

	private Permissions permissions(ChangeRequest request) {
		Caller caller = Caller.current();
		Set<ProjectRole> roles = caller.has(PortalRole.SYSTEM) ? Set.of() : projects.roles(request.projectId());
		return new Permissions(caller, roles);
	}

	private void giveBack(ChangeRequest request) {
		switch (request.content()) {
			case Change.CreateService create -> reservations.reject(request.service());
			case Change.AttachEndpoint attach -> reservations.rejectEndpoint(request.service(), attach.endpointId());
			case Change.RepairEndpoint repair -> reservations.rejectEndpoint(request.service(), repair.endpointId());
			case Change.DetachEndpoint detach -> {
			}
			case Change.DeleteService delete -> {
			}
			case Change.AdoptService adopt -> {
			}
			case Change.SetRegionalMode mode -> {
			}
			case Change.SetRemoteRegions regions -> {
			}
		}
	}

	private void takeAgain(ChangeRequest request) {
		switch (request.content()) {
			case Change.CreateService create -> reservations.retry(request.service());
			case Change.AttachEndpoint attach -> reservations.retryEndpoint(request.service(), attach.endpoint());
			case Change.RepairEndpoint repair -> reservations.retryEndpoint(request.service(), repair.endpoint());
			case Change.DetachEndpoint detach -> {
			}
			case Change.DeleteService delete -> {
			}
			case Change.AdoptService adopt -> {
			}
			case Change.SetRegionalMode mode -> {
			}
			case Change.SetRemoteRegions regions -> {
			}
		}
	}

}
