package dev.postern.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.postern.account.DigestSignIn.Verdict;
import dev.postern.testing.SettableClock;
import dev.postern.testing.WholePostern;
import dev.postern.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import static dev.postern.account.Machine.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WholePostern
class DigestSignInTests {

	private static final Verdict NOBODY = new Verdict(null, false);

	private static final Verdict STALE = new Verdict(null, true);

	private final SettableClock clock = new SettableClock();

	private final ApiKeys keys;

	private final People people;

	private final Vault vault;

	private final JdbcClient database;

	private final PlatformTransactionManager transactions;

	private final DigestSignIn digest;

	private final Machine machine;

	DigestSignInTests(ApiKeys keys, People people, Vault vault, JdbcClient database,
			PlatformTransactionManager transactions) {
		this.keys = keys;
		this.people = people;
		this.vault = vault;
		this.database = database;
		this.transactions = transactions;
		this.digest = process();
		this.machine = Machine.enrolled(people, keys, false);
	}

	@Test
	void aSignedCallIsItsOwners() {
		Caller caller = caller(get(digest, signed("GET", 1)));

		assertThat(caller.getName()).isEqualTo(machine.owner());
		assertThat(caller.actor().origin())
			.isEqualTo("API key %s from 192.0.2.1".formatted(machine.pair().publicKey()));
		assertThat(caller.mayDecide()).isFalse();
		assertThat(keys.signIn(machine.pair(), "192.0.2.1")).contains(caller);
		UUID key = Objects.requireNonNull(caller.apiKeyId());
		assertThat(caller.call(() -> keys.mine(key)).lastUsedAt()).isNotNull();
	}

	@Test
	void challengesAsAtlasDoes() {
		assertThat(digest.challenge(false)).matches("Digest realm=\"MMS Public API\", domain=\"\", "
				+ "nonce=\"[A-Za-z0-9+/]{32}\", algorithm=MD5, qop=\"auth\", stale=false");
		assertThat(digest.challenge(true)).endsWith(", stale=true");
	}

	@ParameterizedTest
	@MethodSource
	void whateverIsWrongGetsTheSameVerdict(UnaryOperator<String> wrong) {
		String right = signed("GET", 1);

		assertThat(get(digest, wrong.apply(right))).isEqualTo(NOBODY);
		assertThat(caller(get(digest, right)).getName()).isEqualTo(machine.owner());
	}

	static Stream<UnaryOperator<String>> whateverIsWrongGetsTheSameVerdict() {
		Stream<UnaryOperator<String>> others = Stream.of((right) -> "", (right) -> "Digest", (right) -> "Digest ",
				(right) -> "Bearer abc", (right) -> "Basic YTpi", (right) -> "x" + right, (right) -> right + ", \"",
				(right) -> right + ", nc=00000001", (right) -> right.replace(", uri", " uri"),
				(right) -> right.replace("MMS", "mms"), (right) -> right.replace("MD5", "SHA-256"),
				(right) -> right.replace("MD5", "MD5-sess"), (right) -> right.replace("MD5", "\"\""),
				(right) -> right.replace("%2F", "/"), (right) -> right.replace("qop=auth", "qop=auth-int"),
				(right) -> right.replace("nc=00000001", "nc=1"), (right) -> right.replace("nc=0", "nc=+"),
				(right) -> right.replace("nc=00000001", "nc=\"\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\""),
				(right) -> right.replace("nc=00000001", "nc=00000002"),
				(right) -> right.replace("client's", "another's"), (right) -> right.replace("nonce=\"", "nonce=\"A"),
				(right) -> right.replaceFirst("username=\"[a-z]{8}\"", "username=\"aaaaaaaa\""),
				(right) -> right.replaceFirst("username=\"[a-z]{8}\"", "username=\"A\u0000\""),
				(right) -> right.replaceFirst("response=\"", "response=\"0"),
				(right) -> right.replaceFirst("response=\"[0-9a-f]+", "response=\""),
				(right) -> right.replaceFirst("response=\"[0-9a-f]+", "response=\"" + "0".repeat(32)));
		Stream<UnaryOperator<String>> without = Stream
			.of("username", "realm", "nonce", "uri", "response", "qop", "nc", "cnonce")
			.map((name) -> (right) -> right.replaceFirst("\\b" + name + "=", "x-" + name + "="));
		return Stream.concat(others, without);
	}

	@Test
	void unsignedCallsAndThoseOfAnotherMethodOrTargetAreNobodys() {
		String right = signed("GET", 1);

		assertThat(get(digest, null)).isEqualTo(NOBODY);
		assertThat(digest.judge(right, "POST", TARGET, "192.0.2.1")).isEqualTo(NOBODY);
		assertThat(digest.judge(right, "GET", TARGET + "&y=1", "192.0.2.1")).isEqualTo(NOBODY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "update api_key set revoked_at = created_at where public_key = ?",
			"update person set disabled = true where id = (select person_id from api_key where public_key = ?)",
			"update api_key set secret_hash = 'x', sealed_ha1 = null where public_key = ?" })
	void keysOutOfUseGetItToo(String statement) {
		database.sql(statement).param(machine.pair().publicKey()).update();

		assertThat(get(digest, signed("GET", 1))).isEqualTo(NOBODY);
		assertThat(keys.signIn(machine.pair(), "192.0.2.1")).isEmpty();
	}

