package dev.postern.request;

import java.util.List;
import java.util.Set;

import dev.postern.account.Caller;
import dev.postern.account.PortalRole;
import dev.postern.project.ProjectRole;
import dev.postern.rest.ApiProblem;

/**
 * Who may do what with a request. Nobody decides on their own, whichever way they come.
 */
record Permissions(Caller caller, Set<ProjectRole> roles) {

	/** What the state allows and the caller may. */
	List<RequestAction> offered(ChangeRequest request) {
		return RequestAction.allowedIn(request.status()).stream().filter((action) -> permits(action, request)).toList();
	}

	boolean permits(RequestAction action, ChangeRequest request) {
		return switch (action) {
			case EDIT, WITHDRAW -> asked(request);
			case APPROVE, REJECT -> !asked(request) && roles.contains(ProjectRole.APPROVER) && caller.mayDecide();
			case RETRY, GIVE_UP ->
				asked(request) || roles.contains(ProjectRole.APPROVER) || caller.has(PortalRole.OPERATOR);
			case ASK, START, EXPIRE, COMPLETE, FAIL, RECOVER -> false;
		};
	}

	/** Refuses what {@link #permits} does not, and says why. */
	void require(RequestAction action, ChangeRequest request) {
		if (permits(action, request)) {
			return;
		}
		boolean deciding = action == RequestAction.APPROVE || action == RequestAction.REJECT;
		if (deciding && asked(request)) {
			throw ApiProblem.forbidden("OWN_REQUEST", "Nobody decides on their own request.");
		}
		if (deciding && !roles.contains(ProjectRole.APPROVER)) {
			throw ApiProblem.forbidden("NOT_APPROVER", "Only an approver of the project decides on its requests.");
		}
		if (deciding) {
			throw ApiProblem.forbidden("KEY_MAY_NOT_DECIDE", "This API key may not decide on requests.");
		}
		throw ApiProblem.forbidden("NOT_YOURS", "Only the requester may do this.");
	}

	private boolean asked(ChangeRequest request) {
		return request.requesterId().equals(caller.personId());
	}

}
