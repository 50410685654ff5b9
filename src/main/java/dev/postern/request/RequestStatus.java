package dev.postern.request;

/**
 * Where a request stands. {@link RequestAction} says how it moves.
 */
public enum RequestStatus {

	/** Waits for an approver. */
	AWAITING_APPROVAL,

	/** Approved, and about to be carried out. */
	APPROVED,

	/** Being carried out. */
	APPLYING,

	/** Done. */
	APPLIED,

	/** An approver said no. */
	REJECTED,

	/** Taken back. */
	WITHDRAWN,

	/** Nobody decided in time. */
	EXPIRED,

	/** Could not be carried out. */
	FAILED;

	/** Whether nothing more is on its way. A failed request may still be tried again. */
	public boolean isSettled() {
		return this != AWAITING_APPROVAL && this != APPROVED && this != APPLYING;
	}

}
