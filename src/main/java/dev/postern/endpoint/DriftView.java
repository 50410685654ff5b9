package dev.postern.endpoint;

import java.time.Instant;
import java.util.UUID;

import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the inventory and Atlas, as others see it.
 *
 * @param endpointId null if it is about the service itself
 * @param region the Atlas name
 * @param ignoredUntil null if it is not ignored
 * @param resolvedAt null while it lasts
 */
public record DriftView(UUID id, DriftKind kind, String projectId, Provider provider, String region, String serviceId,
		@Nullable String endpointId, String expected, String seen, Instant since, @Nullable Instant ignoredUntil,
		@Nullable String ignoredBy, @Nullable String ignoredWhy, @Nullable Instant resolvedAt) {

	/** Whether somebody can take note of it and so be done with it. */
	public boolean acceptable() {
		return kind == DriftKind.MISSING || kind == DriftKind.CHANGED;
	}

	/** Whether nobody needs to see it now. */
	public boolean ignoredAt(Instant now) {
		return ignoredUntil != null && ignoredUntil.isAfter(now);
	}

}
