package dev.postern.simulator;

import dev.postern.testing.AtlasClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import dev.postern.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@RunningSimulator
class AzureTests {

	private static final String PRIVATE = "/api/atlas/v2/groups/5f1a7a0c9b3e4d2f8a6b7c02/privateEndpoint";

	private static final String SERVICES = PRIVATE + "/AZURE/endpointService";

	private static final String GROUP = "/subscriptions/4e133d35-e734-4380-a565-c0945535da37/resourceGroups/rg_1"
			+ "/providers/Microsoft.Network/privateEndpoints/";

	private static final String ENDPOINT = """
			{"id":"%s","privateEndpointIPAddress":"10.0.0.4"}""";

	private final AtlasClient client;

	private final SettableClock clock;

	AzureTests(@LocalServerPort int port, SettableClock clock) {
		this.client = AtlasClient.ofSimulator(port);
		this.clock = clock;
	}

	@BeforeEach
	void reset() {
		client.reset();
	}

	@ParameterizedTest
	@CsvSource({ "northeurope", "EUROPE_NORTH" })
	void aServiceIsCreatedAsRecorded(String region) {
		HttpResponse<String> created = create(region);

		assertThat(created.statusCode()).isEqualTo(201);
		assertThat(created.body()).isEqualTo("{\"cloudProvider\":\"AZURE\",\"errorMessage\":null,\"id\":\""
				+ id(created) + "\",\"privateEndpoints\":[],\"privateLinkServiceName\":null,"
				+ "\"privateLinkServiceResourceId\":null,\"regionName\":\"EUROPE_NORTH\",\"status\":\"INITIATING\"}");
		assertThat(create(region).statusCode()).isEqualTo(409);
	}

	@Test
	void aReadyServiceReadsAsRecorded() {
		String id = ready();

		HttpResponse<String> read = client.get(SERVICES + "/" + id);

		assertThat(read.body()).matches("\\{\"cloudProvider\":\"AZURE\",\"errorMessage\":null,\"id\":\"" + id
				+ "\",\"privateEndpoints\":\\[],\"privateLinkServiceName\":\"pls_" + id
				+ "\",\"privateLinkServiceResourceId\":\"/subscriptions/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
				+ "/resourceGroups/rg_[0-9a-f]{24}_[a-z0-9]{8}/providers/Microsoft.Network/privateLinkServices/pls_"
				+ id + "\",\"regionName\":\"EUROPE_NORTH\",\"status\":\"AVAILABLE\"}");
		assertThat(client.get(SERVICES).body()).isEqualTo("[" + read.body() + "]");
		assertThat(client.accepting("application/json").get(SERVICES.replace("v2", "v1.0")).body())
			.doesNotContain("cloudProvider")
			.contains("\"status\":\"AVAILABLE\"");
	}

	@Test
	void anEndpointIsAddedAndFollowedByItsEncodedId() {
		String endpoints = SERVICES + "/" + ready() + "/endpoint";
		String expected = "{\"cloudProvider\":\"AZURE\",\"deleteRequested\":%s,\"errorMessage\":null,"
				+ "\"privateEndpointConnectionName\":%s,\"privateEndpointIPAddress\":\"10.0.0.4\","
				+ "\"privateEndpointResourceId\":\"" + GROUP + "pe-1\",\"status\":\"%s\"}";

		HttpResponse<String> added = client.post(endpoints, ENDPOINT.formatted(GROUP + "pe-1"));

		assertThat(added.statusCode()).isEqualTo(201);
		assertThat(added.body()).isEqualTo(expected.formatted(false, "null", "INITIATING"));
		clock.passSeconds(90);
		String path = endpoints + "/" + encoded(GROUP + "pe-1");
		String connected = client.get(path).body();
		assertThat(connected).contains("\"status\":\"AVAILABLE\"");
		assertThat(connected).containsPattern("\"privateEndpointConnectionName\":\"[-0-9a-f]{36}%2Fpe-1%2Fpe-1\"");
		assertThat(client.get(path.replace("Microsoft.Network", "microsoft.network").replace("%2F", "%2f")).body())
			.isEqualTo(connected);
		assertThat(client.delete(path).statusCode()).isEqualTo(202);
		assertThat(client.get(path).body()).isEqualTo(expected.formatted(true, "null", "DELETING"));
		clock.passSeconds(60);
		assertThat(client.get(path).statusCode()).isEqualTo(404);
	}

