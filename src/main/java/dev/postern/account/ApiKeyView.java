package dev.postern.account;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An API key as its owner sees it, without the private half.
 */
public record ApiKeyView(UUID id, String publicKey, String label, boolean mayDecide, Instant createdAt,
		@Nullable Instant lastUsedAt, @Nullable Instant revokedAt) {

}
