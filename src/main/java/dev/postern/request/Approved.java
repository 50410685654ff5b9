package dev.postern.request;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What was approved and is being carried out: the snapshot of the decision, whatever the
 * request's row says now.
 *
 * @param waitsFor what the operator has to do, during which the deadline stands still
 */
public record Approved(UUID requestId, String projectId, String serviceId, Change change, Instant deadline,
		@Nullable String waitsFor) {

	public boolean waiting() {
		return waitsFor != null;
	}

}
