package dev.postern.atlas;

import java.time.Duration;
import java.util.List;

import dev.postern.atlas.AtlasReply.Refused;
import dev.postern.atlas.AtlasServer.Call;
import dev.postern.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.env.MockEnvironment;

import static dev.postern.atlas.AtlasFixtures.refused;
import static dev.postern.atlas.AtlasFixtures.success;
import static dev.postern.atlas.AtlasFixtures.unreachable;
import static dev.postern.atlas.AtlasServer.ACCOUNT;
import static dev.postern.atlas.AtlasServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls of service accounts.
 */
class AccountTokensTests {

	private static final String ROOT = "GET /api/atlas/v2";

	private static final String TOKEN = "POST " + ServerTokens.PATH;

	private static final AtlasKey OTHER_SECRET = new AtlasKey(AtlasKey.Kind.SERVICE_ACCOUNT, ACCOUNT.publicKey(),
			"mdb_sa_sk_canary-other");

	private static final AtlasSettings IMPATIENT = new AtlasSettings(Duration.ofSeconds(5), Duration.ofMillis(300),
			Duration.ofSeconds(5), 50, Duration.ofSeconds(2));

	private final AtlasServer server = new AtlasServer();

	private final SettableClock clock = new SettableClock();

	private final Atlas atlas = AtlasFixtures
		.atlas(new MockEnvironment().withProperty("postern.atlas.base-url", server.url()), IMPATIENT, clock);

	@BeforeEach
	void answer() {
		server.on(ROOT, reply(200, "{\"appName\":\"MongoDB Atlas\"}"));
	}

	@AfterEach
	void close() {
		server.close();
	}

