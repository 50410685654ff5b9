package dev.postern.endpoint;

import java.util.Set;

/**
 * Where a service stands. {@link ServiceAction} says how it moves.
 */
public enum ServiceStatus {

	/** Asked for, and not in Atlas yet. */
	REQUESTED,

	/** Atlas is making it, or changing it. */
	INITIATING,

	/** Waits for its first working endpoint. */
	READY,

	/** At least one endpoint works. */
	CONNECTED,

	/** It stood, and Atlas does not list it any more, though nobody asked for that. */
	MISSING,

	/** Atlas could not or would not make it. */
	FAILED,

	/** Atlas is removing it. */
	DELETING,

	/** Gone from Atlas. */
	DELETED,

	/** Asked for, and refused or taken back. */
	REJECTED;

	private static final Set<ServiceStatus> GONE = Set.of(DELETED, REJECTED);

	/** Whether endpoints may be attached. */
	public boolean takesEndpoints() {
		return this == READY || this == CONNECTED;
	}

	/** Whether Atlas is expected to change it without being asked again. */
	public boolean isMoving() {
		return this == INITIATING || this == DELETING;
	}

	/** Whether it is history. */
	public boolean isGone() {
		return GONE.contains(this);
	}

}
