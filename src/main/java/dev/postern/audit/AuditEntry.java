package dev.postern.audit;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One line of the log.
 */
public record AuditEntry(long id, Instant at, String actor, String origin, @Nullable String projectId, String kind,
		String subject, Outcome outcome, Map<String, Object> details) {

}
