package dev.postern;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.postern.testing.Cast;
import dev.postern.testing.WholePostern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every field of what operators and people send, with values nobody means well.
 */
@WholePostern
class HostileInputTests {

	private static final String ID = "5f1a7a0c9b3e4d2f8a6b7c09";

	private static final String UUID = "0d7ce8b1-9ab0-4a92-a52c-6e8f4f0f8a11";

	private static final List<String> NEVER_RIGHT = List.of("null", "\"\"", "\"a\\u0000b\"", "\"a\\nb\"", "\"\\ud800\"",
			"\"\\u202Etxt\"", "\"" + "x".repeat(5000) + "\"", "{}", "[[]]", "17.5", "\"<script>\"");

	private static final String MISSING = "missing";

	private final Cast cast;

	HostileInputTests(Cast cast) {
		this.cast = cast;
	}

	@ParameterizedTest
	@MethodSource
	void bodies(String method, String path, Map<String, String> good) {
		good.keySet().forEach((field) -> {
			Stream.concat(Stream.of(MISSING), NEVER_RIGHT.stream())
				.filter((value) -> !isFineFor(path, field, value))
				.forEach((value) -> assertRefused(path + ' ' + value, field,
						call(method, path, with(good, field, value))));
		});
		assertRefused(path, "surprise", call(method, path, with(good, "surprise", "1")));
		assertThat(call(method, path, "{")).hasStatus(400);
		assertThat(call(method, path, "")).hasStatus(400);
	}

	@ParameterizedTest
	@MethodSource
	void paths(String method, String path) {
		assertThat(call(method, path, "{\"roles\":[],\"disabled\":true,\"storedKeyId\":\"" + UUID + "\"}").getResponse()
			.getStatus()).as(path).isBetween(400, 499);
	}

	@ParameterizedTest
	@MethodSource
	void queries(String path) {
		for (String query : List.of("limit=0", "limit=201", "limit=x", "limit=", "cursor=x", "cursor=%00",
				"cursor=bm9uc2Vuc2U", "cursor=MjAyNi0wMS0wMVQwMDowMDowMFp8")) {
			assertThat(cast.get("olga", path + '?' + query)).hasStatus(400)
				.bodyText()
				.contains("\"?" + query.substring(0, query.indexOf('=')) + '"');
		}
	}

	static Stream<Arguments> bodies() {
		Map<String, String> pair = Map.of("publicKey", "\"simulate\"", "privateKey", '"' + UUID + '"');
		return Stream.of(
				Arguments.of("POST", "/api/v1/people",
						Map.of("username", "\"eve\"", "displayName", "\"Eve\"", "roles", "[\"AUDITOR\"]")),
				Arguments.of("PUT", "/api/v1/people/ada/disabled", Map.of("disabled", "false")),
				Arguments.of("POST", "/api/v1/invitations/" + "A".repeat(43), Map.of("password", "\"correct horse\"")),
				Arguments.of("POST", "/api/v1/api-keys", Map.of("label", "\"ci\"")),
				Arguments.of("PUT", "/api/v1/me/password",
						Map.of("currentPassword", "\"correct horse\"", "newPassword", "\"battery staple\"")),
				Arguments.of("POST", "/api/v1/stored-keys",
						Map.of("label", "\"x\"", "publicKey", "\"simulate\"", "privateKey", '"' + UUID + '"')),
				Arguments.of("POST", "/api/v1/stored-keys/" + UUID + "/rotation", pair),
				Arguments.of("POST", "/api/v1/projects", Map.of("id", '"' + ID + '"', "storedKeyId", '"' + UUID + '"')),
				Arguments.of("PUT", "/api/v1/projects/" + ID + "/stored-key", Map.of("storedKeyId", '"' + UUID + '"')),
				Arguments.of("PUT", "/api/v1/projects/" + ID + "/members/ada", Map.of("roles", "[\"APPROVER\"]")));
	}

	static Stream<Arguments> paths() {
		String longName = "x".repeat(5000);
		return Stream.of("%00", "%0A", "..%2F..", "%2F", longName, "'%20or%20''='", "%ED%A0%80", "postern")
			.flatMap((value) -> Stream.of(Arguments.of("PUT", "/api/v1/people/" + value + "/disabled"),
					Arguments.of("POST", "/api/v1/people/" + value + "/invitations"),
					Arguments.of("POST", "/api/v1/invitations/" + value),
					Arguments.of("DELETE", "/api/v1/api-keys/" + value),
					Arguments.of("DELETE", "/api/v1/stored-keys/" + value),
					Arguments.of("POST", "/api/v1/stored-keys/" + value + "/test"),
					Arguments.of("GET", "/api/v1/projects/" + value + "/members"),
					Arguments.of("PUT", "/api/v1/projects/" + ID + "/members/" + value),
					Arguments.of("PUT", "/api/v1/projects/" + value + "/stored-key")));
	}

	static Stream<String> queries() {
		return Stream.of("/api/v1/people", "/api/v1/api-keys", "/api/v1/stored-keys", "/api/v1/projects",
				"/api/v1/projects/" + ID + "/members");
	}

	// what is open to anything, or means the same as leaving it out
	private static boolean isFineFor(String path, String field, String value) {
		return switch (field) {
			case "currentPassword" -> value.startsWith("\"") && value.length() < 200;
			case "displayName", "label" -> value.equals("\"<script>\"");
			case "roles" -> path.endsWith("/people") && List.of("null", MISSING).contains(value);
			default -> false;
		};
	}

	private static String with(Map<String, String> good, String field, String value) {
		Map<String, String> body = new TreeMap<>(good);
		body.remove(field);
		if (!value.equals(MISSING)) {
			body.put(field, value);
		}
		return body.entrySet()
			.stream()
			.map((entry) -> '"' + entry.getKey() + "\":" + entry.getValue())
			.collect(Collectors.joining(",", "{", "}"));
	}

	private MvcTestResult call(String method, String path, String body) {
		return switch (method) {
			case "GET" -> cast.get("olga", path);
			case "PUT" -> cast.put("olga", path, body);
			case "DELETE" -> cast.delete("olga", path);
			default -> cast.post("olga", path, body);
		};
	}

	private static void assertRefused(String what, String field, MvcTestResult answer) {
		assertThat(answer).as("%s %s", field, what).hasStatus(400).bodyText().contains("\"pointer\":\"/" + field);
	}

}
