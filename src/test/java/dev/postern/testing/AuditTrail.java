package dev.postern.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.postern.testing.Portal.Answer;
import tools.jackson.databind.JsonNode;

/**
 * The whole log, oldest first, as an auditor reads it.
 */
public class AuditTrail {

	private final List<JsonNode> entries;

	private AuditTrail(List<JsonNode> entries) {
		this.entries = entries;
	}

	public static AuditTrail read(Portal portal) {
		List<JsonNode> entries = new ArrayList<>();
		String cursor = "";
		do {
			Answer page = portal.get("vera", "/api/v1/audit/events?limit=200" + cursor);
			page.json().path("items").forEach(entries::add);
			cursor = page.text("next").isEmpty() ? "" : "&cursor=" + page.text("next");
		}
		while (!cursor.isEmpty());
		return new AuditTrail(entries.reversed());
	}

	/** What happened to one thing, in order. */
	public List<String> kinds(String subject) {
		return entries.stream()
			.filter((entry) -> subject.equals(entry.path("subject").asString("")))
			.map((entry) -> entry.path("kind").asString(""))
			.toList();
	}

	/** How writes to Atlas for one request went, in order. */
	public List<String> writes(String requestId) {
		return entries.stream()
			.filter((entry) -> requestId.equals(entry.path("subject").asString(""))
					&& "atlas.write".equals(entry.path("kind").asString("")))
			.map((entry) -> entry.path("outcome").asString(""))
			.toList();
	}

	/** Requests of whose last write to Atlas the end is not told. */
	public Set<String> unanswered() {
		Map<String, String> last = new HashMap<>();
		entries.stream()
			.filter((entry) -> "atlas.write".equals(entry.path("kind").asString("")))
			.forEach((entry) -> last.put(entry.path("subject").asString(""), entry.path("outcome").asString("")));
		last.values().removeIf((outcome) -> !outcome.equals("INTENDED"));
		return last.keySet();
	}

	/** Moves that do not start where the move before of the same thing has led. */
	public List<String> gaps() {
		Map<String, String> stands = new HashMap<>();
		List<String> gaps = new ArrayList<>();
		for (JsonNode entry : entries) {
			JsonNode details = entry.path("details");
			if (!details.has("to")) {
				continue;
			}
			String subject = entry.path("subject").asString("");
			String from = details.path("from").asString("");
			String before = stands.put(subject, details.path("to").asString(""));
			if (before != null && !before.equals(from)) {
				gaps.add(before + " and then " + entry);
			}
		}
		return gaps;
	}

}
