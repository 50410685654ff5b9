package dev.postern.request;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What was approved and is being carried out: the snapshot of the decision, whatever the
 * request's row says now.
 *
 * @param waitsFor what the operator has to do, during which the deadline stands still
 */
public record Approved(UUID requestId, String projectId, @Nullable String serviceId, Change change, Instant deadline,
		@Nullable String waitsFor) {

	public boolean waiting() {
		return waitsFor != null;
	}

	/** The service it is about; not for what is about a whole project. */
	public String service() {
		return Objects.requireNonNull(serviceId);
	}

}