	@Test
	void oneTokenServesAllCallsOfAnAccount() {
		for (int call = 0; call < 5; call++) {
			success(atlas.root(ACCOUNT));
		}

		assertThat(lines()).containsExactly(TOKEN, ROOT, ROOT, ROOT, ROOT, ROOT);
		Call asked = server.calls.getFirst();
		assertThat(asked.body()).isEqualTo("grant_type=client_credentials");
		assertThat(asked.headers().getFirst("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
		assertThat(asked.authorization()).startsWith("Basic ");
		assertThat(server.calls.getLast().authorization()).isEqualTo("Bearer canary.token.1");
	}

	@Test
	void aTokenIsFetchedAnewShortlyBeforeItExpires() {
		success(atlas.root(ACCOUNT));
		clock.pass(Duration.ofMinutes(58));
		success(atlas.root(ACCOUNT));
		assertThat(lines()).containsExactly(TOKEN, ROOT, ROOT);

		clock.pass(Duration.ofSeconds(61));
		success(atlas.root(ACCOUNT));
		assertThat(lines()).containsExactly(TOKEN, ROOT, ROOT, TOKEN, ROOT);
	}

	@Test
	void firstCallsShareOneFetch() throws Exception {
		AtlasFixtures.together(20, (number) -> success(atlas.root(ACCOUNT)));

		assertThat(lines()).filteredOn(TOKEN::equals).hasSize(1);
		assertThat(lines()).hasSize(21);
	}

	@Test
	void aTokenThatIsRefusedIsFetchedOnceMore() {
		success(atlas.root(ACCOUNT));
		server.tokens.revoke();
		server.calls.clear();

		success(atlas.root(ACCOUNT));

		assertThat(lines()).containsExactly(ROOT, TOKEN, ROOT);
	}

	@Test
	void manyCallsWhoseTokenIsRefusedFetchOneForAll() throws Exception {
		success(atlas.root(ACCOUNT));
		server.tokens.revoke();
		server.calls.clear();

		AtlasFixtures.together(20, (number) -> success(atlas.root(ACCOUNT)));

		assertThat(lines()).filteredOn(TOKEN::equals).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"errorCode\":\"UNEXPECTED_ERROR\"}", "<html>" })
	void anEndlessRefusalIsAnsweredOnce(String body) {
		server.on(ROOT, reply(401, body, "WWW-Authenticate",
				"Digest realm=\"MMS Public API\", nonce=\"x\", algorithm=MD5, qop=\"auth\", stale=true"));

		assertThat(refused(atlas.root(ACCOUNT)).status()).isEqualTo(401);

		assertThat(lines()).containsExactly(TOKEN, ROOT, TOKEN, ROOT);
		assertThat(server.calls).extracting(Call::authorization)
			.noneMatch((header) -> String.valueOf(header).startsWith("Digest"));
	}

	@Test
	void aMissingRoleIsNoReasonForAnotherToken() {
		server.on(ROOT, reply(401, "{\"error\":401,\"errorCode\":\"USER_UNAUTHORIZED\"}"));

		assertThat(refused(atlas.root(ACCOUNT)).errorCode()).isEqualTo("USER_UNAUTHORIZED");
		assertThat(lines()).containsExactly(TOKEN, ROOT);
	}

	@ParameterizedTest
	@CsvSource({ "400, 401, TOKEN_REFUSED", "401, 401, TOKEN_REFUSED", "403, 401, TOKEN_REFUSED",
			"404, 401, TOKEN_REFUSED", "429, 429, invalid_client", "503, 503, invalid_client" })
	void withoutATokenNothingIsCalled(int status, int told, String code) {
		server.on(TOKEN, reply(status, "{\"error\":\"invalid_client\",\"error_description\":\"Gone.\"}"));

		Refused<?> refused = refused(atlas.root(ACCOUNT));

		assertThat(refused.status()).isEqualTo(told);
		assertThat(refused.errorCode()).isEqualTo(code);
		assertThat(refused.detail()).endsWith("Gone.");
		assertThat(refused.exchange().path()).isEqualTo("/api/oauth/token");
		assertThat(refused.exchange().status()).isEqualTo(status);
		assertThat(lines()).containsExactly(TOKEN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html>", "{}", "[]", "{\"access_token\":\"\"}", "{\"access_token\":\"a\\r\\nX: b\"}",
			"{\"access_token\":null,\"expires_in\":3600}" })
	void anAnswerWithoutATokenIsNone(String body) {
		server.on(TOKEN, reply(200, body));

		assertThat(unreachable(atlas.root(ACCOUNT)).reason()).isEqualTo("The answer could not be understood");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",\"expires_in\":0", ",\"expires_in\":-5", ",\"expires_in\":\"soon\"" })
	void aTokenOfUnknownAgeServesItsOwnCall(String life) {
		server.tokens.accept("canary.token.1");
		server.on(TOKEN, reply(200, "{\"access_token\":\"canary.token.1\"" + life + "}"));

		success(atlas.root(ACCOUNT));
		success(atlas.root(ACCOUNT));

		assertThat(lines()).containsExactly(TOKEN, ROOT, TOKEN, ROOT);
	}

	@Test
	void whoeverWaitsForAFetchThatFailsIsToldTheSame() throws Exception {
		server.on(TOKEN, server.silence());

		long start = System.nanoTime();
		AtlasFixtures.together(10,
				(number) -> assertThat(unreachable(atlas.root(ACCOUNT)).reason()).isEqualTo("No answer in time"));

		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
		assertThat(lines()).containsOnly(TOKEN).hasSizeLessThan(4);
	}

	@Test
	void anOldTokenSaysNothingAboutAnotherSecret() {
		success(atlas.root(ACCOUNT));

		assertThat(refused(atlas.root(OTHER_SECRET)).errorCode()).isEqualTo("TOKEN_REFUSED");
		server.tokens.add(OTHER_SECRET);
		success(atlas.root(OTHER_SECRET));
	}

	@Test
	void aForgottenAccountHasNoToken() {
		success(atlas.root(ACCOUNT));
		atlas.forget(ACCOUNT.publicKey());
		success(atlas.root(ACCOUNT));

		assertThat(lines()).containsExactly(TOKEN, ROOT, TOKEN, ROOT);
	}

	private List<String> lines() {
		return server.calls.stream().map(Call::line).toList();
	}

}
