package dev.postern.simulator;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.postern.wire.AtlasEndpointStatus;

/**
 * An endpoint that was added to a service. How it fares is a function of time and, so
 * that every outcome can be asked for, of the last characters of its id.
 *
 * @param ordinal its place among the endpoints of its service, which its host names carry
 */
record Endpoint(String id, int ordinal, Instant addedAt, @Nullable Instant deletedAt) {

	AtlasEndpointStatus status(Instant now, Pace pace) {
		if (deletedAt != null) {
			return AtlasEndpointStatus.DELETING;
		}
		Instant accepted = addedAt.plus(pace.acceptance());
		if (now.isBefore(accepted) || id.endsWith("5105")) {
			return AtlasEndpointStatus.PENDING_ACCEPTANCE;
		}
		if (id.endsWith("dead")) {
			return AtlasEndpointStatus.REJECTED;
		}
		return now.isBefore(availableAt(pace)) ? AtlasEndpointStatus.PENDING : AtlasEndpointStatus.AVAILABLE;
	}

	/** What went wrong. The wording was seen by users of AWS. */
	@Nullable String errorMessage(Instant now, Pace pace) {
		boolean rejected = status(now, pace) == AtlasEndpointStatus.REJECTED;
		return rejected ? "Interface endpoint " + id + " was not found." : null;
	}

	Instant availableAt(Pace pace) {
		return addedAt.plus(pace.acceptance()).plus(pace.connection());
	}

	boolean isAvailable(Instant now, Pace pace) {
		return status(now, pace) == AtlasEndpointStatus.AVAILABLE;
	}

	/** Whether connection strings go through it by now. */
	boolean isPublished(Instant now, Pace pace) {
		return isAvailable(now, pace) && !now.isBefore(availableAt(pace).plus(pace.publication()));
	}

	/** When nothing is left of it, null while nobody has asked for its removal. */
	@Nullable Instant goneAt(Pace pace) {
		return (deletedAt != null) ? deletedAt.plus(pace.removal()) : null;
	}

	Endpoint deleted(Instant now) {
		return (deletedAt != null) ? this : new Endpoint(id, ordinal, addedAt, now);
	}

}
