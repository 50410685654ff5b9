package dev.postern.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted. What is null does not matter.
 *
 * @param request the id of a request, wherever an entry carries it: a refusal does in the
 * route that was refused
 * @param from the first instant
 * @param until the instant after the last
 */
public record AuditFilter(@Nullable String actor, @Nullable String projectId, @Nullable String kind,
		@Nullable String subject, @Nullable String request, @Nullable Instant from, @Nullable Instant until) {

	/** Conditions in SQL with one placeholder each, and the value that goes there. */
	Map<String, Object> conditions() {
		Map<String, Object> conditions = new LinkedHashMap<>();
		put(conditions, "actor = ?", actor);
		put(conditions, "project_id = ?", projectId);
		put(conditions, "kind = ?", kind);
		put(conditions, "subject = ?", subject);
		put(conditions, "(subject || ' ' || details) like ?", (request != null) ? '%' + request + '%' : null);
		put(conditions, "at >= ?", from);
		put(conditions, "at < ?", until);
		return conditions;
	}

	private static void put(Map<String, Object> conditions, String condition, @Nullable Object value) {
		if (value != null) {
			conditions.put(condition, value);
		}
	}

}
