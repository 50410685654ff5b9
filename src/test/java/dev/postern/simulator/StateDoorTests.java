package dev.postern.simulator;

import dev.postern.testing.AtlasClient;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.postern.wire.Provider;
import dev.postern.wire.Regions;

import static org.assertj.core.api.Assertions.assertThat;

@RunningSimulator
class StateDoorTests {

	private static final String ID = "64a000000000000000000001";

	private static final String PRIVATE = "/api/atlas/v2/groups/" + ID + "/privateEndpoint";

	private static final String AZURE_ID = "/subscriptions/4e133d35-e734-4380-a565-c0945535da37/resourceGroups/rg"
			+ "/providers/Microsoft.Network/privateEndpoints/pe";

	private static final String PROJECT = """
			{"name":"Fleet","clusters":[
			  {"name":"wide","places":[{"provider":"AWS","region":"us-east-1"},
			                           {"provider":"AZURE","region":"US_EAST_2"}]}],
			 "services":[
			  {"id":"64a000000000000000000011","provider":"AWS","region":"us-east-1",
			   "endpoints":[{"id":"vpce-08fb7e9319909ec7b"}]},
			  {"id":"64a000000000000000000012","provider":"AZURE","region":"US_EAST_2",
			   "endpoints":[{"id":"%s","privateEndpointIPAddress":"10.0.0.4"}]},
			  {"id":"64a000000000000000000013","provider":"GCP","region":"us-central1","attachments":50},
			  {"id":"64a000000000000000000014","provider":"GCP","region":"us-central1","portMappingEnabled":true,
			   "endpoints":[{"endpointGroupName":"x","gcpProjectId":"my-project",
			                 "endpoints":[{"endpointName":"rule-1","ipAddress":"10.0.0.9"}]}]},
			  {"id":"64a000000000000000000015","provider":"AWS","region":"eu-west-1","ageSeconds":10}]}""";

	private final AtlasClient client;

	StateDoorTests(@LocalServerPort int port) {
		this.client = AtlasClient.ofSimulator(port);
	}

	@BeforeEach
	void reset() {
		client.reset();
	}

	@Test
	void aWholeProjectIsPutInOneCall() {
		assertThat(put(PROJECT.formatted(AZURE_ID)).statusCode()).isEqualTo(200);

		assertThat(client.get("/api/atlas/v2/groups").body()).contains("\"name\":\"Fleet\"", "\"totalCount\":3}");
		assertThat(client.get(PRIVATE + "/AWS/endpointService").body()).contains("\"id\":\"64a000000000000000000011\"",
				"\"interfaceEndpoints\":[\"vpce-08fb7e9319909ec7b\"],\"regionName\":\"US_EAST_1\","
						+ "\"status\":\"AVAILABLE\"",
				"\"regionName\":\"EU_WEST_1\",\"status\":\"INITIATING\"");
		assertThat(client.get(PRIVATE + "/GCP/endpointService").body()).contains("-49\"",
				"\"endpointGroupNames\":[\"rule-1\"]");
		assertThat(client.accepting("application/vnd.atlas.2024-08-05+json")
			.get("/api/atlas/v2/groups/" + ID + "/clusters/wide")
			.body()).contains("{\"endpointId\":\"vpce-08fb7e9319909ec7b\",\"providerName\":\"AWS\",",
					"{\"endpointId\":\"" + AZURE_ID + "\",\"providerName\":\"AZURE\",\"region\":\"US_EAST_2\"}");
	}

	@Test
	void thingsVanishBehindEverybodysBack() {
		put(PROJECT.formatted(AZURE_ID));

		client.door("DELETE", "/projects/" + ID + "/services/64a000000000000000000014", "");
		client.door("DELETE",
				"/projects/" + ID + "/services/64a000000000000000000012/endpoints/" + AZURE_ID.replace("/", "%2F"), "");

		assertThat(client.get(PRIVATE + "/GCP/endpointService/64a000000000000000000014").statusCode()).isEqualTo(404);
		assertThat(client.get(PRIVATE + "/AZURE/endpointService").body()).contains("\"privateEndpoints\":[]",
				"\"status\":\"AVAILABLE\"");
		client.door("DELETE", "/projects/" + ID, "");
		assertThat(client.get("/api/atlas/v2/groups/" + ID).statusCode()).isEqualTo(404);
	}

