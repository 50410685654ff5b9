package dev.postern.simulator;

import dev.postern.testing.AtlasClient;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.postern.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every operation on private endpoints, in each generation and for each provider.
 */
@RunningSimulator
class OperationsTests {

	private static final String AZURE_ID = "/subscriptions/12345678-90ab-cdef-1234-567890abcdef/resourceGroups/rg"
			+ "/providers/Microsoft.Network/privateEndpoints/pe-1";

	private static final String GROUP = "{\"endpointGroupName\":\"rule-0\",\"gcpProjectId\":\"my-project\","
			+ "\"endpoints\":[{\"endpointName\":\"rule-0\",\"ipAddress\":\"10.0.0.5\"}]}";

	private final SettableClock clock;

	private final int port;

	OperationsTests(@LocalServerPort int port, SettableClock clock) {
		this.port = port;
		this.clock = clock;
	}

	@BeforeEach
	void reset() {
		AtlasClient.ofSimulator(port).reset();
	}

	@ParameterizedTest
	@CsvSource({ "v2, application/vnd.atlas.2023-01-01+json, AWS, us-east-1, eu-west-1",
			"v2, application/vnd.atlas.2023-01-01+json, AZURE, northeurope, westeurope",
			"v2, application/vnd.atlas.2023-01-01+json, GCP, us-central1, europe-west3",
			"v1.0, application/json, AWS, us-east-1, eu-west-1",
			"v1.0, application/json, AZURE, northeurope, westeurope",
			"v1.0, application/json, GCP, us-central1, europe-west3" })
	void eachAnswersFromTheFirstToTheLast(String generation, String accept, String provider, String region,
			String another) {
		AtlasClient client = AtlasClient.ofSimulator(port).accepting(accept);
		String root = "/api/atlas/" + generation + AtlasClient.PAYMENTS + "/privateEndpoint/";
		String services = root + provider + "/endpointService";
		String one = services + '/' + id(create(client, root, provider, region));
		String other = services + '/' + id(create(client, root, provider, another));
		clock.passSeconds(275);

		assertThat(ok(client.get(services), 200)).startsWith("[").contains(id(client.get(one)), id(client.get(other)));
		assertThat(ok(client.get(one), 200)).contains("\"status\"").doesNotContain("INITIATING");
		ok(client.post(one + "/endpoint", endpoint(provider)), 201);
		String endpoint = one + "/endpoint/" + endpointId(provider);
		assertThat(ok(client.get(endpoint), 200)).contains("\"deleteRequested\":false");
		ok(client.delete(endpoint), 202);
		ok(client.delete(other), 202);
		clock.passSeconds(60);
		assertThat(client.get(endpoint).statusCode()).isEqualTo(404);
		assertThat(client.get(other).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource({ "v2, application/vnd.atlas.2023-01-01+json", "v1.0, application/json" })
	void regionalModeIsReadAndSwitched(String generation, String accept) {
		AtlasClient client = AtlasClient.ofSimulator(port).accepting(accept);
		String mode = "/api/atlas/" + generation + AtlasClient.PAYMENTS + "/privateEndpoint/regionalMode";

		assertThat(ok(client.get(mode), 200)).isEqualTo("{\"enabled\":false}");
		assertThat(ok(client.call("PATCH", mode, "{\"enabled\":true}"), 202)).isEqualTo("{\"enabled\":true}");
		assertThat(ok(client.get(mode), 200)).isEqualTo("{\"enabled\":true}");
	}

	@Test
	void theFirstGenerationDeletesWhatHasNoEndpoints() {
		AtlasClient client = AtlasClient.ofSimulator(port).accepting("application/json");
		String connections = AtlasClient.V1 + AtlasClient.PAYMENTS + "/privateEndpoint";
		String id = id(client.post(connections, "{\"providerName\":\"AWS\",\"region\":\"us-east-1\"}"));
		clock.passSeconds(168);

		ok(client.delete(connections + '/' + id), 202);

		clock.passSeconds(60);
		assertThat(client.get(connections).body()).isEqualTo("[]");
	}

	private static HttpResponse<String> create(AtlasClient client, String root, String provider, String region) {
		String mapping = provider.equals("GCP") ? ",\"portMappingEnabled\":true" : "";
		HttpResponse<String> created = client.post(root + "endpointService",
				"{\"providerName\":\"%s\",\"region\":\"%s\"%s}".formatted(provider, region, mapping));
		assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
		return created;
	}

	private static String endpoint(String provider) {
		return switch (provider) {
			case "AWS" -> "{\"id\":\"vpce-08fb7e9319909ec7b\"}";
			case "AZURE" -> "{\"id\":\"" + AZURE_ID + "\",\"privateEndpointIPAddress\":\"10.0.0.4\"}";
			default -> GROUP;
		};
	}

	private static String endpointId(String provider) {
		return switch (provider) {
			case "AWS" -> "vpce-08fb7e9319909ec7b";
			case "AZURE" -> URLEncoder.encode(AZURE_ID, StandardCharsets.UTF_8);
			default -> "rule-0";
		};
	}

	private static String ok(HttpResponse<String> answer, int status) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		return answer.body();
	}

	private static String id(HttpResponse<String> answer) {
		return answer.body().replaceAll(".*\"id\":\"([0-9a-f]{24})\".*", "$1");
	}

}
