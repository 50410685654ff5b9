package dev.postern.request;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static dev.postern.request.RequestStatus.APPLIED;
import static dev.postern.request.RequestStatus.APPLYING;
import static dev.postern.request.RequestStatus.APPROVED;
import static dev.postern.request.RequestStatus.AWAITING_APPROVAL;
import static dev.postern.request.RequestStatus.EXPIRED;
import static dev.postern.request.RequestStatus.FAILED;
import static dev.postern.request.RequestStatus.REJECTED;
import static dev.postern.request.RequestStatus.WITHDRAWN;

/**
 * Every way a request can move: the state it leads to, and the states it starts from.
 */
public enum RequestAction {

	/** Somebody asks. */
	ASK(AWAITING_APPROVAL),

	/** The requester changes what is asked for. */
	EDIT(AWAITING_APPROVAL, AWAITING_APPROVAL),

	/** An approver says yes. */
	APPROVE(APPROVED, AWAITING_APPROVAL),

	/** An approver says no, with a reason. */
	REJECT(REJECTED, AWAITING_APPROVAL),

	/** The requester takes it back. */
	WITHDRAW(WITHDRAWN, AWAITING_APPROVAL),

	/** Nobody decided in time. */
	EXPIRE(EXPIRED, AWAITING_APPROVAL),

	/** Postern begins to carry it out. */
	START(APPLYING, APPROVED),

	/** It is done. */
	COMPLETE(APPLIED, APPLYING),

	/** Atlas refused, or did not manage in time. */
	FAIL(FAILED, APPLYING),

	/** Nobody wants to wait for it any longer. */
	GIVE_UP(FAILED, APPROVED, APPLYING),

	/** What failed is tried again, as it was approved. */
	RETRY(APPROVED, FAILED),

	/** What had been given up turned out to be done. */
	RECOVER(APPLIED, FAILED);

	private final RequestStatus target;

	private final Set<RequestStatus> sources;

	RequestAction(RequestStatus target, RequestStatus... sources) {
		this.target = target;
		this.sources = Set.copyOf(Arrays.asList(sources));
	}

	public RequestStatus target() {
		return target;
	}

	public boolean allowedFrom(RequestStatus status) {
		return sources.contains(status);
	}

	/** Everything that can happen in a state. */
	public static List<RequestAction> allowedIn(RequestStatus status) {
		return Stream.of(values()).filter((action) -> action.allowedFrom(status)).toList();
	}

}
