package dev.postern.simulator;

import dev.postern.testing.AtlasClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import dev.postern.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

@RunningSimulator
class OAuthTests {

	private static final String TOKEN = "/api/oauth/token";

	private static final String GROUPS = "/api/atlas/v2/groups";

	private final AtlasClient client;

	private final SettableClock clock;

	OAuthTests(@LocalServerPort int port, SettableClock clock) {
		this.client = AtlasClient.ofSimulator(port);
		this.clock = clock;
	}

	@BeforeEach
	void reset() {
		client.reset();
	}

	@Test
	void aServiceAccountGetsATokenForBothGenerations() {
		HttpResponse<String> answer = ask(Seed.CLIENT_SECRET, "grant_type=client_credentials");

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body())
			.matches("\\{\"access_token\":\"[-_A-Za-z0-9]{43}\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
		assertThat(get(GROUPS, token()).body()).contains("\"name\":\"Payments\"", "\"totalCount\":2}");
		assertThat(get(GROUPS.replace("v2", "v1.0"), token()).statusCode()).isEqualTo(200);
		assertThat(get("/api/atlas/v2", token()).body()).contains("\"publicKey\":\"" + Seed.CLIENT_ID + "\"",
				"\"roleName\":\"GROUP_OWNER\"");
	}

	@Test
	void aTokenIsGoodForAnHour() {
		String token = token();

		clock.passSeconds(3599);
		assertThat(get(GROUPS, token).statusCode()).isEqualTo(200);
		clock.passSeconds(1);
		HttpResponse<String> late = get(GROUPS, token);
		assertThat(late.statusCode()).isEqualTo(401);
		assertThat(late.headers().firstValue("WWW-Authenticate"))
			.hasValue("Bearer realm=\"MMS Public API\", error=\"invalid_token\"");
		assertThat(late.body()).contains("\"error\" : 401");
		assertThat(get(GROUPS, token()).statusCode()).isEqualTo(200);
	}

	@Test
	void howLongATokenIsGoodForIsARule() {
		client.door("PUT", "/rules", "{\"tokenLifetime\":\"PT5S\"}");
		String token = token();

		clock.passSeconds(5);
		assertThat(get(GROUPS, token).statusCode()).isEqualTo(401);
	}

	@Test
	void aTokenCanBeRevoked() {
		String token = token();
		String other = token();

		assertThat(post("/api/oauth/revoke", Seed.CLIENT_SECRET, "token_type_hint=access_token&token=" + token)
			.statusCode()).isEqualTo(200);

		assertThat(get(GROUPS, token).statusCode()).isEqualTo(401);
		assertThat(get(GROUPS, other).statusCode()).isEqualTo(200);
		client.door("DELETE", "/tokens", "");
		assertThat(get(GROUPS, other).statusCode()).isEqualTo(401);
	}

	@Test
	void whoeverDoesNotKnowTheSecretGetsNoToken() {
		HttpResponse<String> answer = ask("mdb_sa_sk_wrong", "grant_type=client_credentials");

		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_client\"}");
		assertThat(client.send(client.request("POST", TOKEN, "{}").build()).statusCode()).isEqualTo(401);
		assertThat(ask(Seed.CLIENT_SECRET, "grant_type=password").body())
			.isEqualTo("{\"error\":\"unsupported_grant_type\"}");
		assertThat(ask(Seed.CLIENT_SECRET, "").body()).isEqualTo("{\"error\":\"invalid_request\"}");
	}

	@Test
	void neitherKindOfKeyPassesForTheOther() {
		assertThat(client.as(Seed.CLIENT_ID, Seed.CLIENT_SECRET).get(GROUPS).statusCode()).isEqualTo(401);
		assertThat(send(TOKEN, "Basic " + basic(Seed.PUBLIC_KEY, Seed.PRIVATE_KEY), "grant_type=client_credentials")
			.statusCode()).isEqualTo(401);
	}

	@Test
	void serviceAccountsAreMadeAndRevokedThroughTheDoor() {
		String id = "mdb_sa_id_0123456789abcdef01234567";
		client.door("PUT", "/keys/" + id, """
				{"secret":"mdb_sa_sk_new","roles":[{"groupId":"%s","roleName":"GROUP_READ_ONLY"}]}"""
			.formatted(Seed.PAYMENTS));
		HttpResponse<String> answer = send(TOKEN, "Basic " + basic(id, "mdb_sa_sk_new"),
				"grant_type=client_credentials");
		String token = answer.body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");

		assertThat(get(GROUPS, token).body()).contains("\"totalCount\":1}");
		assertThat(client.door("GET", "/keys", "").body()).contains(id).doesNotContain("mdb_sa_sk_");
		client.door("DELETE", "/keys/" + id, "");
		assertThat(get(GROUPS, token).statusCode()).isEqualTo(401);
	}

	@Test
	void tokensAreLoggedAndMeetFaultsLikeAllCalls() {
		client
			.faults("""
					{"script":[{"method":"POST","path":"/oauth/token$","status":503,"errorCode":"SERVICE_UNAVAILABLE"}]}""");

		assertThat(ask(Seed.CLIENT_SECRET, "grant_type=client_credentials").statusCode()).isEqualTo(503);
		assertThat(ask(Seed.CLIENT_SECRET, "grant_type=client_credentials").statusCode()).isEqualTo(200);
		assertThat(client.door("GET", "/calls/count?method=POST&path=/oauth/token$", "").body()).contains("\"count\":2",
				"\"challenges\":0");
	}

	private String token() {
		return ask(Seed.CLIENT_SECRET, "grant_type=client_credentials").body()
			.replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
	}

	private HttpResponse<String> ask(String secret, String form) {
		return post(TOKEN, secret, form);
	}

	private HttpResponse<String> post(String path, String secret, String form) {
		return send(path, "Basic " + basic(Seed.CLIENT_ID, secret), form);
	}

	private HttpResponse<String> send(String path, String authorization, String form) {
		return client.send(HttpRequest.newBuilder(client.uri(path))
			.header(HttpHeaders.AUTHORIZATION, authorization)
			.header(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form))
			.build());
	}

	private HttpResponse<String> get(String path, String token) {
		return client
			.send(client.request("GET", path, null).header(HttpHeaders.AUTHORIZATION, "Bearer " + token).build());
	}

	private static String basic(String name, String secret) {
		return HttpHeaders.encodeBasicAuth(name, secret, StandardCharsets.UTF_8);
	}

}
