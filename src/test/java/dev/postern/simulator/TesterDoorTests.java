package dev.postern.simulator;

import dev.postern.testing.AtlasClient;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@RunningSimulator
class TesterDoorTests {

	private static final String GROUPS = "/api/atlas/v2/groups";

	private static final String NEW_KEY = "77777777-7777-4777-8777-777777777777";

	private final AtlasClient client;

	TesterDoorTests(@LocalServerPort int port) {
		this.client = AtlasClient.ofSimulator(port);
	}

	@BeforeEach
	void reset() {
		client.reset();
	}

	@Test
	void theDoorOpensForTheSeededKeyOnly() {
		AtlasClient stranger = client.as("simulate", "66666666-6666-4666-8666-666666666666");

		assertThat(stranger.door("GET", "/faults", "").statusCode()).isEqualTo(401);
		assertThat(stranger.door("GET", "/calls", "").statusCode()).isEqualTo(401);
		assertThat(stranger.door("PUT", "/keys/simulate", "{}").statusCode()).isEqualTo(401);
		assertThat(client.send(client.request("DELETE", "/state", null).build()).statusCode()).isEqualTo(401);
		assertThat(client.door("GET", "/calls", "").statusCode()).isEqualTo(200);
		assertThat(client.door("GET", "/nothing", "").statusCode()).isEqualTo(404);
		assertThat(client.get("/api/nothing").statusCode()).isEqualTo(404);
	}

	@Test
	void everyExchangeIsLoggedChallengesIncluded() {
		client.get(GROUPS + "?pretty=true");
		client.get("/api/atlas/v2/orgs");

		String log = client.door("GET", "/calls?path=/groups$", "").body();
		assertThat(log.replaceAll("2026-[^\"]+Z", "T")).isEqualTo("[{\"at\":\"T\",\"method\":\"GET\","
				+ "\"path\":\"/simulator/api/atlas/v2/groups\",\"query\":\"pretty=true\",\"status\":401,"
				+ "\"publicKey\":null,\"challenge\":true,\"fault\":null},{\"at\":\"T\",\"method\":\"GET\","
				+ "\"path\":\"/simulator/api/atlas/v2/groups\",\"query\":\"pretty=true\",\"status\":200,"
				+ "\"publicKey\":\"simulate\",\"challenge\":false,\"fault\":null}]");
		assertThat(client.door("GET", "/calls/count", "").body()).contains("\"count\":4", "\"challenges\":2");
		assertThat(client.door("GET", "/calls/count?method=POST", "").body()).contains("\"count\":0");
		client.door("DELETE", "/calls", "");
		assertThat(client.door("GET", "/calls", "").body()).isEqualTo("[]");
	}

	@Test
	void aKeyCanBeRotatedUnderItsUsers() {
		client.door("PUT", "/keys/simulate", "{\"privateKey\":\"" + NEW_KEY + "\"}");

		assertThat(client.get(GROUPS).statusCode()).isEqualTo(401);
		assertThat(client.as("simulate", NEW_KEY).get(GROUPS).body()).contains("\"totalCount\":2");
	}

	@Test
	void aKeyCanBeRevokedAndComeBack() {
		client.door("DELETE", "/keys/simulate", "");
		int revoked = client.get(GROUPS).statusCode();
		client.door("PUT", "/keys/simulate", """
				{"privateKey":"%s","roles":[{"groupId":"%s","roleName":"GROUP_OWNER"}]}""".formatted(Seed.PRIVATE_KEY,
				Seed.PAYMENTS));

		assertThat(revoked).isEqualTo(401);
		assertThat(client.get(GROUPS).body()).contains("\"totalCount\":1");
	}

	@Test
	void keysAreShownWithoutTheirSecret() {
		HttpResponse<String> answer = client.door("GET", "/keys", "");

		assertThat(answer.body()).contains("\"publicKey\":\"simulate\"", "GROUP_OWNER")
			.doesNotContain("55555555", "ha1");
		assertThat(client.door("PUT", "/keys/newnewne", "{}").statusCode()).isEqualTo(400);
	}

}
