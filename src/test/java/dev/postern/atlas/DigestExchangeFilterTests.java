package dev.postern.atlas;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.postern.atlas.AtlasServer.Call;
import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;

import static dev.postern.atlas.AtlasFixtures.refused;
import static dev.postern.atlas.AtlasFixtures.success;
import static dev.postern.atlas.AtlasServer.ACCOUNT;
import static dev.postern.atlas.AtlasServer.KEY;
import static dev.postern.atlas.AtlasServer.OTHER_KEY;
import static dev.postern.atlas.AtlasServer.hangUp;
import static dev.postern.atlas.AtlasServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

class DigestExchangeFilterTests {

	private static final String PROJECT = "5f1a7a0c9b3e4d2f8a6b7c01";

	private static final ServicePath PATH = new ServicePath(PROJECT, Provider.AWS, "6a793f68c0eb9e7a17715835");

	private static final EndpointSpec ENDPOINT = new EndpointSpec.Aws("vpce-0b9c5701325cb15dd");

	private static final String ROOT = "GET /api/atlas/v2";

	private static final String ADD = "POST /api/atlas/v2/groups/" + PROJECT
			+ "/privateEndpoint/AWS/endpointService/6a793f68c0eb9e7a17715835/endpoint";

	private static final String FORBIDDEN = "{\"detail\":\"Current user is not authorized to perform this action.\","
			+ "\"error\":401,\"errorCode\":\"USER_UNAUTHORIZED\",\"parameters\":[],\"reason\":\"Unauthorized\"}";

	private final AtlasServer server = new AtlasServer();

	private final Atlas atlas = AtlasFixtures.atlas(server.url());

	@BeforeEach
	void answer() {
		server.on(ROOT, reply(200, "{\"appName\":\"MongoDB Atlas\"}"));
		server.on(ADD, reply(201, "{}"));
	}

