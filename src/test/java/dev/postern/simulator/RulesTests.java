package dev.postern.simulator;

import dev.postern.testing.AtlasClient;
import java.net.http.HttpResponse;

import dev.postern.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@RunningSimulator
class RulesTests {

	private static final String PROJECT = "/api/atlas/v2/groups/5f1a7a0c9b3e4d2f8a6b7c01";

	private static final String SERVICES = PROJECT + "/privateEndpoint/AWS/endpointService";

	private final AtlasClient client;

	private final SettableClock clock;

	RulesTests(@LocalServerPort int port, SettableClock clock) {
		this.client = AtlasClient.ofSimulator(port);
		this.clock = clock;
	}

	@BeforeEach
	void reset() {
		client.reset();
	}

	@Test
	void anErrorCanHaveAnotherGenerationsName() {
		client.door("PUT", "/rules", """
				{"codes":{"PRIVATE_ENDPOINT_SERVICE_NOT_FOUND":"PRIVATELINK_NOT_FOUND"}}""");

		HttpResponse<String> answer = client.get(SERVICES + "/5f1a7a0c9b3e4d2f8a6b7cff");

		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.headers().firstValue("X-Error-Code")).hasValue("PRIVATELINK_NOT_FOUND");
		assertThat(answer.body()).contains("\"errorCode\":\"PRIVATELINK_NOT_FOUND\"");
	}

	@Test
	void writesCanAnswerAsSpecified() {
		client.door("PUT", "/rules", "{\"success\":{\"created\":200,\"deleted\":204,\"switched\":200}}");

		HttpResponse<String> created = create();
		HttpResponse<String> deleted = client.delete(SERVICES + "/" + id(created));

		assertThat(created.statusCode()).isEqualTo(200);
		assertThat(deleted.statusCode()).isEqualTo(204);
		assertThat(deleted.body()).isEmpty();
		assertThat(client.call("PATCH", PROJECT + "/privateEndpoint/regionalMode", "{\"enabled\":true}").statusCode())
			.isEqualTo(200);
	}

	@Test
	void anUnpaidProjectTakesNoEndpoint() {
		String id = id(create());
		clock.passSeconds(168);
		client.door("PUT", "/rules", "{\"unpaid\":[\"5f1a7a0c9b3e4d2f8a6b7c01\"]}");

		HttpResponse<String> answer = client.post(SERVICES + "/" + id + "/endpoint",
				"{\"id\":\"vpce-08fb7e9319909ec7b\"}");

		assertThat(answer.statusCode()).isEqualTo(402);
		assertThat(answer.headers().firstValue("X-Error-Code")).hasValue("NO_PAYMENT_INFORMATION_FOUND");
	}

	@Test
	void aKeyMayBeHeldToAddresses() {
		client.door("PUT", "/keys/simulate", "{\"accessList\":[\"10.0.0.0/8\"]}");

		HttpResponse<String> answer = client.get(PROJECT);

		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).isEqualTo("{\"detail\":\"IP address 127.0.0.1 is not allowed to access this "
				+ "resource.\",\"error\":403,\"errorCode\":\"IP_ADDRESS_NOT_ON_ACCESS_LIST\","
				+ "\"parameters\":[\"127.0.0.1\"],\"reason\":\"Forbidden\"}");
		client.door("PUT", "/keys/simulate", "{\"accessList\":[\"10.0.0.0/8\",\"127.0.0.1\"]}");
		assertThat(client.get("/api/atlas/v2").body()).contains("\"accessList\":[\"10.0.0.0/8\",\"127.0.0.1\"]");
		assertThat(client.door("PUT", "/keys/simulate", "{\"accessList\":[\"nowhere\"]}").statusCode()).isEqualTo(400);
	}

	@Test
	void supportingReadsAnswer() {
		create();

		assertThat(client.get("/api/atlas/v2/orgs/5f1a7a0c9b3e4d2f8a6b7c00/groups").body())
			.contains("\"name\":\"Payments\"", "\"totalCount\":2}");
		assertThat(client.get("/api/atlas/v2/clusters").body()).contains("\"groupName\":\"Payments\"",
				"\"name\":\"payments-0\"", "\"totalCount\":2}");
		assertThat(client.get(PROJECT + "/containers").body()).contains("\"regionName\":\"US_EAST_1\"",
				"\"totalCount\":3}");
		assertThat(client.get(PROJECT.replace("7c01", "7c02") + "/containers/all").body())
			.contains("\"providerName\":\"AZURE\"", "\"networkName\":\"nt-", "\"totalCount\":3}");
		assertThat(client.get(PROJECT.replace("7c01", "7c02") + "/containers?providerName=GCP").body())
			.contains("\"totalCount\":1}");
		assertThat(client.get(PROJECT + "/clusters/provider/regions?providers=AZURE&tier=M10").body())
			.contains("\"name\":\"EUROPE_NORTH\"", "\"provider\":\"AZURE\"", "\"totalCount\":1}")
			.doesNotContain("M30", "CENTRAL_US\"");
		assertThat(client.get(PROJECT + "/limits/atlas.project.deployment.nodesPerPrivateLinkRegion").body())
			.isEqualTo("{\"defaultLimit\":50,\"maximumLimit\":90,"
					+ "\"name\":\"atlas.project.deployment.nodesPerPrivateLinkRegion\",\"value\":50}");
	}

	@Test
	void olderAnswersOfGoogleCloudSayMore() {
		client.door("PUT", "/projects/5f1a7a0c9b3e4d2f8a6b7c01", """
				{"name":"Payments","services":[{"id":"64a000000000000000000014","provider":"GCP","region":"us-central1",
				"attachments":1,"endpoints":[{"endpointGroupName":"apps","gcpProjectId":"my-project",
				"endpoints":[{"endpointName":"apps-0","ipAddress":"10.0.0.9"}]}]}]}""");
		AtlasClient older = client.accepting("application/json");
		String service = SERVICES.replace("v2", "v1.0").replace("AWS", "GCP") + "/64a000000000000000000014";

		assertThat(older.get(service).body()).startsWith("{\"cloudProvider\":\"GCP\",")
			.contains("\"serviceAttachmentNames\":[\"https://googleapis.com/compute/alpha/projects/p-")
			.doesNotContain("portMappingEnabled");
		assertThat(older.get(service + "/endpoint/apps").body())
			.contains("\"serviceAttachmentName\":\"https://googleapis.com", "\"status\":\"AVAILABLE\"")
			.containsPattern("\"id\":\"[0-9a-f]{24}\"");
	}

	private HttpResponse<String> create() {
		return client.post(PROJECT + "/privateEndpoint/endpointService",
				"{\"providerName\":\"AWS\",\"region\":\"eu-west-1\"}");
	}

	private static String id(HttpResponse<String> service) {
		return service.body().replaceAll(".*\"id\":\"([0-9a-f]{24})\".*", "$1");
	}

}
