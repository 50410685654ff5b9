package dev.postern.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.validation.BindingResult;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filters as somebody typed them. What is blank does not matter.
 */
record LogForm(@Nullable String actor, @Nullable String project, @Nullable String kind, @Nullable String request,
		@Nullable String subject, @Nullable String from, @Nullable String until) {

	private static final int LONGEST = 200;

	private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

	private static final Pattern REQUEST_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	/** What is asked for; what is wrong is said at its field. */
	AuditFilter filter(BindingResult errors) {
		Instant first = time("from", from, errors);
		Instant last = time("until", until, errors);
		if (first != null && last != null && !first.isBefore(last)) {
			errors.rejectValue("until", "log.until.before");
		}
		return new AuditFilter(plain("actor", actor, errors), plain("project", project, errors),
				plain("kind", kind, errors), plain("subject", subject, errors), requestId(errors), first, last);
	}

	/** Whether anything is filtered at all. */
	public boolean isNarrow() {
		return !given().isEmpty();
	}

	/** The address of the page that goes on after a cursor. */
	String path(String cursor) {
		Map<String, Object> values = new LinkedHashMap<>(given());
		values.put("cursor", cursor);
		UriComponentsBuilder path = UriComponentsBuilder.fromPath("/log");
		values.keySet().forEach((name) -> path.queryParam(name, '{' + name + '}'));
		return path.encode().buildAndExpand(values).toUriString();
	}

	private Map<String, String> given() {
		Map<String, String> given = new LinkedHashMap<>();
		put(given, "actor", actor);
		put(given, "project", project);
		put(given, "kind", kind);
		put(given, "request", request);
		put(given, "subject", subject);
		put(given, "from", from);
		put(given, "until", until);
		return given;
	}

	private static void put(Map<String, String> given, String name, @Nullable String text) {
		if (text != null && !text.isBlank()) {
			given.put(name, text);
		}
	}

	/** The id, also out of the address of the request's page. */
	private @Nullable String requestId(BindingResult errors) {
		String text = plain("request", request, errors);
		if (text == null) {
			return null;
		}
		Matcher id = REQUEST_ID.matcher(text);
		if (!id.find()) {
			errors.rejectValue("request", "log.request.wrong");
			return null;
		}
		return id.group();
	}

	private static @Nullable String plain(String name, @Nullable String text, BindingResult errors) {
		if (text == null || text.isBlank()) {
			return null;
		}
		if (text.length() > LONGEST || text.codePoints().anyMatch(LogForm::isUnfit)) {
			errors.rejectValue(name, "log.text.wrong");
			return null;
		}
		return text.strip();
	}

	/** Neither database takes all of these. */
	private static boolean isUnfit(int character) {
		return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
	}

	private static @Nullable Instant time(String name, @Nullable String text, BindingResult errors) {
		if (text == null || text.isBlank()) {
			return null;
		}
		try {
			Instant time = parse(text.strip());
			// no database keeps all the years that can be written
			if (!time.isBefore(Instant.EPOCH) && !time.isAfter(FAR)) {
				return time;
			}
		}
		catch (DateTimeException ex) {
			// said below
		}
		errors.rejectValue(name, "log.time.wrong");
		return null;
	}

	private static Instant parse(String text) {
		if (text.endsWith("Z")) {
			return Instant.parse(text);
		}
		if (text.indexOf('T') < 0) {
			return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
		}
		return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
	}

}
