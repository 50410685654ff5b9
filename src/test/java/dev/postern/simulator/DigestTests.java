package dev.postern.simulator;

import dev.postern.testing.AtlasClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;

import dev.postern.testing.SettableClock;
import dev.postern.wire.DigestAuthorization;

import static org.assertj.core.api.Assertions.assertThat;

@RunningSimulator
class DigestTests {

	private static final String CHALLENGE = """
			{
			  "error" : 401,
			  "reason" : "Unauthorized",
			  "detail" : "You are not authorized for this resource.",
			  "errorCode" : "UNEXPECTED_ERROR"
			}""";

	private static final String GROUPS = "/api/atlas/v2/groups";

	private final AtlasClient client;

	private final SettableClock clock;

	DigestTests(@LocalServerPort int port, SettableClock clock) {
		this.client = AtlasClient.ofSimulator(port);
		this.clock = clock;
	}

	@BeforeEach
	void reset() {
		client.reset();
	}

	@Test
	void aBareCallIsChallengedAsRecorded() {
		HttpResponse<String> answer = bare(GROUPS);

		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.body()).isEqualTo(CHALLENGE);
		assertThat(header(answer, "Content-Length")).isEqualTo("142");
		assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
		assertThat(header(answer, "Server")).isEqualTo("mdbws");
		assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
		assertThat(header(answer, "WWW-Authenticate")).matches("Digest realm=\"MMS Public API\", domain=\"\", "
				+ "nonce=\"[A-Za-z0-9+/]{32}\", algorithm=MD5, qop=\"auth\", stale=false");
		assertThat(answer.headers().map()).doesNotContainKeys("ratelimit-limit", "x-error-code", "set-cookie");
	}

	@Test
	void everyBadProofIsAnsweredAlike() {
		List<HttpResponse<String>> answers = Stream
			.of(client.as("simulate", "66666666-6666-4666-8666-666666666666"),
					client.as("nobodyxx", "55555555-5555-4555-8555-555555555555"), client.as("simulate", ""))
			.map((other) -> other.get(GROUPS + "?envelope=true"))
			.toList();

		assertThat(answers).allSatisfy((answer) -> {
			assertThat(answer.statusCode()).isEqualTo(401);
			assertThat(answer.body()).isEqualTo(CHALLENGE);
			assertThat(header(answer, "WWW-Authenticate")).contains("stale=false");
		});
	}

	@Test
	void malformedHeadersAreChallenged() {
		assertThat(Stream.of("Digest", "Digest username=\"simulate\"", "Digest =,", "Basic c2ltdWxhdGU6NTU=", "")
			.map((header) -> client
				.send(client.request("GET", GROUPS, null).header(HttpHeaders.AUTHORIZATION, header).build())
				.statusCode()))
			.containsOnly(401);
	}

	@Test
	void aProofIsGoodForItsOwnTargetOnly() {
		DigestAuthorization signed = client.sign("GET", GROUPS, bare(GROUPS));

		assertThat(sent(signed, GROUPS + "?pretty=true").statusCode()).isEqualTo(401);
		assertThat(sent(signed, GROUPS).statusCode()).isEqualTo(200);
	}

	@Test
	void aProofIsGoodOnce() {
		DigestAuthorization signed = client.sign("GET", GROUPS, bare(GROUPS));

		assertThat(sent(signed, GROUPS).statusCode()).isEqualTo(200);
		assertThat(sent(signed, GROUPS).statusCode()).isEqualTo(401);
	}

	@Test
	void anOldNonceIsStaleAfterFiveMinutes() {
		HttpResponse<String> challenge = bare(GROUPS);
		DigestAuthorization signed = client.sign("GET", GROUPS, challenge);
		clock.passSeconds(301);

		HttpResponse<String> answer = sent(signed, GROUPS);

		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(header(answer, "WWW-Authenticate")).contains("stale=true");
		assertThat(sent(client.sign("GET", GROUPS, answer), GROUPS).statusCode()).isEqualTo(200);
	}

	@Test
	void aNonceOfSomebodyElseIsStale() {
		HttpResponse<String> challenge = bare(GROUPS);
		DigestAuthorization own = client.sign("GET", GROUPS, challenge);
		DigestAuthorization forged = client.signWithNonce("GET", GROUPS, "NSAKm++K2BQJYzcgPMhbHV58yB2M3vCv");

		assertThat(header(sent(forged, GROUPS), "WWW-Authenticate")).contains("stale=true");
		assertThat(sent(own, GROUPS).statusCode()).isEqualTo(200);
	}

	private HttpResponse<String> bare(String path) {
		return client.send(client.request("GET", path, null).build());
	}

	private HttpResponse<String> sent(DigestAuthorization signed, String path) {
		return client
			.send(client.request("GET", path, null).header(HttpHeaders.AUTHORIZATION, signed.toHeader()).build());
	}

	private static String header(HttpResponse<String> answer, String name) {
		return answer.headers().firstValue(name).orElse("");
	}

}
