package dev.postern.request;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A request that is being carried out, or was given up.
 */
public record Underway(UUID requestId, String projectId, String serviceId, Change change, boolean failed,
		@Nullable String waitsFor, @Nullable Instant deadline) {

	public boolean isLate(Instant now) {
		return deadline != null && now.isAfter(deadline);
	}

}
