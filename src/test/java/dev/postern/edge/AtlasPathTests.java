package dev.postern.edge;

import java.util.List;
import java.util.stream.Stream;

import dev.postern.edge.Wire.Reply;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client that signs rightly tries with paths, methods and queries.
 */
@OnDemo
@ExtendWith(OutputCaptureExtension.class)
class AtlasPathTests {

	private static final String GROUP = "/api/atlas/v2/groups/" + Portal.PAYMENTS;

	private static final String AWS = GROUP + "/privateEndpoint/AWS/endpointService";

	private static final String AZURE = GROUP
			+ "/privateEndpoint/AZURE/endpointService/0123456789abcdef01234567/endpoint/";

	private final AtlasWire wire;

	private final Portal portal;

	AtlasPathTests(Environment environment, Portal portal) {
		this.wire = new AtlasWire(environment);
		this.portal = portal;
	}

	@AfterEach
	void nothingWentWrongInside(CapturedOutput output) {
		assertThat(output.getAll()).doesNotContain(" ERROR ", "Servlet.service()");
	}

	/** Those that do not even begin as Atlas's do are answered as whatever they are. */
	@ParameterizedTest
	@ValueSource(strings = { "/api/atlas/v2/..;/v1/me", "/api/atlas/v2/..;/..;/v1/me", "/api/atlas/../v1/me",
			"/api/atlas/%2e%2e/v1/me", "/api/atlas/v2/%2e%2e/%2e%2e/v1/me", "/api/atlas//v2/groups",
			"/api/atlas/v2//groups", "/api/atlas/v2/groups//", "/api/atlas/v2/groups;x=y", "/api/atlas;x=y/v2/groups",
			"/api/atlas/v2;v=1/groups", "/api/atlas/v2/./groups", "/api/atlas/v2/groups/.", "/api/atlas/v2/groups/..",
			"/api/atlas/v2/groups%2f" + Portal.PAYMENTS, "/api/atlas/v2/groups/" + Portal.PAYMENTS + "%2Fclusters",
			"/api/atlas/v2/groups/" + Portal.PAYMENTS + "%252Fclusters", "/api/atlas/v2/groups/a%0d%0aX:y",
			"/api/atlas/v2/groups/%3bx", "/api/atlas%2fv2/groups", "/api/atlas/v%32/groups", "/api/atlas/%762/groups",
			"/api/%61tlas/v2/groups", "/api/atlas/v2/groups/byName/a%2Fb", "/api/atlas/v2/groups/byName/..%2f..",
			"/api/atlas/v2/groups/byName/%25", "/api/atlas/v2/groups/byName/%0a" })
	void pathsInAnotherSpellingAreRefused(String path) {
		for (String method : List.of("GET", "POST", "DELETE")) {
			AtlasWire.assertRefused(method + ' ' + path, wire.v2("ada", method, path, null), 400, 403, 404);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/atlas/v2/groups\\", "/api/atlas/v2/groups/%00", "/api/atlas/v2/groups%5c",
			"/api/atlas/v2/groups/%ed%a0%80x", "/api/atlas/v2/%c0%ae%c0%ae/v1/me", "/api/atlas/v2/%ff",
			"/api/atlas/v2/%zz", "/api/atlas/v2/%", "/api/atlas/v2/{id}", "/api/atlas/v2/\"", "/api/atlas/v2/^",
			"api/atlas/v2/groups", "/api//atlas/v2/groups", "/api/../api/atlas/v2", "/api;x/atlas/v2", "//api/atlas/v2",
			"/x/..;/api/atlas/v2/groups", "/simulator/../api/atlas/v2", "/api/v1/../atlas/v2/groups",
			"/api/atlas2/v2/groups", "/api/atlas%00/v2" })
	void whatIsNoPathOfAtlasIsNoneHereEither(String path) {
		for (String method : List.of("GET", "POST")) {
			AtlasWire.assertNotLetIn(method + ' ' + path, wire.v2("ada", method, path, null), 302, 400, 401, 403, 404);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/atlas", "/api/atlas/v1", "/api/atlas/v3", "/api/atlas/v3/groups",
			"/api/atlas/V2/groups", "/api/atlas/v2./groups", "/api/atlas/v1.0.", "/api/atlas/v2/groups.",
			"/api/atlas/v2/groups.json", "/api/atlas/v2/Groups", "/api/atlas/v2/users", "/api/atlas/v2/error",
			"/api/atlas/v2/orgs/32b6e34b3d91647abb20e7b8/apiKeys", "/api/atlas/v1.0/groups/x/y/z",
			"/api/atlas/v2/actuator/env", "/api/atlas/v2/api/v1/me",
			"/api/atlas/v2/groups/" + Portal.PAYMENTS + "/databaseUsers",
			"/api/atlas/v2/groups/" + Portal.PAYMENTS + "/privateEndpoint",
			"/api/atlas/v2/groups/" + Portal.PAYMENTS + "/privateEndpoint/aws/endpointService",
			"/api/atlas/v2/groups/" + Portal.PAYMENTS + "/privateEndpoint/Aws/endpointService",
			"/api/atlas/v2/groups/" + Portal.PAYMENTS + "/privateEndpoint/AWS%20/endpointService",
			"/api/atlas/v2/groups/" + Portal.PAYMENTS + "/privateEndpoint/serverless/instance/i/endpoint",
			"/api/atlas/v2/groups/" + Portal.PAYMENTS + "/privateEndpoint/AWS/endpointService/x/endpoint/y/z" })
	void everythingElseIsRefusedAndInTheLog(String path) {
		for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
			Reply reply = wire.v2("ada", method, path, null);

			AtlasWire.assertRefused(method + ' ' + path, reply, 403);
			assertThat(reply.header("X-Error-Code")).isEqualTo("NOT_OFFERED");
			assertThat(lastRefusal()).isEqualTo(method + ' ' + path + " NOT_OFFERED");
		}
	}

	@Test
	void slashesAreOnlyTakenAsPartOfAnAzureId() {
		for (String id : List.of("%2Fsubscriptions%2F..%2F..%2F..%2FregionalMode", "%2F..", "..%2F..%2F..",
				"%2e%2e%2F%2e%2e", "%2F%2F", "%2F.%2F", "a%2Fb%3Bc", "a%2Fb%00", "a%252Fb", "a%2Fb%5Cc", "a%2Fb%25c",
				"a%2Fb;c=d", "a%2F%0ab", "a/b%2Fc", "%2Fsubscriptions%2Fx%2F", "..", "%2e%2e", "a%2f%C0%AF")) {
			for (String method : List.of("GET", "DELETE")) {
				AtlasWire.assertNotLetIn(id, wire.v2("ada", method, AZURE + id, null), 400, 403, 404);
			}
		}
		for (String path : List.of(AZURE.replace("AZURE", "AWS"), AZURE.replace("AZURE", "GCP"),
				AZURE.replace("/endpoint/", "/other/"), AZURE.replace("/v2/", "/v3/"), AZURE + "a/",
				"/api/v1" + AZURE.substring("/api/atlas/v2".length()), "/x" + AZURE)) {
			AtlasWire.assertNotLetIn(path, wire.v2("ada", "GET", path + "a%2Fb", null), 400, 401, 404);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRACE", "PROPFIND", "FOO", "get", "Get", "post", "G\u00cbT", "DELETE\u0000" })
	void methodsThatNobodyHasAreRefused(String method) {
		AtlasWire.assertNotLetIn(method, wire.v2("ada", method, GROUP, null), 400, 401, 405, 501);
	}

	@Test
	void methodsAreWhatTheySay() {
		String service = AWS + '/' + firstService();
		int before = requests();
		for (String trick : List.of("X-HTTP-Method-Override: DELETE", "X-HTTP-Method: DELETE",
				"X-Method-Override: DELETE")) {
			assertThat(wire.v2("ada", "GET", service, null, trick).status()).isEqualTo(200);
			assertThat(wire.v2("ada", "POST", service, "{}", trick).status()).isEqualTo(403);
		}
		assertThat(wire.v2("ada", "GET", service + "?_method=DELETE", null).status()).isEqualTo(200);
		assertThat(wire.v2("ada", "POST", service + "?_method=DELETE", "{}").status()).isEqualTo(403);
		Reply head = wire.v2("ada", "HEAD", service, null);
		assertThat(head.status()).isEqualTo(200);
		assertThat(head.body()).isEmpty();
		Reply options = wire.v2("ada", "OPTIONS", service, null, "Origin: https://elsewhere.example",
				"Access-Control-Request-Method: DELETE");
		assertThat(options.head()).doesNotContain("Access-Control-Allow");
		assertThat(wire.send(null, "OPTIONS", service, null).status()).isEqualTo(401);
		assertThat(requests()).isEqualTo(before);
	}

	@Test
	void queriesAreTakenOrRefusedButNeverFollowed() {
		for (String query : List.of("pageNum=-1", "pageNum=0", "pageNum=x", "pageNum=99999999999", "itemsPerPage=0",
				"itemsPerPage=501", "itemsPerPage=1e3", "pageNum=%00", "itemsPerPage=%20")) {
			AtlasWire.assertRefused(query, wire.v2("ada", "GET", "/api/atlas/v2/groups?" + query, null), 400);
		}
		for (String query : List.of("envelope=2", "envelope=", "envelope=true&envelope=false", "pretty=maybe",
				"surprise=1", "class.module.classLoader=x", "includeCount=x", "pageNum=999999999",
				"envelope%5B%5D=true", "a".repeat(4_000), "projectId=" + Portal.ANALYTICS, "groupId=x&orgId=y", "&&&",
				"?")) {
			Reply reply = wire.v2("ada", "GET", "/api/atlas/v2/groups?" + query, null);
			assertThat(reply.status()).as("%.99s %s", query, reply.shown()).isEqualTo(200);
		}
		for (String providers : List.of("XYZ", "%00", "aws", "AWS,AZURE", "a".repeat(1_000), "%F0%9F%98%80")) {
			String path = GROUP + "/clusters/provider/regions?providers=" + providers + "&tier=" + providers;
			assertThat(wire.v2("ada", "GET", path, null).status()).as("%.99s", providers).isEqualTo(200);
		}
		Stream.of("%zz", "pretty=%zz", "envelope=%", "pageNum=%ff", "%c0%80=1", "==")
			.forEach((query) -> AtlasWire.assertRefused(query,
					wire.v2("ada", "GET", "/api/atlas/v2/groups?" + query, null), 400));
	}

	private String firstService() {
		return portal.get("ada", "/api/v1/services?projectId=" + Portal.PAYMENTS)
			.json()
			.path("items")
			.valueStream()
			.filter((service) -> service.path("region").asString("").equals("AP_SOUTHEAST_1"))
			.map((service) -> service.path("id").asString(""))
			.findFirst()
			.orElseThrow();
	}

	private int requests() {
		return portal.get("ada", "/api/v1/requests?limit=200&projectId=" + Portal.PAYMENTS).json().path("items").size();
	}

	private String lastRefusal() {
		var entry = portal.get("vera", "/api/v1/audit/events?kind=refused.access&limit=1&actor=ada")
			.json()
			.at("/items/0");
		return entry.path("subject").asString("") + ' ' + entry.at("/details/code").asString("");
	}

}
