package dev.postern.request;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.project.ProjectRole;
import dev.postern.project.Projects;
import org.springframework.data.domain.Limit;
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

	/** The most that are shown at once; the rest follow as these are decided. */
	static final int MOST = 100;

	private final ChangeRequestRepository requests;

	private final Projects projects;

	private final RequestViews views;

	Inbox(ChangeRequestRepository requests, Projects projects, RequestViews views) {
		this.requests = requests;
		this.projects = projects;
		this.views = views;
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

	/** What waits and matches, oldest first, up to the most that a page shows. */
	public List<RequestView> list(RequestQuery wanted) {
		RequestFilter filter = mine(wanted);
		return views.of(requests.waiting(filter, Caller.current().personId(), Limit.of(MOST)));
	}

	/** What has waited longest. */
	public Optional<UUID> next() {
		RequestFilter all = mine(new RequestQuery(null, null, null, null, null));
		return requests.waiting(all, Caller.current().personId(), Limit.of(1))
			.stream()
			.map(ChangeRequest::id)
			.findFirst();
	}

	/** Whoever has asked for what waits, by name. */
	public List<String> requesters() {
		return requests.requesters(projects.idsWith(ProjectRole.APPROVER), RequestStatus.AWAITING_APPROVAL,
				Caller.current().personId());
	}

	private RequestFilter mine(RequestQuery wanted) {
		RequestFilter filter = wanted.filter(projects);
		Set<String> own = new HashSet<>(filter.projectIds());
		own.retainAll(projects.idsWith(ProjectRole.APPROVER));
		return new RequestFilter(own, Set.of(RequestStatus.AWAITING_APPROVAL), filter.kinds(), filter.serviceId(),
				filter.requester());
	}

}