	@Test
	void theDoorTellsWhatIsThere() {
		put(PROJECT.formatted(AZURE_ID));

		assertThat(client.door("GET", "/projects", "").body()).contains("\"name\":\"Payments\"", "\"name\":\"Fleet\"");
		assertThat(client.door("GET", "/projects/" + ID, "").body()).contains("\"id\":\"64a000000000000000000011\"",
				"\"provider\":\"GCP\"");
	}

	@Test
	void aResetTakesWhatWasPutAway() {
		put(PROJECT.formatted(AZURE_ID));
		client.door("PUT", "/rules", "{\"gcpAttachments\":50}");

		client.reset();

		assertThat(client.door("GET", "/projects", "").body()).doesNotContain("Fleet");
		assertThat(client.door("GET", "/rules", "").body()).contains("\"gcpAttachments\":6");
	}

	@Test
	void nonsenseIsRefusedInPlainText() {
		assertThat(put("{\"services\":[]}").statusCode()).isEqualTo(400);
		HttpResponse<String> nowhere = put(
				"{\"name\":\"X\",\"services\":[{\"provider\":\"AWS\",\"region\":\"nowhere\"}]}");
		assertThat(nowhere.statusCode()).isEqualTo(400);
		assertThat(nowhere.body()).isEqualTo("No region nowhere exists for AWS");
		assertThat(client.door("PUT", "/rules", "{\"nothing\":1}").statusCode()).isEqualTo(400);
	}

	@Test
	void fiftyProjectsOfTwentyServicesArePutAndListed() {
		String services = IntStream.range(0, 20)
			.mapToObj((number) -> "{\"provider\":\"AWS\",\"region\":\"%s\"}"
				.formatted(Regions.of(Provider.AWS).get(number).atlasName()))
			.collect(Collectors.joining(","));

		for (int number = 0; number < 50; number++) {
			client.door("PUT", "/projects/64b0000000000000000000%02d".formatted(number),
					"{\"name\":\"P%d\",\"services\":[%s]}".formatted(number, services));
		}
		client.door("PUT", "/keys/everyone", """
				{"privateKey":"%s","roles":[{"orgId":"%s","roleName":"ORG_OWNER"}]}""".formatted(Seed.PRIVATE_KEY,
				Seed.ORGANISATION));

		AtlasClient owner = client.as("everyone", Seed.PRIVATE_KEY);
		assertThat(owner.get("/api/atlas/v2/groups").body()).contains("\"totalCount\":52}");
		assertThat(owner.get("/api/atlas/v2/groups/64b000000000000000000049/privateEndpoint/AWS/endpointService")
			.body()
			.split("\"id\"")).hasSize(21);
	}

	@Test
	void oneProjectCanFailWhileOthersDoNot() {
		put(PROJECT.formatted(AZURE_ID));
		client.faults("{\"projects\":{\"" + ID + "\":{\"rates\":{\"SERVER_ERROR\":1}}}}");

		assertThat(client.get(PRIVATE + "/AWS/endpointService").statusCode()).isEqualTo(500);
		assertThat(client.get(PRIVATE + "/AWS/endpointService").statusCode()).isEqualTo(500);
		assertThat(client.get("/api/atlas/v2/groups/" + Seed.PAYMENTS).statusCode()).isEqualTo(200);
	}

	private HttpResponse<String> put(String json) {
		HttpResponse<String> answer = client.door("PUT", "/projects/" + ID, json);
		client.door("PUT", "/keys/simulate", """
				{"roles":[{"orgId":"%s","roleName":"ORG_OWNER"}]}""".formatted(Seed.ORGANISATION));
		return answer;
	}

}
