package dev.postern.audit;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An event that has to be in the log. Publishing one inside a transaction writes its
 * entry in that transaction: either both stand, or neither.
 */
public interface Auditable {

	/** When it happened. */
	Instant at();

	/** Who did it. */
	Actor actor();

	/** The project it belongs to, null if to none. */
	default @Nullable String projectId() {
		return null;
	}

	/** What happened, such as {@code request.approve}. */
	String kind();

	/** The id of what it happened to. */
	String subject();

	/** How it ended. */
	default Outcome outcome() {
		return Outcome.DONE;
	}

	/** More facts, never a secret. */
	default Map<String, Object> details() {
		return Map.of();
	}

}
