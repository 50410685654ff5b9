package dev.postern.project;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A stored key without its private half, which Postern never shows again.
 *
 * @param projectIds the projects that it opens
 * @param testSentence what came of the last test
 */
public record StoredKeyView(UUID id, String label, String publicKey, Set<String> projectIds, Instant createdAt,
		@Nullable Instant rotatedAt, @Nullable Instant testedAt, @Nullable KeyTestOutcome testOutcome,
		@Nullable String testSentence) {

}
