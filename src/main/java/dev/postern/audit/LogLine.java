package dev.postern.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the log as its page shows it.
 *
 * @param projectName null if the project is not known, or there is none
 * @param link the page of what it happened to, null if it has none
 * @param request which kind of request it is about, null if about none
 * @param facts the details, flat
 */
record LogLine(AuditEntry entry, @Nullable String projectName, @Nullable String link, @Nullable String request,
		List<Fact> facts) {

	private static final String REQUEST_ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

	static LogLine of(AuditEntry entry, @Nullable String projectName) {
		List<Fact> facts = new ArrayList<>();
		entry.details().forEach((name, value) -> flatten(name, value, facts));
		Object request = entry.details().getOrDefault("request", entry.details().get("what"));
		return new LogLine(entry, projectName, link(entry), (request instanceof String kind) ? kind : null, facts);
	}

	private static @Nullable String link(AuditEntry entry) {
		String kind = entry.kind();
		String subject = entry.subject();
		if ((kind.startsWith("request.") || kind.equals("atlas.write")) && subject.matches(REQUEST_ID)) {
			return "/requests/" + subject;
		}
		return (kind.startsWith("service.") && subject.matches("[0-9a-f]{24}")) ? "/services/" + subject : null;
	}

	private static void flatten(String name, @Nullable Object value, List<Fact> facts) {
		if (value instanceof Map<?, ?> map) {
			map.forEach((key, inner) -> flatten(name + ' ' + key, inner, facts));
		}
		else if (value instanceof List<?> list && list.stream().anyMatch((inner) -> inner instanceof Map)) {
			for (int i = 0; i < list.size(); i++) {
				flatten(name + ' ' + (i + 1), list.get(i), facts);
			}
		}
		else if (value instanceof List<?> list) {
			facts.add(new Fact(name, String.join(", ", list.stream().map(String::valueOf).toList())));
		}
		else {
			facts.add(new Fact(name, String.valueOf(value)));
		}
	}

	/** One of the details. */
	record Fact(String name, String value) {
	}

}