	@AfterEach
	void close() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "MD5", "SHA-256" })
	void oneChallengeServesAllCallsOfAKey(String algorithm) {
		server.digest.algorithm(algorithm);

		for (int call = 0; call < 5; call++) {
			success(atlas.root(KEY));
			success(atlas.addEndpoint(KEY, PATH, ENDPOINT));
		}

		assertThat(server.calls).hasSize(11);
		assertThat(server.calls).filteredOn((call) -> call.authorization() == null).hasSize(1);
	}

	@Test
	void aBodyIsSentAgainWithTheAnswerToAChallenge() {
		success(atlas.addEndpoint(KEY, PATH, ENDPOINT));

		assertThat(server.calls).extracting(Call::body)
			.containsExactly("{\"id\":\"vpce-0b9c5701325cb15dd\"}", "{\"id\":\"vpce-0b9c5701325cb15dd\"}");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void anExpiredNonceCostsOneExchange(boolean stale) {
		success(atlas.root(KEY));
		server.digest.expireNonces(stale);
		server.calls.clear();

		success(atlas.addEndpoint(KEY, PATH, ENDPOINT));
		success(atlas.root(KEY));

		assertThat(server.calls).extracting(Call::line).containsExactly(ADD, ADD, ROOT);
	}

	@Test
	void aRefusedSignatureIsNotSentAgain() {
		AtlasKey wrong = new AtlasKey(KEY.publicKey(), "c0ffee02-1111-4222-8333-canarycanary");

		AtlasReply<?> first = atlas.root(wrong);
		AtlasReply<?> second = atlas.root(wrong);

		assertThat(refused(first).status()).isEqualTo(401);
		assertThat(refused(first).errorCode()).isEqualTo("UNEXPECTED_ERROR");
		assertThat(refused(second).status()).isEqualTo(401);
		assertThat(server.calls).hasSize(4);
	}

	@Test
	void aMissingRoleIsNotAskedAboutAgain() {
		server.on(ADD, reply(401, FORBIDDEN));

		AtlasReply<?> refused = atlas.addEndpoint(KEY, PATH, ENDPOINT);
		success(atlas.root(KEY));

		assertThat(refused(refused).errorCode()).isEqualTo("USER_UNAUTHORIZED");
		assertThat(server.calls).extracting(Call::line).containsExactly(ADD, ADD, ROOT);
	}

	@Test
	void anEndlessChallengeIsAnsweredOnce() {
		server.on(ADD, reply(401, FORBIDDEN, "WWW-Authenticate",
				"Digest realm=\"MMS Public API\", nonce=\"x\", algorithm=MD5, qop=\"auth\", stale=true"));
		success(atlas.root(KEY));
		server.calls.clear();

		assertThat(refused(atlas.addEndpoint(KEY, PATH, ENDPOINT)).status()).isEqualTo(401);
		assertThat(server.calls).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic realm=\"x\"", "Digest", "Digest realm=\"x\", nonce=\"y\", algorithm=MD5-sess",
			"Digest realm=\"x" })
	void aChallengeThatCannotBeAnsweredIsARefusal(String challenge) {
		success(atlas.root(KEY));
		server.on(ROOT, reply(401, FORBIDDEN, "WWW-Authenticate", challenge));
		server.calls.clear();

		assertThat(refused(atlas.root(KEY)).errorCode()).isEqualTo("USER_UNAUTHORIZED");
		assertThat(server.calls).hasSize(1);
	}

	@Test
	void aNewPrivateKeyTakesOverFromTheOld() {
		AtlasKey rotated = new AtlasKey(KEY.publicKey(), "c0ffee03-1111-4222-8333-canarycanary");
		success(atlas.root(KEY));
		server.digest.password(KEY.publicKey(), rotated.privateKey());

		AtlasReply<?> old = atlas.root(KEY);

		assertThat(refused(old).status()).isEqualTo(401);
		success(atlas.root(rotated));
		assertThat(server.calls).hasSize(5);
	}

	@Test
	void threeHundredCallsOfTwoKeysCostTwoChallenges() throws Exception {
		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			List<Future<?>> calls = new ArrayList<>();
			IntStream.range(0, 200).forEach((call) -> calls.add(threads.submit(() -> success(atlas.root(key(call))))));
			IntStream.range(0, 100)
				.forEach((call) -> calls
					.add(threads.submit(() -> success(atlas.addEndpoint(key(call), PATH, ENDPOINT)))));
			for (Future<?> call : calls) {
				call.get();
			}
		}

		assertThat(server.calls).hasSize(302);
	}

	private static AtlasKey key(int call) {
		return (call % 2 == 0) ? KEY : OTHER_KEY;
	}

	@Test
	void firstCallsWaitForTheOneThatFetchesAChallenge() {
		List<ClientRequest> sent = new ArrayList<>();
		Sinks.One<ClientResponse> challenge = Sinks.one();
		List<CompletableFuture<ClientResponse>> calls = start(10, sent, challenge.asMono());
		assertThat(sent).hasSize(1);

		challenge.tryEmitValue(challenge());

		assertThat(calls).allSatisfy((call) -> assertThat(call.join().statusCode()).isEqualTo(HttpStatus.OK));
		assertThat(sent).hasSize(11);
		assertThat(sent.subList(1, 11)).extracting((request) -> request.headers().getFirst("Authorization"))
			.doesNotContainNull()
			.doesNotHaveDuplicates();
	}

	@Test
	void firstCallsGoOnByThemselvesWhenNoChallengeComes() {
		List<ClientRequest> sent = new ArrayList<>();
		Sinks.One<ClientResponse> challenge = Sinks.one();
		List<CompletableFuture<ClientResponse>> calls = start(10, sent, challenge.asMono());

		challenge.tryEmitError(new IllegalStateException("lost"));

		assertThat(calls).allMatch(CompletableFuture::isCompletedExceptionally);
		assertThat(sent).hasSize(10);
	}

	@Test
	void oneThatWaitsTakesOverFromOneThatGaveUp() {
		List<ClientRequest> sent = new ArrayList<>();
		List<CompletableFuture<ClientResponse>> calls = start(3, sent, Mono.never());

		calls.getFirst().cancel(true);

		assertThat(sent).hasSize(2);
		assertThat(calls.subList(1, 3)).noneMatch(CompletableFuture::isDone);
	}

	@Test
	void thePrivateKeyIsShownNowhere() {
		Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		root.addAppender(log);
		root.setLevel(Level.TRACE);
		List<Object> shown = new ArrayList<>();
		try {
			shown.addAll(useEveryKindInEveryWay());
		}
		finally {
			root.setLevel(Level.INFO);
			root.detachAppender(log);
		}

		PatternLayout layout = new PatternLayout();
		layout.setContext(root.getLoggerContext());
		layout.setPattern("%logger %msg %mdc %ex{full}");
		layout.start();
		log.list.forEach((event) -> shown.add(layout.doLayout(event)));
		// whole groups of three bytes only, lest padding makes it differ from what was
		// sent
		String basic = Base64.getEncoder()
			.encodeToString(ACCOUNT.publicKey().substring(0, 33).getBytes(StandardCharsets.US_ASCII));
		assertThat(log.list).hasSizeGreaterThan(50);
		assertThat(shown).extracting(Object::toString)
			.noneMatch((text) -> text.contains("canary"))
			.noneMatch((text) -> text.contains("response=\""))
			.noneMatch((text) -> text.contains(basic));
	}

	private List<Object> useEveryKindInEveryWay() {
		List<Object> shown = new ArrayList<>();
		for (AtlasKey key : List.of(KEY, ACCOUNT)) {
			server.on(ADD, hangUp(), reply(401, FORBIDDEN), reply(200, "<html>"));
			shown.addAll(List.of(key, atlas, atlas.root(key), atlas.addEndpoint(key, PATH, ENDPOINT),
					atlas.addEndpoint(key, PATH, ENDPOINT), atlas.addEndpoint(key, PATH, ENDPOINT),
					AtlasFixtures.atlas("http://127.0.0.1:1").root(key)));
		}
		server.on("POST /api/oauth/token", hangUp(), reply(200, "{\"access_token\":\"canary canary\"}"));
		server.tokens.revoke();
		shown.addAll(List.of(atlas.root(ACCOUNT), atlas.root(ACCOUNT), new AccessToken("canary", Instant.EPOCH)));
		return shown;
	}

	private static List<CompletableFuture<ClientResponse>> start(int calls, List<ClientRequest> sent,
			Mono<ClientResponse> first) {
		DigestExchangeFilter filter = new DigestExchangeFilter();
		ClientRequest request = ClientRequest.create(HttpMethod.GET, URI.create("http://127.0.0.1/a"))
			.attribute(DigestExchangeFilter.KEY, KEY)
			.build();
		return IntStream.range(0, calls).mapToObj((call) -> filter.filter(request, (next) -> {
			sent.add(next);
			return next.headers().containsHeader("Authorization")
					? Mono.just(ClientResponse.create(HttpStatus.OK).build()) : first;
		}).toFuture()).toList();
	}

	private static ClientResponse challenge() {
		return ClientResponse.create(HttpStatus.UNAUTHORIZED)
			.header("WWW-Authenticate", "Digest realm=\"MMS Public API\", nonce=\"n\", qop=\"auth\"")
			.build();
	}

}
