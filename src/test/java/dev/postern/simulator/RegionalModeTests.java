package dev.postern.simulator;

import dev.postern.testing.AtlasClient;
import java.net.http.HttpResponse;

import dev.postern.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@RunningSimulator
class RegionalModeTests {

	private static final String PRIVATE = "/api/atlas/v2/groups/5f1a7a0c9b3e4d2f8a6b7c01/privateEndpoint";

	private static final String MODE = PRIVATE + "/regionalMode";

	private static final String RESTRICTED = "MULTIPLE_PRIVATE_ENDPOINTS_RESTRICTED_TO_SINGLE_REGION";

	private final AtlasClient client;

	private final SettableClock clock;

	RegionalModeTests(@LocalServerPort int port, SettableClock clock) {
		this.client = AtlasClient.ofSimulator(port);
		this.clock = clock;
	}

	@BeforeEach
	void reset() {
		client.reset();
	}

	@Test
	void itIsTurnedOnAsRecorded() {
		HttpResponse<String> changed = set(true);

		assertThat(changed.statusCode()).isEqualTo(202);
		assertThat(changed.body()).isEqualTo("{\"enabled\":true}");
		assertThat(client.get(MODE).body()).isEqualTo("{\"enabled\":true}");
		assertThat(set(false).body()).isEqualTo("{\"enabled\":false}");
		assertThat(client.call("PATCH", MODE, "{}").statusCode()).isEqualTo(400);
		assertThat(client.call("PATCH", MODE, "{\"enabled\":\"yes\"}").statusCode()).isEqualTo(400);
	}

	@Test
	void severalEndpointsBesideAnotherRegionNeedIt() {
		String east = service("us-east-1");
		String west = service("us-west-2");

		assertThat(add(east, "vpce-00000000000000001").statusCode()).isEqualTo(201);
		assertThat(add(west, "vpce-00000000000000002").statusCode()).isEqualTo(201);
		HttpResponse<String> refused = add(east, "vpce-00000000000000003");
		assertThat(refused.statusCode()).isEqualTo(409);
		assertThat(code(refused)).isEqualTo(RESTRICTED);
		set(true);
		assertThat(add(east, "vpce-00000000000000003").statusCode()).isEqualTo(201);
		assertThat(code(set(false))).isEqualTo(RESTRICTED);
		assertThat(client.get(MODE).body()).isEqualTo("{\"enabled\":true}");
	}

	@Test
	void severalEndpointsInOneRegionKeepOthersOut() {
		String east = service("us-east-1");
		String west = service("us-west-2");
		add(east, "vpce-00000000000000001");

		assertThat(add(east, "vpce-00000000000000002").statusCode()).isEqualTo(201);
		assertThat(code(add(west, "vpce-00000000000000003"))).isEqualTo(RESTRICTED);
	}

	@Test
	void aFailedEndpointIsReplacedWithoutIt() {
		String east = service("us-east-1");
		String west = service("us-west-2");
		add(west, "vpce-00000000000000001");
		add(east, "vpce-0000000000000dead");
		clock.passSeconds(30);

		assertThat(add(east, "vpce-00000000000000002").statusCode()).isEqualTo(201);
	}

	@Test
	void aRuleLiftsTheRestriction() {
		client.door("PUT", "/rules", "{\"restrictRegions\":false}");
		String east = service("us-east-1");
		add(service("us-west-2"), "vpce-00000000000000001");
		add(east, "vpce-00000000000000002");

		assertThat(add(east, "vpce-00000000000000003").statusCode()).isEqualTo(201);
	}

	@Test
	void remoteRegionsAreChangedWhileAServiceIsReady() {
		String east = service("us-east-1");
		String patch = PRIVATE + "/endpointService/" + east;
		String body = "{\"cloudProvider\":\"AWS\",\"supportedRemoteRegions\":%s}";

		HttpResponse<String> changed = client.call("PATCH", patch, body.formatted("[\"EU_WEST_1\"]"));

		assertThat(changed.statusCode()).isEqualTo(200);
		assertThat(changed.body()).contains("\"endpointServiceName\":\"com.amazonaws",
				"\"status\":\"INITIATING\",\"supportedRemoteRegions\":[\"EU_WEST_1\"]");
		assertThat(client.call("PATCH", patch, body.formatted("[]")).statusCode()).isEqualTo(409);
		clock.passSeconds(30);
		assertThat(client.get(PRIVATE + "/AWS/endpointService/" + east).body()).contains("\"status\":\"AVAILABLE\"");
		assertThat(code(client.call("PATCH", patch, body.formatted("[\"US_EAST_1\"]"))))
			.isEqualTo("CROSS_REGION_PRIVATE_LINK_SELF_REGION");
		assertThat(code(client.call("PATCH", patch, body.formatted("[\"eu-west-1\"]")))).isEqualTo("INVALID_ATTRIBUTE");
		assertThat(code(client.call("PATCH", patch, body.formatted("null").replace("AWS", "AZURE"))))
			.isEqualTo("PROVIDER_UNSUPPORTED");
		assertThat(client.call("PATCH", patch, body.formatted("null")).body())
			.contains("\"supportedRemoteRegions\":null");
	}

	@Test
	void remoteRegionsThatAreSoAlreadyNeedNoChange() {
		String patch = PRIVATE + "/endpointService/" + service("us-east-1");
		String body = "{\"cloudProvider\":\"AWS\",\"supportedRemoteRegions\":%s}";
		client.call("PATCH", patch, body.formatted("[\"EU_WEST_1\",\"EU_WEST_2\"]"));
		clock.passSeconds(30);

		assertThat(client.call("PATCH", patch, body.formatted("[\"EU_WEST_2\",\"EU_WEST_1\"]")).body())
			.contains("\"status\":\"AVAILABLE\"");
		assertThat(code(client.call("PATCH", patch, body.formatted("[\"EU_WEST_2\",\"EU_WEST_2\"]"))))
			.isEqualTo("INVALID_ATTRIBUTE");
	}

	private HttpResponse<String> set(boolean enabled) {
		return client.call("PATCH", MODE, "{\"enabled\":" + enabled + "}");
	}

	private HttpResponse<String> add(String serviceId, String endpointId) {
		return client.post(PRIVATE + "/AWS/endpointService/" + serviceId + "/endpoint",
				"{\"id\":\"" + endpointId + "\"}");
	}

	private String service(String region) {
		String created = client
			.post(PRIVATE + "/endpointService", "{\"providerName\":\"AWS\",\"region\":\"" + region + "\"}")
			.body();
		clock.passSeconds(168);
		return created.replaceAll(".*\"id\":\"([0-9a-f]{24})\".*", "$1");
	}

	private static String code(HttpResponse<String> answer) {
		return answer.headers().firstValue("X-Error-Code").orElse("");
	}

}
