package dev.postern.simulator;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@RunningSimulator
class AtlasGateTests {

	private static final String SERVICES = "/api/atlas/v2/groups/5f1a7a0c9b3e4d2f8a6b7c01/privateEndpoint/AWS/endpointService";

	private static final String CHALLENGE = """
			{
			  "error" : 401,
			  "reason" : "Unauthorized",
			  "detail" : "You are not authorized for this resource.",
			  "errorCode" : "UNEXPECTED_ERROR"
			}""";

	private static final String CHALLENGE_HEADER = "Digest realm=\"MMS Public API\", domain=\"\", "
			+ "nonce=\"[A-Za-z0-9+/]{32}\", algorithm=MD5, qop=\"auth\", stale=false";

	private final SimulatorClient client;

	private final SettableClock clock;

	AtlasGateTests(@LocalServerPort int port, SettableClock clock) {
		this.client = new SimulatorClient(port);
		this.clock = clock;
	}

	@BeforeEach
	void reset() {
		client.reset();
	}

	@Test
	void aBareCallIsChallengedAsRecorded() {
		HttpResponse<String> answer = client.send(client.request("GET", SERVICES, null).build());

		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.body()).isEqualTo(CHALLENGE);
		assertThat(header(answer, "Content-Length")).isEqualTo("142");
		assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
		assertThat(header(answer, "Server")).isEqualTo("mdbws");
		assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
		assertThat(header(answer, "WWW-Authenticate")).matches(CHALLENGE_HEADER);
		assertThat(answer.headers().map()).doesNotContainKeys("ratelimit-limit", "x-error-code");
	}

	@Test
	void aProvedCallIsAnsweredWithTheRecordedHeaders() {
		HttpResponse<String> answer = client.get(SERVICES);

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("[]");
		assertThat(header(answer, "Content-Type")).isEqualTo("application/vnd.atlas.2023-01-01+json;charset=utf-8");
		assertThat(header(answer, "RateLimit-Limit")).isEqualTo("4000");
		assertThat(header(answer, "Server")).isEqualTo("mdbws");
		assertThat(header(answer, "X-Java-Method")).isEqualTo("ApiAtlasPrivateEndpointResource::getEndpointServices");
		assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
		assertThat(answer.headers().map()).doesNotContainKeys("cache-control", "pragma", "set-cookie");
	}

	private static String header(HttpResponse<String> answer, String name) {
		return answer.headers().firstValue(name).orElse("");
	}

}
