package dev.postern.edge;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import dev.postern.edge.Wire.Reply;
import dev.postern.testing.OnDemo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every query parameter, and every header that Postern reads.
 */
@OnDemo
class BadQueryTests {

	/** What these are compared with may be anything that has been written. */
	private static final Set<String> FREE = Set.of("requester", "actor", "subject");

	private final Wire wire;

	BadQueryTests(Environment environment) {
		this.wire = new Wire(environment);
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.Routes#all")
	void everyParameterIsChecked(Route route) {
		for (String name : route.query()) {
			for (String value : List.of("", "%20", "%00", "a%00b", "%0d%0aX:y", "a".repeat(10_000))) {
				assertRefused(route, name, value);
			}
			for (String value : List.of("'%20or%201=1--", "%3Cb%3E", "../x", "-1", "99999999999", "%F0%9F%98%80")) {
				if (isFree(route, name)) {
					assertThat(get(route, name + '=' + value).status()).isEqualTo(200);
				}
				else {
					assertRefused(route, name, value);
				}
			}
			assertRefused(route, name, "1&" + name + "=1");
			assertThat(get(route, name + "%5B%5D=1").pointsAt('?' + name + "[]")).as("%s %s[]", route, name).isTrue();
			for (String value : List.of("%zz", "%", "%ff", "%ed%a0%80", "%c0%80")) {
				assertThat(get(route, name + '=' + value).status()).as("%s %s", route, value).isEqualTo(400);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.Routes#all")
	void parametersThatNobodyKnowsAreRefused(Route route) {
		assertRefused(route, "surprise", "1");
		assertRefused(route, "class.module", "1");
		assertRefused(route, "_method", "DELETE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "|", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z|", "2026-01-01T00:00:00Z|' or 1=1",
			"+999999999-12-31T23:59:59Z|1", "-999999999-01-01T00:00:00Z|1", "2026-01-01T00:00:00Z|1|2",
			"2026-01-01T00:00:00Z|\u0000", "nonsense|1", "|1", "2026-13-01T00:00:00Z|1" })
	void cursorsAreNotMadeAtHome(String text) {
		String cursor = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
		Routes.ALL.stream()
			.filter((route) -> route.query().contains("cursor"))
			.forEach((route) -> assertRefused(route, "cursor", cursor));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026", "2026-01-01", "yesterday", "+1000000000-01-01T00:00:00Z",
			"-1000000000-01-01T00:00:00Z", "0000-00-00T00:00:00Z", "2026-01-01T00:00:00", "1767225600" })
	void timesAreInstants(String text) {
		Route log = Routes.ALL.stream().filter((route) -> route.query().contains("from")).findFirst().orElseThrow();

		assertRefused(log, "from", text);
		assertRefused(log, "until", text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "W/\"1.00000000000000000000000000000000\"", "1", "\"\"", "\"1\"",
			"\"-1.00000000000000000000000000000000\"", "\"99999999999.00000000000000000000000000000000\"",
			"\"1.00000000000000000000000000000000\", \"2.00000000000000000000000000000000\"", "\"1.' or 1=1--\"",
			"\"1.0000000000000000000000000000000G\"" })
	void onlyTagsThatWereAnsweredAreMatched(String tag) {
		Routes.ALL.stream().filter((route) -> !route.headers().isEmpty()).forEach((route) -> {
			Reply reply = wire.json(route.caller(), route.method(), route.path(), route.body(), "If-Match: " + tag);

			assertThat(reply.status()).as("%s %s", route, reply.shown()).isEqualTo(400);
			assertThat(reply.pointsAt("If-Match")).as("%s %s", route, reply.shown()).isTrue();
		});
	}

	@Test
	void aDecisionNeedsATag() {
		Routes.ALL.stream().filter((route) -> !route.headers().isEmpty()).forEach((route) -> {
			for (String header : List.of("X-None: x", "If-Match:", "If-Match:  ")) {
				Reply reply = wire.json(route.caller(), route.method(), route.path(), route.body(), header);

				assertThat(reply.status()).as("%s %s", route, reply.shown()).isEqualTo(428);
				assertThat(reply.pointsAt("If-Match")).isTrue();
			}
		});
	}

	@Test
	void idempotencyKeysAreVisible() {
		for (String key : List.of("", "a b", "a\tb", "\u00e9", "k".repeat(256), "k".repeat(10_000))) {
			for (Route route : List.of(Routes.bodies().getFirst(), decision())) {
				String tag = route.headers().isEmpty() ? "X-None: x" : route.headers().getFirst();
				Reply reply = wire.json(route.caller(), route.method(), route.path(), route.body(), tag,
						"Idempotency-Key: " + key);

				assertThat(reply.status()).as("%s %.20s %s", route, key, reply.shown()).isEqualTo(400);
				assertThat(reply.pointsAt("Idempotency-Key")).as("%s %.20s %s", route, key, reply.shown()).isTrue();
			}
		}
	}

	@Test
	void signingInWithNonsenseIsJustNotSigningIn() {
		for (String value : List.of("", "Basic", "Basic ", "Basic %%%", "Basic " + "a".repeat(10_000), "Bearer x",
				"Digest username=\"x\"", "Negotiate x", Wire.basic(""), Wire.basic(":"), Wire.basic("requestr"),
				Wire.basic("requestr:"), Wire.basic("request\u0000:x"), Wire.basic("' or 1=1--:x"),
				Wire.basic("requestr:" + "x".repeat(8_000)), Wire.basic("x".repeat(8_000) + ":x"),
				Wire.basic("a\r\nb:c"),
				"Basic " + Base64.getEncoder().encodeToString(new byte[] { -1, -2, ':', -3 }))) {
			Reply reply = wire.call(null, "GET", "/api/v1/me", null, "Authorization: " + value);

			assertThat(reply.status()).as("%.40s %s", value, reply.shown()).isEqualTo(401);
			assertThat(reply.isProblem()).as("%.40s %s", value, reply.head()).isTrue();
			assertThat(reply.header("WWW-Authenticate")).startsWith("Basic realm=");
		}
	}

	private static Route decision() {
		return Routes.ALL.stream().filter((route) -> route.name().endsWith("/decisions")).findFirst().orElseThrow();
	}

	private static boolean isFree(Route route, String name) {
		return FREE.contains(name)
				|| (route.access() == Route.Access.LOG && Set.of("projectId", "kind").contains(name));
	}

	private Reply get(Route route, String query) {
		return wire.json(route.caller(), route.method(), route.path() + '?' + query, route.body(),
				route.headers().toArray(String[]::new));
	}

	private void assertRefused(Route route, String name, String value) {
		Reply reply = get(route, name + '=' + value);
		assertThat(reply.status()).as("%s ?%s=%.40s: %s", route, name, value, reply.shown()).isEqualTo(400);
		assertThat(reply.isProblem() && reply.pointsAt('?' + name))
			.as("%s ?%s=%.40s: %s", route, name, value, reply.shown())
			.isTrue();
	}

}