	@Test
	void anIdThatIsNotEncodedIsNoResource() {
		String endpoints = SERVICES + "/" + ready() + "/endpoint";
		client.post(endpoints, ENDPOINT.formatted(GROUP + "pe-1"));

		for (String path : new String[] { endpoints + GROUP + "pe-1", endpoints + "/" + GROUP + "pe-1" }) {
			HttpResponse<String> answer = client.get(path);
			assertThat(answer.statusCode()).isEqualTo(404);
			assertThat(code(answer)).isEqualTo("RESOURCE_NOT_FOUND");
		}
	}

	@Test
	void onlyTheSimulatorTakesEncodedSlashes() {
		HttpResponse<String> elsewhere = client
			.send(HttpRequest.newBuilder(client.uri("").resolve("/api/v1/services/a%2Fb")).build());

		assertThat(elsewhere.statusCode()).isEqualTo(400);
	}

	@Test
	void theNameChoosesTheEnding() {
		String endpoints = SERVICES + "/" + ready() + "/endpoint";
		client.post(endpoints, ENDPOINT.formatted(GROUP + "pe-dead"));
		client.post(endpoints, ENDPOINT.formatted(GROUP + "pe-5105"));
		clock.passSeconds(3600);

		assertThat(client.get(endpoints + "/" + encoded(GROUP + "pe-dead")).body()).contains("\"status\":\"FAILED\"",
				"\"errorMessage\":\"Private endpoint " + GROUP + "pe-dead was not found in Azure.\"");
		assertThat(client.get(endpoints + "/" + encoded(GROUP + "pe-5105")).body())
			.contains("\"status\":\"INITIATING\"", "\"errorMessage\":null");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"id":"%s"}                                                                 | MISSING_ATTRIBUTE
			{"privateEndpointIPAddress":"10.0.0.4"}                                     | MISSING_ATTRIBUTE
			{"id":"%s","privateEndpointIPAddress":"10.0.0.256"}                         | INVALID_ATTRIBUTE
			{"id":"%s","privateEndpointIPAddress":"10.0.0"}                             | INVALID_ATTRIBUTE
			{"id":"vpce-08fb7e9319909ec7b","privateEndpointIPAddress":"10.0.0.4"}       | INVALID_ATTRIBUTE
			{"id":"%s","privateEndpointIPAddress":"10.0.0.4","cloudProvider":"AWS"}     | INVALID_ENUM_VALUE
			{"id":"%s","privateEndpointIPAddress":"10.0.0.4","gcpProjectId":"p"}        | INVALID_ATTRIBUTE
			""")
	void bodiesAreRefusedByDocumentedCodes(String body, String errorCode) {
		HttpResponse<String> answer = client.post(SERVICES + "/" + ready() + "/endpoint",
				body.replace("%s", GROUP + "pe-1"));

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(code(answer)).isEqualTo(errorCode);
	}

	@Test
	void theSameEndpointIsRefusedHoweverItIsSpelled() {
		String endpoints = SERVICES + "/" + ready() + "/endpoint";
		client.post(endpoints, ENDPOINT.formatted(GROUP + "pe-1"));

		assertThat(client.post(endpoints, ENDPOINT.formatted(GROUP.replace("resourceG", "resourceg") + "PE-1"))
			.statusCode()).isEqualTo(409);
	}

	@Test
	void theConnectionStringFollowsTheEndpoint() {
		client.post(SERVICES + "/" + ready() + "/endpoint", ENDPOINT.formatted(GROUP + "pe-1"));
		clock.passSeconds(270);

		assertThat(client.accepting("application/vnd.atlas.2024-08-05+json")
			.get("/api/atlas/v2/groups/5f1a7a0c9b3e4d2f8a6b7c02/clusters/analytics-az")
			.body())
			.contains("\"awsPrivateLink\":{}",
					"\"endpoints\":[{\"endpointId\":\"" + GROUP
							+ "pe-1\",\"providerName\":\"AZURE\",\"region\":\"EUROPE_NORTH\"}]",
					"\"srvConnectionString\":\"mongodb+srv://analytics-az-pl-0.k45tj.mongodb.net\"");
	}

	private HttpResponse<String> create(String region) {
		return client.post(PRIVATE + "/endpointService", """
				{"providerName":"AZURE","region":"%s"}""".formatted(region));
	}

	private String ready() {
		String id = id(create("northeurope"));
		clock.passSeconds(59);
		return id;
	}

	private static String encoded(String id) {
		return id.replace("/", "%2F");
	}

	private static String id(HttpResponse<String> service) {
		return service.body().replaceAll(".*\"id\":\"([0-9a-f]{24})\".*", "$1");
	}

	private static String code(HttpResponse<String> answer) {
		return answer.headers().firstValue("X-Error-Code").orElse("");
	}

}
