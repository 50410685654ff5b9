package dev.postern.atlas;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.postern.atlas.AtlasReply.BadField;
import dev.postern.atlas.AtlasReply.Refused;
import dev.postern.atlas.AtlasReply.Success;
import dev.postern.atlas.AtlasReply.Unreachable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

import org.springframework.http.HttpHeaders;

/**
 * Makes replies out of answers, leniently: Atlas adds fields and words as it likes, and
 * proxies on the way answer in their own manner.
 */
final class AnswerReader {

	/** Not the application's own mapper, which refuses what it does not know. */
	static final JsonMapper JSON = JsonMapper.builder()
		.enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE, EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
		.build();

	private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

	// error texts end in tables and on pages; Atlas's own are far shorter
	private static final int LONGEST_TEXT = 1000;

	private static final int MOST_FACTS = 20;

	private AnswerReader() {
	}

	/** The one place where a status becomes a reply. */
	static <T extends @Nullable Object> AtlasReply<T> read(Answer answer, Exchange exchange,
			Function<JsonNode, T> reader) {
		JsonNode body = parse(answer.body());
		int status = status(answer, body);
		if (status >= 400) {
			return refused(status, content(body), answer.headers(), exchange);
		}
		if (answer.failure() != null) {
			return new Unreachable<>(answer.failure(), exchange);
		}
		if (status < 200 || status >= 300) {
			return new Unreachable<>("The answer had status " + status + ", as Atlas's never have", exchange);
		}
		try {
			return new Success<>(reader.apply(content(body)), exchange);
		}
		catch (JacksonException ex) {
			return new Unreachable<>("The answer could not be understood", exchange);
		}
	}

	/** A body that must be there. */
	static <T> Function<JsonNode, T> one(Class<T> type) {
		return (body) -> JSON.treeToValue(require(body, body.isObject()), type);
	}

	/** What a write answers: an object, an empty object, or nothing. */
	static <T> Function<JsonNode, @Nullable T> perhaps(Class<T> type) {
		return (body) -> isNothing(body) ? null : one(type).apply(body);
	}

	/** A bare list. */
	static <T> Function<JsonNode, List<T>> list(Function<JsonNode, T> item) {
		return (body) -> require(body, body.isArray()).valueStream().map(item).toList();
	}

	/** What a delete answers, which says nothing. */
	static @Nullable Void nothing(JsonNode body) {
		require(body, body.isContainer() || isNothing(body));
		return null;
	}

	private static boolean isNothing(JsonNode body) {
		return body.isMissingNode() || body.isNull() || (body.isObject() && body.isEmpty());
	}

	static JsonNode require(JsonNode body, boolean asExpected) {
		if (!asExpected) {
			throw DatabindException.from(JSON.treeAsTokens(body), "Not what was asked for");
		}
		return body;
	}

	// what is no JSON becomes a text, which no reader accepts
	private static JsonNode parse(byte[] body) {
		try {
			return JSON.readTree(body);
		}
		catch (JacksonException ex) {
			return StringNode.valueOf("not JSON");
		}
	}

	private static boolean isEnvelope(JsonNode body) {
		return body.path("status").isInt() && (body.has("content") || body.has("envelope") || body.has("results"));
	}

	private static int status(Answer answer, JsonNode body) {
		if (isEnvelope(body)) {
			return body.path("status").asInt();
		}
		return (answer.status() != null) ? answer.status() : 0;
	}

	// the reference names the key "content", the first pages "envelope"
	private static JsonNode content(JsonNode body) {
		if (!isEnvelope(body) || body.has("results")) {
			return body;
		}
		return body.has("content") ? body.path("content") : body.path("envelope");
	}

	private static <T extends @Nullable Object> AtlasReply<T> refused(int status, JsonNode body, HttpHeaders headers,
			Exchange exchange) {
		// Atlas's "error" is the status; where tokens are given it is the code
		String named = body.path("error").isString() ? body.path("error").asString() : headers.getFirst("X-Error-Code");
		String code = body.path("errorCode").asString(named);
		String detail = body.path("detail").asString(body.path("error_description").asString(null));
		List<String> parameters = some(body.path("parameters")).map(AnswerReader::text).toList();
		List<BadField> fields = some(body.path("badRequestDetail").path("fields"))
			.map((field) -> new BadField(shortened(field.path("field").asString(null)),
					shortened(field.path("description").asString(null))))
			.toList();
		return new Refused<>(status, shortened(code), shortened(detail), parameters, fields, retryAfter(headers),
				exchange);
	}

	private static Stream<JsonNode> some(JsonNode list) {
		return list.isArray() ? list.valueStream().limit(MOST_FACTS) : Stream.empty();
	}

	// numbers and texts stand side by side
	private static String text(JsonNode value) {
		return String.valueOf(shortened(value.isValueNode() ? value.asString("") : value.toString()));
	}

	private static @Nullable String shortened(@Nullable String text) {
		return (text == null || text.length() <= LONGEST_TEXT) ? text : text.substring(0, LONGEST_TEXT) + '…';
	}

	// Atlas sends seconds; the standard also allows a date, which counts from the
	// answer's own date, because the clocks may differ
	private static @Nullable Duration retryAfter(HttpHeaders headers) {
		String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
		if (value == null) {
			return null;
		}
		if (SECONDS.matcher(value).matches()) {
			return Duration.ofSeconds(Long.parseLong(value));
		}
		try {
			long until = headers.getFirstDate(HttpHeaders.RETRY_AFTER);
			long date = headers.getFirstDate(HttpHeaders.DATE);
			return (date < 0 || until < date) ? null : Duration.ofMillis(until - date);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