	@Test
	void aRightProofWithAnOldForgedOrSpentNonceIsStale() {
		String challenge = digest.challenge(false);
		String forged = challenge.replaceFirst("nonce=\".", "nonce=\"+");

		assertThat(get(digest, machine.sign(forged, "GET", 1))).isEqualTo(STALE);
		assertThat(get(digest, machine.sign(challenge, "GET", 2)).caller()).isNotNull();
		assertThat(get(digest, machine.sign(challenge, "GET", 1)).caller()).isNotNull();
		assertThat(get(digest, machine.sign(challenge, "GET", 2))).isEqualTo(STALE);
		clock.passSeconds(301);
		assertThat(get(digest, machine.sign(challenge, "GET", 3))).isEqualTo(STALE);
		assertThat(get(digest, signed("GET", 1)).caller()).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PATCH", "PUT", "DELETE", "get" })
	void aReplayOfAChangeIsRefusedInEveryProcess(String method) {
		String header = machine.sign(process().challenge(false), method, 1);

		assertThat(digest.judge(header, method, TARGET, "192.0.2.1").caller()).isNotNull();
		assertThat(digest.judge(header, method, TARGET, "192.0.2.1")).isEqualTo(STALE);
		assertThat(process().judge(header, method, TARGET, "192.0.2.1")).isEqualTo(STALE);
	}

	@Test
	void whoGuessesHasToWait() {
		String wrong = signed("GET", 1).replaceFirst("response=\"", "response=\"0");
		for (int guess = 0; guess < 10; guess++) {
			assertThat(get(digest, wrong)).isEqualTo(NOBODY);
		}

		assertThatExceptionOfType(TooManyTriesException.class).isThrownBy(() -> get(digest, signed("GET", 1)));
		assertThat(digest.judge(signed("GET", 1), "GET", TARGET, "192.0.2.2").caller()).isNotNull();
		clock.pass(Duration.ofMinutes(6));
		assertThat(get(digest, signed("GET", 1)).caller()).isNotNull();
	}

	@Test
	void whoDoesNotGuessNeedNotWait() {
		String stale = signed("GET", 1);
		clock.passSeconds(301);
		for (String header : List.of(stale, "Digest x", "Basic YTpi")) {
			IntStream.range(0, 20).forEach((again) -> get(digest, header));
		}
		IntStream.range(0, 20).forEach((again) -> get(digest, null));

		assertThat(get(digest, signed("GET", 1)).caller()).isNotNull();
	}

	@Test
	void aKeyOfBeforeSignsOnceItHasShownItsPrivateHalf() {
		database.sql("update api_key set sealed_ha1 = null where public_key = ?")
			.param(machine.pair().publicKey())
			.update();
		assertThat(get(digest, signed("GET", 1))).isEqualTo(NOBODY);
		assertThat(keys.signIn(new KeyPair(machine.pair().publicKey(), "wrong"), "192.0.2.1")).isEmpty();
		assertThat(get(digest, signed("GET", 1))).isEqualTo(NOBODY);

		keys.signIn(machine.pair(), "192.0.2.1");

		assertThat(get(digest, signed("GET", 1)).caller()).isNotNull();
	}

	@Test
	void whatIsSealedForOneKeyOpensNoOther() {
		Machine other = Machine.enrolled(people, keys, true);
		database.sql("""
				update api_key set sealed_ha1 = (select sealed_ha1 from api_key where public_key = ?)
				where public_key = ?""").params(other.pair().publicKey(), machine.pair().publicKey()).update();

		assertThat(get(digest, signed("GET", 1))).isEqualTo(NOBODY);
		assertThat(get(digest, other.sign(digest.challenge(false), "GET", 1)).caller()).isNotNull();
	}

	@Test
	void theDatabaseShowsNothingToSignWith() {
		byte[] sealed = database.sql("select sealed_ha1 from api_key where public_key = ?")
			.param(machine.pair().publicKey())
			.query(byte[].class)
			.single();

		assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(machine.pair().ha1());
	}

	private String signed(String method, int counter) {
		return machine.sign(digest.challenge(false), method, counter);
	}

	private static Verdict get(DigestSignIn digest, @Nullable String header) {
		return digest.judge(header, "GET", TARGET, "192.0.2.1");
	}

	private static Caller caller(Verdict verdict) {
		return Objects.requireNonNull(verdict.caller());
	}

	private DigestSignIn process() {
		Nonces nonces = new Nonces(new NonceKey(vault, database, clock), new SpentNonces(database, transactions),
				clock);
		return new DigestSignIn(keys, vault, nonces, new SignInThrottle(clock), clock);
	}

}
