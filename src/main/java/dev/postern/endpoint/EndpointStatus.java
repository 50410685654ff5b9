package dev.postern.endpoint;

import java.util.EnumSet;
import java.util.Set;

import dev.postern.wire.AtlasEndpointStatus;

/**
 * Where an endpoint stands: asked for, and from then on in Atlas's own words.
 */
public enum EndpointStatus {

	/** Asked for, and not in Atlas yet. */
	REQUESTED,

	/** AWS: Amazon has not seen the endpoint yet. */
	NONE,

	/** AWS: Amazon holds the connection request. */
	PENDING_ACCEPTANCE,

	/** AWS: the connection is being set up. */
	PENDING,

	/** Azure, Google Cloud: not accepted yet. */
	INITIATING,

	/** Google Cloud: found, and now being accepted. */
	VERIFIED,

	/** Connected. */
	AVAILABLE,

	/** AWS: could not be connected. */
	REJECTED,

	/** Could not be connected, or could not even be attached. */
	FAILED,

	/** It worked, and Atlas does not list it any more, though nobody asked for that. */
	MISSING,

	/** Atlas is removing it. */
	DELETING,

	/** Gone, or never attached. */
	DELETED,

	/** Atlas says something that this version does not know. */
	UNKNOWN;

	private static final Set<EndpointStatus> SETTLED = EnumSet.of(REQUESTED, AVAILABLE, REJECTED, FAILED, MISSING,
			DELETED);

	/** Our word for Atlas's. */
	static EndpointStatus of(AtlasEndpointStatus status) {
		return valueOf(status.name());
	}

	/**
	 * The whole transition table: what is gone stays gone, what is asked for again must
	 * have failed, and for the rest Atlas's word is taken.
	 */
	boolean allows(EndpointStatus next) {
		return switch (next) {
			case REQUESTED -> isFailure();
			default -> this != DELETED && this != next;
		};
	}

	/** Whether Atlas is expected to change it without being asked again. */
	public boolean isMoving() {
		return !SETTLED.contains(this);
	}

	/** Whether it does not work, and will not by itself. */
	public boolean isFailure() {
		return isRepairable() || this == MISSING;
	}

	/**
	 * Whether another endpoint can take its place: Atlas could not connect it. What Atlas
	 * does not even have any more leaves no place to take.
	 */
	public boolean isRepairable() {
		return this == REJECTED || this == FAILED;
	}

}
