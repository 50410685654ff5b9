package dev.postern.endpoint;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A difference between the inventory and Atlas, as others see it.
 *
 * @param endpointId null if it is about the service itself
 * @param ignoredUntil null if it is not ignored
 */
public record DriftView(UUID id, DriftKind kind, String projectId, String serviceId, @Nullable String endpointId,
		String expected, String seen, Instant since, @Nullable Instant ignoredUntil, @Nullable String ignoredBy,
		@Nullable String ignoredWhy) {

	/** Whether somebody can take note of it and so be done with it. */
	public boolean acceptable() {
		return kind == DriftKind.MISSING || kind == DriftKind.CHANGED;
	}

}
