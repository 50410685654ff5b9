package dev.postern.provisioning;

import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a job has to know.
 *
 * @param attempt how often it was tried before
 * @param projectId whose turn it takes; null in jobs of earlier versions
 */
record CarryOutJob(UUID requestId, int attempt, @Nullable String projectId) {

	CarryOutJob next() {
		return new CarryOutJob(requestId, attempt + 1, projectId);
	}

	/** Those of one lane stand in each other's way. */
	String lane() {
		return Objects.requireNonNullElse(projectId, requestId.toString());
	}

}
