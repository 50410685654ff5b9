package dev.postern.project;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import dev.postern.atlas.AtlasKey;
import org.jspecify.annotations.Nullable;

/**
 * A stored key without its private half, which Postern never shows again.
 *
 * @param publicKey the public key, or a service account's client id
 * @param projectIds the projects that it opens
 * @param testSentence what came of the last test
 */
public record StoredKeyView(UUID id, String label, AtlasKey.Kind kind, String publicKey, Set<String> projectIds,
		Instant createdAt, @Nullable Instant rotatedAt, @Nullable Instant testedAt,
		@Nullable KeyTestOutcome testOutcome, @Nullable String testSentence) {

}
