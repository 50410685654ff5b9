package dev.postern.request;

import dev.postern.account.Caller;
import dev.postern.project.ProjectRole;
import dev.postern.project.Projects;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What waits for the caller's decision: of the projects that they approve for, and never
 * their own.
 */
@Service
@PreAuthorize("isAuthenticated()")
@Transactional(readOnly = true)
public class Inbox {

	private final ChangeRequestRepository requests;

	private final Projects projects;

	Inbox(ChangeRequestRepository requests, Projects projects) {
		this.requests = requests;
		this.projects = projects;
	}

	/** Whether anything can ever wait for the caller. */
	public boolean isMine() {
		return !projects.idsWith(ProjectRole.APPROVER).isEmpty();
	}

	/** How many wait. */
	public long size() {
		return requests.countByProjectIdInAndStatusAndRequesterIdNot(projects.idsWith(ProjectRole.APPROVER),
				RequestStatus.AWAITING_APPROVAL, Caller.current().personId());
	}

}
