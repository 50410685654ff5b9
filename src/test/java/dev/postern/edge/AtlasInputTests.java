package dev.postern.edge;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import dev.postern.edge.Wire.Reply;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client that signs rightly tries with bodies and headers. None of it becomes a
 * request.
 */
@OnDemo
@ExtendWith(OutputCaptureExtension.class)
class AtlasInputTests {

	private static final String GROUP = "/api/atlas/v2/groups/" + Portal.ANALYTICS;

	private static final String ASK = GROUP + "/privateEndpoint/endpointService";

	private static final String GOOD = "{\"providerName\": \"AWS\", \"region\": \"ap-south-2\"}";

	private final AtlasWire wire;

	private final Portal portal;

	AtlasInputTests(Environment environment, Portal portal) {
		this.wire = new AtlasWire(environment);
		this.portal = portal;
	}

	@AfterEach
	void nothingBecameARequestAndNothingWentWrongInside(CapturedOutput output) {
		assertThat(portal.get("ada", "/api/v1/requests?limit=200&projectId=" + Portal.ANALYTICS).body())
			.doesNotContain("AP_SOUTH_2");
		assertThat(output.getAll()).doesNotContain(" ERROR ", "Servlet.service()");
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.AtlasRoutes#writing")
	void whatIsNotOneObjectIsRefused(AtlasRoute route) {
		if (route.body() == null) {
			return;
		}
		String body = route.body();
		for (String text : List.of("", " ", "null", "[]", "1", "true", "\"x\"", "{", "{]", '[' + body + ']', body + 'x',
				body + body, body.replace('"', '\''), "/* */" + body, "NaN", body.replaceFirst("}\\s*$", ",}"),
				body.replaceFirst("\\{", "{\"surprise\": 1, "), body.replaceFirst("\\{", "{\"\\u0000\": 1, "),
				"{".repeat(5_000), "[".repeat(30_000), "{\"a\":".repeat(5_000), "\u0000" + body, "\u00ef\u00bb\u00bf",
				"{\"" + "k".repeat(60_000) + "\": 1}", doubled(body))) {
			Reply reply = wire.v2("ada", route.method(), path(route), text);

			AtlasWire.assertRefused(route + " %.60s".formatted(text), reply, 400);
		}
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.AtlasRoutes#writing")
	void valuesThatAreNeverRightAreRefused(AtlasRoute route) {
		if (route.body() == null) {
			return;
		}
		HostileValues.neverRight().forEach((name, value) -> {
			String body = route.body().replaceFirst(": (\"[^\"]*\"|false)", ": " + value.replace("\\", "\\\\"));
			AtlasWire.assertRefused(route + " " + name, wire.v2("ada", route.method(), path(route), body), 400, 404,
					413);
			String last = route.body().replaceFirst(": (\"[^\"]*\"|false)}", ": " + value.replace("\\", "\\\\") + '}');
			AtlasWire.assertRefused(route + " " + name, wire.v2("ada", route.method(), path(route), last), 400, 404,
					413);
		});
	}

	@Test
	void brokenTextIsRefused() {
		for (String broken : List.of("\u00c3", "\u00ed\u00a0\u0080", "\u00c0\u00af", "\u00ff\u00fe", "\u00f5\u0080")) {
			byte[] body = ("{\"providerName\": \"AWS\", \"region\": \"" + broken + "\"}")
				.getBytes(StandardCharsets.ISO_8859_1);
			Reply reply = bytes(body, "Content-Type: application/json", AtlasWire.V2);

			AtlasWire.assertRefused("broken text", reply, 400);
		}
	}

	@Test
	void bodiesAreOfAKnownLengthAndNotTooLong() {
		byte[] large = GOOD.replace("\"AWS\"", "\"AWS\"" + " ".repeat(70_000)).getBytes(StandardCharsets.UTF_8);
		AtlasWire.assertRefused("70 kB", bytes(large, AtlasWire.V2), 413);
		byte[] larger = GOOD.replace("\"AWS\"", "\"AWS\"" + " ".repeat(3_000_000)).getBytes(StandardCharsets.UTF_8);
		AtlasWire.assertRefused("3 MB", bytes(larger, AtlasWire.V2), 413);
		for (String ask : List.of("Transfer-Encoding: chunked", "Transfer-Encoding: Chunked")) {
			byte[] head = head(ask);
			byte[] chunk = (Integer.toHexString(GOOD.length()) + "\r\n" + GOOD + "\r\n0\r\n\r\n")
				.getBytes(StandardCharsets.UTF_8);
			AtlasWire.assertRefused(ask, wire.wire().exchange(head, chunk), 411);
		}
		for (String ask : List.of("Transfer-Encoding: gzip, chunked", "Transfer-Encoding: nonsense",
				"Content-Length: -1", "Content-Length: 1\r\nContent-Length: 2", "Content-Length: 99999999999999999999",
				"Content-Length: 4\r\nTransfer-Encoding: chunked")) {
			AtlasWire.assertNotLetIn(ask, wire.wire().exchange(head(ask), GOOD.getBytes(StandardCharsets.UTF_8)), 0,
					400, 411, 413, 501);
		}
	}

	@Test
	void aBodyThatEndsTooEarlyIsNobodysFault() {
		byte[] head = head("Content-Length: 100");

		Reply reply = wire.wire().exchangeAndHangUp(head, GOOD.getBytes(StandardCharsets.UTF_8));

		AtlasWire.assertNotLetIn("half a body", reply, 0, 400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "application/xml", "jsonp", "json",
			"multipart/form-data; boundary=json", "application/x-www-form-urlencoded; a=json", "text/json;charset=x",
			"application/jsonx", "application/octet-stream", "*/*", "*/json", "application/*+json;", "/json",
			"\"json\"" })
	void onlyJsonIsTaken(String type) {
		for (String method : List.of("POST", "PATCH", "DELETE")) {
			String path = method.equals("POST") ? ASK : GROUP + "/privateEndpoint/regionalMode";
			Reply reply = wire.v2("ada", method, path, "{\"enabled\": 1, \"providerName\": 1}",
					"Content-Type: " + type);

			AtlasWire.assertRefused(method + ' ' + type, reply, 400, 415);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "nonsense", "/", "*/*", "application/json", "text/html", "application/*",
			"application/vnd.atlas.2022-12-31+json", "application/vnd.atlas.+json", "application/vnd.atlas.1-1-1+json",
			"application/vnd.atlas.preview+json", "application/vnd.atlas.2023-13-01+json",
			"application/vnd.atlas.2023-02-30+json", "application/vnd.atlas.0000-00-00+json",
			"application/vnd.atlas.2023-01-01+csv", "application/json;q=nonsense" })
	void versionsThatNobodyHasAreRefused(String accept) {
		for (String path : List.of(GROUP, GROUP + "/clusters", "/api/atlas/v2/nonsense")) {
			AtlasWire.assertRefused(accept, wire.call("ada", "GET", path, null, "Accept: " + accept), 400, 406);
		}
		AtlasWire.assertRefused(accept, wire.call("ada", "POST", ASK, GOOD, "Accept: " + accept), 400, 406);
		assertThat(wire.call("ada", "GET", GROUP.replace("/v2/", "/v1.0/"), null, "Accept: " + accept).status())
			.isEqualTo(200);
	}

	@Test
	void headersThatAreTooLongOrTooManyAreRefused() {
		for (String header : List.of("X-Long: " + "x".repeat(8_000), "Accept: " + "a/b,".repeat(2_000),
				"Accept: " + "application/vnd.atlas.".repeat(400), "Cookie: " + "a=b;".repeat(2_000))) {
			AtlasWire.assertNotLetIn(header, wire.call("ada", "GET", GROUP, null, header), 400, 406, 431, 200);
			AtlasWire.assertQuiet(header, wire.v2("ada", "GET", GROUP, null, header));
		}
		for (String header : List.of("X-Long: " + "x".repeat(20_000), "X-Many: x\r\n".repeat(300) + "X-Last: x",
				"Authorization: Digest " + "x".repeat(20_000), "X-Nul: \u0000", "X Space: x", "X-Fold: x\r\n y")) {
			AtlasWire.assertNotLetIn(header, wire.call("ada", "POST", ASK, "{}", header), 400, 401, 406, 431);
		}
	}

	@Test
	void aBodyBesideADeleteIsIgnored() {
		String path = GROUP + "/privateEndpoint/AWS/endpointService/0123456789abcdef01234567";
		for (String body : List.of("{}", "{", "{\"force\": true}", "x".repeat(60_000))) {
			AtlasWire.assertRefused("DELETE", wire.v2("ada", "DELETE", path, body), 404);
			AtlasWire.assertRefused("DELETE", wire.v2("ada", "DELETE", path + "/endpoint/vpce-0", body), 404);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "cross-site", "same-site", "same-origin", "nonsense" })
	void aPageInABrowserWritesNothingAndThatIsInTheLog(String site) {
		for (String method : List.of("POST", "PATCH", "PUT", "DELETE")) {
			Reply reply = wire.v2("ada", method, ASK, GOOD, "Sec-Fetch-Site: " + site,
					"Origin: https://elsewhere.example");

			AtlasWire.assertRefused(method, reply, 403);
			assertThat(reply.head()).doesNotContain("Access-Control-");
			assertThat(portal.get("vera", "/api/v1/audit/events?kind=refused.access&limit=1&actor=ada")
				.json()
				.at("/items/0/subject")
				.asString("")).isEqualTo(method + ' ' + ASK);
		}
	}

	private byte[] head(String header) {
		return ("POST " + ASK + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + AtlasWire.V2
				+ "\r\nContent-Type: application/json\r\nAuthorization: " + wire.sign("ada", "POST", ASK) + "\r\n"
				+ header + "\r\n\r\n")
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	private Reply bytes(byte[] body, String... headers) {
		String[] all = Arrays.copyOf(headers, headers.length + 1);
		all[headers.length] = "Authorization: " + wire.sign("ada", "POST", ASK);
		return wire.wire().call(null, "POST", ASK, body, all);
	}

	/** A service that is not there, so that the order of checks does not matter. */
	private static String path(AtlasRoute route) {
		return route.path(new AtlasRoute.Target(Portal.ANALYTICS, "0123456789abcdef01234567", "vpce-0"));
	}

	private static String doubled(String body) {
		return body.replaceFirst("\\{(\"\\w+\": [^,}]+)", "{$1, $1");
	}

}
