package dev.postern.edge;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import dev.postern.edge.Wire.Reply;
import dev.postern.testing.OnDemo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every field of every body, with values that nobody sends by mistake.
 */
@OnDemo
class BadInputTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** What people write is theirs, and a name or a region is only looked up. */
	private static final Set<String> FREE = Set.of("justification", "comment", "text", "label", "displayName",
			"currentPassword", "token", "reason", "region", "endpointId", "failedEndpointId");

	private static final Set<String> OPTIONAL = Set.of("resubmits", "portMappingEnabled", "deletesService", "comment",
			"endpointIds", "mayDecide", "keyMayDecide");

	private final Wire wire;

	BadInputTests(Environment environment) {
		this.wire = new Wire(environment);
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.Routes#bodies")
	void valuesThatAreNeverRightAreRefusedByName(Route route) {
		for (String field : fields(route)) {
			HostileValues.neverRight().forEach((name, value) -> {
				Reply reply = send(route, with(route, field, value));
				if (isUnread(field, name)) {
					assertHarmless(route, field, name, reply);
				}
				else {
					assertRefused(route, field, name, reply);
				}
			});
		}
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.Routes#bodies")
	void textIsTakenOnlyWherePeopleWriteWhatTheyLike(Route route) {
		for (String field : fields(route)) {
			HostileValues.onlyFreeText().forEach((name, value) -> {
				Reply reply = send(route, with(route, field, value));
				if (FREE.contains(field)) {
					assertHarmless(route, field, name, reply);
				}
				else {
					assertRefused(route, field, name, reply);
				}
			});
		}
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.Routes#bodies")
	void whatIsRequiredIsMissed(Route route) {
		for (String field : fields(route)) {
			Reply missing = send(route, with(route, field, null));
			Reply isNull = send(route, with(route, field, "null"));
			if (OPTIONAL.contains(field) || isOptionalHere(route, field)) {
				assertHarmless(route, field, "missing", missing);
				assertHarmless(route, field, "null", isNull);
			}
			else {
				assertRefused(route, field, "missing", missing);
				assertRefused(route, field, "null", isNull);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.Routes#bodies")
	void nothingWrittenIsNothing(Route route) {
		for (String field : fields(route)) {
			HostileValues.nothing().forEach((name, value) -> {
				Reply reply = send(route, with(route, field, value));
				if (field.equals("currentPassword") || field.equals("comment")) {
					assertHarmless(route, field, name, reply);
				}
				else {
					assertRefused(route, field, name, reply);
				}
			});
		}
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.Routes#bodies")
	void fieldsThatNobodyKnowsAreRefusedByName(Route route) {
		assertRefused(route, "surprise", "unknown", send(route, with(route, "surprise", "1")));
		assertRefused(route, "a~1b~0", "a name with a slash", send(route, with(route, "a/b~", "1")));
		for (String name : new String[] { "\\ud800", "\\u0000", "n".repeat(10_000), "__proto__", "class", "" }) {
			Reply reply = send(route, body(route).replaceFirst("\\{", "{\"" + name.replace("\\", "\\\\") + "\": 1, "));
			assertThat(reply.isProblem() && reply.status() >= 400 && reply.status() < 500)
				.as("%s %.20s: %s", route, name, reply.shown())
				.isTrue();
		}
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.Routes#bodies")
	void whatIsNotOneObjectIsRefused(Route route) {
		String body = body(route);
		for (String text : new String[] { "", " ", "null", "[]", "1", "true", "\"x\"", "{", "{]", "[" + body + "]",
				body + "x", body + body, body.replace("\"", "'"), "/* */" + body, "NaN",
				body.replaceFirst("\\}\\s*$", ",}"), body.replaceFirst("\\{", "{\"a\": 1, \"a\": 1, "), doubled(body),
				"{".repeat(5000), "\u0000" + body }) {
			Reply reply = send(route, text);
			assertThat(reply.isProblem() && (reply.status() == 400 || reply.status() == 413))
				.as("%s %.60s: %s", route, text, reply.shown())
				.isTrue();
		}
		assertThat(bytes(route, new byte[] { '{', '"', (byte) 0xC3, '"', ':', '1', '}' }, "application/json").status())
			.isEqualTo(400);
		assertThat(bytes(route, new byte[] { (byte) 0xED, (byte) 0xA0, (byte) 0x80 }, "application/json").status())
			.isEqualTo(400);
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.Routes#bodies")
	void onlyJsonIsTaken(Route route) {
		byte[] body = body(route).getBytes(StandardCharsets.UTF_8);
		for (String type : new String[] { "text/plain", "application/x-www-form-urlencoded", "application/xml",
				"multipart/form-data; boundary=x", "application/octet-stream", "application/jsonx" }) {
			Reply reply = bytes(route, body, type);
			assertThat(reply.isProblem()).as("%s %s: %s", route, type, reply.shown()).isTrue();
			assertThat(reply.status()).as("%s %s: %s", route, type, reply.shown()).isIn(400, 415);
		}
		for (String type : new String[] { "", "/", "json", "application/json; charset=nonsense", "*/*", "\"" }) {
			Reply reply = bytes(route, body, type);
			assertThat(reply.status()).as("%s %s: %s", route, type, reply.shown()).isBetween(400, 499);
		}
	}

	private Reply send(Route route, String body) {
		return wire.json(route.caller(), route.method(), route.path(), body, route.headers().toArray(String[]::new));
	}

	private Reply bytes(Route route, byte[] body, String type) {
		String tag = route.headers().isEmpty() ? "X-None: x" : route.headers().getFirst();
		return wire.call(route.caller(), route.method(), route.path(), body, tag, "Content-Type: " + type);
	}

	private static Iterable<String> fields(Route route) {
		return JSON.readTree(body(route)).propertyNames();
	}

	private static String with(Route route, String field, @Nullable String value) {
		ObjectNode body = (ObjectNode) JSON.readTree(body(route));
		if (value == null) {
			body.remove(field);
			return body.toString();
		}
		body.put(field, "<here>");
		return body.toString().replace("\"<here>\"", value);
	}

	private static String doubled(String body) {
		String first = JSON.readTree(body).propertyNames().iterator().next();
		return body.replaceFirst("\\{", "{\"" + first + "\": " + JSON.readTree(body).get(first) + ", ");
	}

	private static String body(Route route) {
		return String.valueOf(route.body());
	}

	/** An object for an object, and a password that is only compared. */
	private static boolean isUnread(String field, String value) {
		boolean text = Set.of("NUL", "an escape sequence", "a lone high surrogate", "a lone low surrogate")
			.contains(value);
		return (field.equals("endpoint") && value.equals("an object")) || (field.equals("currentPassword") && text);
	}

	private static boolean isOptionalHere(Route route, String field) {
		return field.equals("roles") && route.template().equals("/api/v1/people")
				|| field.equals("supportedRemoteRegions") && String.valueOf(route.body()).contains("CREATE_SERVICE");
	}

	private static void assertRefused(Route route, String field, String value, Reply reply) {
		assertThat(reply.status()).as("%s /%s %s: %s", route, field, value, reply.shown()).isIn(400, 413);
		assertThat(reply.isProblem()).as("%s /%s %s: %s", route, field, value, reply.head()).isTrue();
		// what is too deep or too long is not read to the end, so nobody knows how it is
		// called
		if (reply.status() == 400) {
			assertThat(reply.body()).as("%s /%s %s", route, field, value).contains("\"pointer\":\"/" + field);
		}
	}

	private static void assertHarmless(Route route, String field, String value, Reply reply) {
		assertThat(reply.status()).as("%s /%s %s: %s", route, field, value, reply.shown()).isBetween(200, 499);
	}

}
