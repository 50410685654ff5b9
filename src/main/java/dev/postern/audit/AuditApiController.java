package dev.postern.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;

import dev.postern.rest.ApiProblem;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The log over REST, for auditors and operators.
 */
@RestController
@RequestMapping("/api/v1/audit/events")
class AuditApiController {

	private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

	private final AuditLog log;

	AuditApiController(AuditLog log) {
		this.log = log;
	}

	@GetMapping
	ListPage<AuditEntry> list(Wanted wanted, @RequestParam(required = false) @Nullable String limit,
			@RequestParam(required = false) @Nullable String cursor) {
		return log.entries(wanted.filter(), ListQuery.of(limit, cursor));
	}

	/** The filters as they come in the query. */
	record Wanted(@Nullable String actor, @Nullable String projectId, @Nullable String kind, @Nullable String subject,
			@Nullable String from, @Nullable String until) {

		AuditFilter filter() {
			return new AuditFilter(plain("actor", actor), plain("projectId", projectId), plain("kind", kind),
					plain("subject", subject), null, time("from", from), time("until", until));
		}

		private static @Nullable String plain(String name, @Nullable String text) {
			if (text != null
					&& (text.isBlank() || text.length() > 200 || text.chars().anyMatch(Character::isISOControl))) {
				throw ApiProblem.invalid("?" + name, "Give 1 to 200 characters without control characters.");
			}
			return text;
		}

		private static @Nullable Instant time(String name, @Nullable String text) {
			try {
				return (text != null) ? kept(name, Instant.parse(text)) : null;
			}
			catch (DateTimeParseException ex) {
				throw badTime(name);
			}
		}

		/** No database keeps all the years that can be written. */
		private static Instant kept(String name, Instant time) {
			if (time.isBefore(Instant.EPOCH) || time.isAfter(FAR)) {
				throw badTime(name);
			}
			return time;
		}

		private static ApiProblem badTime(String name) {
			return ApiProblem.invalid("?" + name, "Give an instant such as 2026-01-31T12:00:00Z.");
		}

	}

}
