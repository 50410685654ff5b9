package dev.postern.simulator;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.postern.wire.AtlasEndpointStatus;

/**
 * An endpoint that was added to a service. How it fares is a function of time and, so
 * that every outcome can be asked for, of the last characters of its names.
 *
 * @param ordinal its place among the endpoints of its service, which its host names carry
 */
record Endpoint(String id, Handed handed, int ordinal, Instant addedAt, @Nullable Instant deletedAt) {

	private static final String UNACCEPTED_ENDING = "5105";

	private static final String REFUSED_ENDING = "dead";

	/** What was kept before there were other providers is of AWS. */
	Endpoint {
		handed = (handed != null) ? handed : new Handed.Aws();
	}

	/** How far an endpoint has come, whatever its provider calls it. */
	enum Stage {

		ASKED, ACCEPTED, CONNECTED, REFUSED, LEAVING;

		/** Whether it serves, or is about to. */
		boolean isLive() {
			return this == ASKED || this == ACCEPTED || this == CONNECTED;
		}

	}

	Stage stage(Instant now, Pace pace) {
		if (deletedAt != null) {
			return Stage.LEAVING;
		}
		if (now.isBefore(acceptedAt(pace)) || isCalled(UNACCEPTED_ENDING)) {
			return Stage.ASKED;
		}
		if (isCalled(REFUSED_ENDING)) {
			return Stage.REFUSED;
		}
		return now.isBefore(availableAt(pace)) ? Stage.ACCEPTED : Stage.CONNECTED;
	}

	AtlasEndpointStatus status(Instant now, Pace pace) {
		return handed.word(stage(now, pace));
	}

	/** The state of one rule of a group: they are connected one after another. */
	AtlasEndpointStatus status(Handed.Gcp group, int rule, Instant now, Pace pace) {
		int rules = group.rules().size();
		Duration share = pace.connection().multipliedBy(rule + 1L).dividedBy(rules);
		boolean connected = !now.isBefore(acceptedAt(pace).plus(share));
		return switch (stage(now, pace)) {
			case ASKED -> AtlasEndpointStatus.INITIATING;
			case ACCEPTED -> connected ? AtlasEndpointStatus.AVAILABLE : AtlasEndpointStatus.INITIATING;
			case CONNECTED -> AtlasEndpointStatus.AVAILABLE;
			case REFUSED -> (id.endsWith(REFUSED_ENDING) || group.rules().get(rule).name().endsWith(REFUSED_ENDING))
					? AtlasEndpointStatus.FAILED : AtlasEndpointStatus.AVAILABLE;
			case LEAVING -> AtlasEndpointStatus.DELETING;
		};
	}

	/** What went wrong. */
	@Nullable String errorMessage(Instant now, Pace pace) {
		return (stage(now, pace) == Stage.REFUSED) ? handed.refusal(id) : null;
	}

	Instant availableAt(Pace pace) {
		return acceptedAt(pace).plus(pace.connection());
	}

	boolean isAvailable(Instant now, Pace pace) {
		return stage(now, pace) == Stage.CONNECTED;
	}

	/** Whether connection strings go through it by now. */
	boolean isPublished(Instant now, Pace pace) {
		return isAvailable(now, pace) && !now.isBefore(availableAt(pace).plus(pace.publication()));
	}

	/** When nothing is left of it, null while nobody has asked for its removal. */
	@Nullable Instant goneAt(Pace pace) {
		return (deletedAt != null) ? deletedAt.plus(pace.removal()) : null;
	}

	boolean isNamed(String other) {
		return handed.isSame(id, other);
	}

	Endpoint deleted(Instant now) {
		return (deletedAt != null) ? this : new Endpoint(id, handed, ordinal, addedAt, now);
	}

	private Instant acceptedAt(Pace pace) {
		return addedAt.plus(pace.acceptance());
	}

	private boolean isCalled(String ending) {
		return handed.names(id).anyMatch((name) -> name.endsWith(ending));
	}

}
