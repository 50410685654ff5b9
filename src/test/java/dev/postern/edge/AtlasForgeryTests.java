package dev.postern.edge;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.postern.edge.Wire.Reply;
import dev.postern.testing.Newcomers;
import dev.postern.testing.Newcomers.Newcomer;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.wire.DigestChallenge;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signatures that are wrong, used twice, or of keys that are not in use.
 */
@OnDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AtlasForgeryTests {

	private static final String ROOT = "/api/atlas/v2";

	private static final String ASK = "/api/atlas/v2/groups/" + Portal.ANALYTICS + "/privateEndpoint/endpointService";

	private final AtlasWire wire;

	private final Portal portal;

	private Newcomer victim = new Newcomer("", "");

	AtlasForgeryTests(Environment environment, Portal portal) {
		this.wire = new AtlasWire(environment);
		this.portal = portal;
	}

	@BeforeAll
	void somebodyIsLetIn() {
		victim = new Newcomers(portal).join(Portal.ANALYTICS, "REQUESTER");
	}

	@ParameterizedTest
	@MethodSource
	void whateverIsForgedIsAskedToSign(UnaryOperator<String> forgery) {
		String right = wire.sign(victim.key(), "GET", ROOT, 1);
		// a guess would have to wait, and what is right is not a guess
		assertThat(wire.v2(victim.key(), "GET", ROOT, null).status()).isEqualTo(200);

		Reply reply = wire.send(forgery.apply(right), "GET", ROOT, null, AtlasWire.V2);

		assertChallenged(reply);
		assertThat(reply.header("WWW-Authenticate")).endsWith("stale=false");
	}

	Stream<UnaryOperator<String>> whateverIsForgedIsAskedToSign() {
		return Stream.of((right) -> right.replace("MMS", "mms"),
				(right) -> right.replace("algorithm=MD5", "algorithm=SHA-256"),
				(right) -> right.replace("algorithm=MD5", "algorithm=MD5-sess"),
				(right) -> right.replace("qop=auth, ", ""), (right) -> right.replace("qop=auth", "qop=auth-int"),
				(right) -> right.replaceFirst("uri=\"[^\"]*\"", "uri=\"*\""),
				(right) -> right.replaceFirst("uri=\"[^\"]*\"", "uri=\"http://127.0.0.1" + ROOT + '"'),
				(right) -> right.replace(victim.key().substring(0, 8), "requestr"),
				(right) -> right.replace(victim.key().substring(0, 8), "zzzzzzzz"),
				(right) -> right.replaceFirst("response=\"[0-9a-f]{32}", "response=\"" + "0".repeat(32)),
				(right) -> right.replaceFirst("response=\"[0-9a-f]{32}", "response=\""),
				(right) -> right.replaceFirst("cnonce=\"[^\"]*\"", "cnonce=\"\""), (right) -> right + ", nc=00000002",
				(right) -> right.replaceFirst("nc=[0-9a-f]{8}", "nc=000000001"),
				(right) -> right.replaceFirst("nc=[0-9a-f]{8}", "nc=-0000001"),
				(right) -> right.replaceFirst("nonce=\"[^\"]*\"", "nonce=\"\""),
				(right) -> right.replaceFirst("(?<!c)nonce=\"[^\"]*\"", "nonce=\"" + "A".repeat(10_000) + '"'),
				(right) -> "Digest " + ",".repeat(5_000), (right) -> "Digest " + "\\\"".repeat(5_000),
				(right) -> right.replace("Digest", "Basic"), (right) -> right.replace("Digest", "Bearer"),
				(right) -> "Digest", (right) -> "", (right) -> Wire.basic(victim.key()));
	}

	@Test
	void theAlgorithmMayBeLeftOutByNobodyWhoThenSignsSomethingElse() {
		String right = wire.sign(victim.key(), "GET", ROOT, 77);
		String other = wire.sign(victim.key(), "DELETE", ROOT, 78);

		assertChallenged(wire.send(other, "GET", ROOT, null, AtlasWire.V2));
		assertChallenged(wire.send(right, "GET", ROOT + "?envelope=true", null, AtlasWire.V2));
		assertChallenged(wire.send(right, "GET", "/api/atlas/v1.0", null, AtlasWire.V2));
		assertThat(wire.send(right, "GET", ROOT, null, AtlasWire.V2).status()).isEqualTo(200);
	}

	@Test
	void aCounterCountsOnceAndInAnyOrder() {
		DigestChallenge challenge = wire.fresh();
		for (int nc : List.of(5, 3, 0xffff, 1, 4, 2)) {
			String signed = AtlasWire.sign(victim.key(), "GET", ROOT, nc, challenge);

			assertThat(wire.send(signed, "GET", ROOT, null, AtlasWire.V2).status()).as("%d", nc).isEqualTo(200);
			Reply again = wire.send(signed, "GET", ROOT, null, AtlasWire.V2);
			assertChallenged(again);
			assertThat(again.header("WWW-Authenticate")).endsWith("stale=true");
		}
	}

	@Test
	void aWriteIsReplayedByNobodyEvenWithAnotherBody() {
		String signed = AtlasWire.sign(victim.key(), "POST", ASK, 1, wire.fresh());
		Reply first = wire.send(signed, "POST", ASK, "{\"providerName\": \"AWS\"}", AtlasWire.V2);
		AtlasWire.assertRefused("no region", first, 400);
		int before = requests();

		List<Reply> replies = IntStream.range(0, 8)
			.parallel()
			.mapToObj((again) -> wire.send(signed, "POST", ASK,
					"{\"providerName\": \"AWS\", \"region\": \"ap-south-2\"}", AtlasWire.V2))
			.toList();

		assertThat(replies).allSatisfy(AtlasForgeryTests::assertChallenged);
		assertThat(requests()).isEqualTo(before);
	}

	@Test
	void ofCallsWithOneSignatureOneGetsIn() {
		String signed = AtlasWire.sign(victim.key(), "POST", ASK, 2, wire.fresh());

		List<Integer> statuses = IntStream.range(0, 8)
			.parallel()
			.mapToObj((again) -> wire.send(signed, "POST", ASK, "{}", AtlasWire.V2).status())
			.toList();

		assertThat(statuses).containsOnly(400, 401).containsOnlyOnce(400);
	}

	@Test
	void noncesOfOthersAndOwnOnesAreNone() {
		for (String nonce : List.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x", "!", "A".repeat(31))) {
			DigestChallenge own = new DigestChallenge("MMS Public API", nonce, "MD5", false, null);
			Reply reply = wire.send(AtlasWire.sign(victim.key(), "GET", ROOT, 1, own), "GET", ROOT, null, AtlasWire.V2);

			assertChallenged(reply);
		}
	}

	@Test
	void keysOutOfUseOpenNothing() {
		Newcomers newcomers = new Newcomers(portal);
		Newcomer other = newcomers.join(Portal.ANALYTICS, "REQUESTER");
		String key = newcomers.issueKey(other.key(), false);
		String id = portal.get(other.key(), "/api/v1/api-keys").json().at("/items/0/id").asString("");
		assertThat(wire.v2(key, "GET", ROOT, null).status()).isEqualTo(200);

		assertThat(portal.call(other.key(), "DELETE", "/api/v1/api-keys/" + id, null).status()).isEqualTo(204);
		assertChallenged(wire.v2(key, "GET", ROOT, null));
		assertThat(wire.v2(other.key(), "GET", ROOT, null).status()).isEqualTo(200);
		portal.call("olga", "PUT", "/api/v1/people/" + other.name() + "/disabled", "{\"disabled\": true}");
		assertChallenged(wire.v2(other.key(), "GET", ROOT, null));
		assertChallenged(wire.v2("nobodyxx:" + other.key().substring(9), "GET", ROOT, null));
	}

	@Test
	void whoGuessesHasToWaitAndHearsItInAtlassForm() {
		Newcomer guessed = new Newcomers(portal).join();
		String wrong = guessed.key().substring(0, 9) + "00000000-0000-4000-8000-000000000000";
		IntStream.range(0, 10).forEach((guess) -> assertChallenged(wire.v2(wrong, "GET", ROOT, null)));

		Reply reply = wire.v2(guessed.key(), "GET", ROOT, null);

		AtlasWire.assertRefused("after ten guesses", reply, 429);
		assertThat(reply.header("X-Error-Code")).isEqualTo("RATE_LIMITED");
		assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(1, 301);
	}

	@Test
	void anOldChallengeOfTheRestInterfaceIsNotMixedUp() {
		assertThat(wire.send(wire.sign("ada", "GET", "/api/v1/me", 1), "GET", "/api/v1/me", null).status())
			.isEqualTo(401);
		assertThat(wire.wire().call("ada", "GET", "/api/v1/me", null, "Sec-Fetch-Site: none").status()).isEqualTo(200);
	}

	private int requests() {
		return portal.get("ada", "/api/v1/requests?limit=200&projectId=" + Portal.ANALYTICS)
			.json()
			.path("items")
			.size();
	}

	private static void assertChallenged(Reply reply) {
		assertThat(reply.status()).as(reply.shown()).isEqualTo(401);
		assertThat(reply.body()).isEqualTo(DigestChallenge.BODY);
		assertThat(reply.header("WWW-Authenticate")).startsWith("Digest realm=\"MMS Public API\"");
		AtlasWire.assertQuiet("a challenge", reply);
	}

}
