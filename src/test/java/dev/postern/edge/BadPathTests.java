package dev.postern.edge;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.postern.edge.Wire.Reply;
import dev.postern.testing.OnDemo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every variable of every path, methods that a route does not have, and requests that are
 * hardly HTTP.
 */
@OnDemo
@Tag("any-database")
class BadPathTests {

	private static final List<String> SEGMENTS = List.of("%00", "a%00b", "%0a", "%0d%0a", "..", "%2e%2e", ".",
			"..%2f..", "%2f", "a%2fb", "%5c", "\\", "%25", "%2500", ";a=b", "x;jsessionid=1", "%3b", "%ff", "%c0%af",
			"%ed%a0%80", "%zz", "%", "'%20or%201=1--", "%3Cscript%3E", "-1", "0", "null", "undefined", "*", "%20",
			"a".repeat(3_000), "%F0%9F%98%80", "%E2%80%AE", "{id}", "[0]", "|", "^", "\"", "0-0-0-0-0");

	private final Wire wire;

	BadPathTests(Environment environment) {
		this.wire = new Wire(environment);
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.Routes#all")
	void everyVariableIsChecked(Route route) {
		for (String variable : List.of("{id}", "{username}", "{token}")) {
			if (route.template().contains(variable)) {
				for (String segment : SEGMENTS) {
					assertRefused(route, route.template().replace(variable, segment));
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.Routes#all")
	void pathsAreTakenInOneSpellingOnly(Route route) {
		String path = route.path();
		for (String other : List.of(path + '/', path + "//", '/' + path, path.replace("/v1/", "//v1/"),
				path.replace("/v1/", "/./v1/"), path.replace("/v1/", "/x/../v1/"), path.replace("/v1/", "/V1/"),
				path + ";x=y", path + "%2f", path + ".json", path + "/surprise", path.replace("/v1/", "/v1;x/"),
				path.replace("/v1/", "/v1%2f"), path + "%00", path + "\\")) {
			Reply reply = send(route, other);
			assertThat(reply.status()).as("%s %s %s", route, other, reply.shown()).isIn(400, 401, 403, 404, 405);
			assertQuiet(other, reply);
		}
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.Routes#all")
	void methodsThatARouteHasNotAreRefused(Route route) {
		for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "FOO",
				"get", "G\u00cbT")) {
			boolean known = Routes.ALL.stream()
				.anyMatch((other) -> other.template().equals(route.template()) && other.method().equals(method));
			if (!known) {
				Reply reply = wire.call(route.caller(), method, route.path(), null);
				assertThat(reply.status()).as("%s %s %s", method, route, reply.shown()).isIn(400, 403, 404, 405, 501);
				assertQuiet(method, reply);
				Reply trick = wire.call(route.caller(), "POST", route.path(), null,
						"X-HTTP-Method-Override: " + method);
				assertThat(trick.status()).as("%s %s", route, trick.shown()).isLessThan(500);
			}
		}
		assertThat(wire.call(route.caller(), "OPTIONS", route.path(), null).status()).isIn(200, 204);
		assertThat(wire.call(null, "OPTIONS", "/api/v1/requests", null).status()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "application/xml", "image/png", "*/*", "text/html,*/*;q=0.1", "" })
	void answersAreJsonWhateverIsAskedFor(String accept) {
		for (String path : List.of("/api/v1/requests/nonsense", "/api/v1/nonsense", "/api/v1/services/0")) {
			Reply reply = wire.call("ada", "GET", path, null, "Accept: " + accept);

			assertThat(reply.isProblem()).as("%s %s %s", path, accept, reply.shown()).isTrue();
			assertThat(reply.status()).as("%s %s", path, accept).isIn(400, 404, 406);
		}
		Reply good = wire.call("ada", "GET", "/api/v1/me", null, "Accept: " + accept);
		assertThat(good.status()).as("%s %s", accept, good.shown()).isIn(200, 400, 406);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "application/json;q=nonsense", "/", "application/json;q=-1" })
	void acceptingNonsenseIsRefused(String accept) {
		assertThat(wire.call("ada", "GET", "/api/v1/me", null, "Accept: " + accept).status()).isEqualTo(406);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET\r\n\r\n", "GET /api/v1/me\r\n\r\n", "GET /api/v1/me HTTP/9.9\r\nHost: x\r\n\r\n",
			"GET /api/v1/me HTTP/1.1\r\n\r\n", "GET /api/v1/me HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
			"GET /api/v1/me HTTP/1.1\r\nHost: a b\r\n\r\n", "GET /\u0000 HTTP/1.1\r\nHost: x\r\n\r\n",
			"GET http://x:y@z/%zz HTTP/1.1\r\nHost: x\r\n\r\n", "\u0016\u0003\u0001\r\n\r\n",
			"GET /api/v1/me HTTP/1.1\r\nHost: x\r\nBad Name: y\r\n\r\n",
			"POST /api/v1/setup HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
			"POST /api/v1/setup HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
			"POST /api/v1/setup HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, nonsense\r\n\r\n",
			"POST /api/v1/setup HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense\r\n\r\n0\r\n\r\n" })
	void whatIsHardlyHttpIsRefusedQuietly(String bytes) {
		String ending = bytes.replaceFirst("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
		Reply reply = wire.exchange(ending.getBytes(StandardCharsets.ISO_8859_1), new byte[0]);

		assertThat(reply.status()).as(reply.shown()).isIn(0, 400, 401, 415, 501, 505);
		assertQuiet(bytes, reply);
	}

	@Test
	void aBodyOfTwoLengthsIsNoWayToSmuggle() {
		String smuggled = "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: "
				+ Wire.basic("requestr:11111111-1111-4111-8111-111111111111") + "\r\n\r\n";
		Reply reply = wire.exchange(("POST /api/v1/setup HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
				+ "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled)
			.getBytes(StandardCharsets.ISO_8859_1), new byte[0]);

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.body()).doesNotContain("\"username\":\"ada\"");
	}

	@Test
	void headersThatAreTooLongAreRefused() {
		Reply reply = wire.call("ada", "GET", "/api/v1/me", null, "X-Long: " + "x".repeat(100_000));

		assertThat(reply.status()).isIn(400, 431);
		assertQuiet("a long header", reply);
	}

	private void assertRefused(Route route, String template) {
		String path = template.replace("{id}", "0123456789abcdef01234567").replace("{username}", "nobody-here");
		Reply reply = send(route, path);
		assertThat(reply.status()).as("%s %.100s %s", route, path, reply.shown()).isIn(400, 404, 405, 403);
		assertQuiet(path, reply);
	}

	private Reply send(Route route, String path) {
		return wire.json(route.caller(), route.method(), path, route.body(), route.headers().toArray(String[]::new));
	}

	private static void assertQuiet(String what, Reply reply) {
		assertThat(reply.head() + reply.body()).as("%.100s", what)
			.doesNotContain("\tat ", "Exception", "Tomcat", "Apache", "springframework", "Whitelabel", "Set-Cookie");
	}

}
