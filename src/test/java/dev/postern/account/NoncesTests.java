package dev.postern.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.crypto.spec.SecretKeySpec;

import dev.postern.testing.SettableClock;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

class NoncesTests {

	private static final int MOST_PAGES = 10_000;

	private final SettableClock clock = new SettableClock();

	private final JdbcDataSource source = source();

	private final JdbcClient database = JdbcClient.create(source);

	private final Nonces nonces = process(clock, "the key");

	@Test
	void hasTheFormOfAtlas() {
		assertThat(nonces.issue()).hasSize(32).isNotEqualTo(nonces.issue()).isBase64();
	}

	@Test
	void isGoodForFiveMinutes() {
		String nonce = nonces.issue();
		clock.pass(Duration.ofMinutes(5));

		assertThat(nonces.spend(nonce, 1)).isTrue();
		clock.pass(Duration.ofMillis(1));
		assertThat(nonces.spend(nonce, 2)).isFalse();
		assertThat(nonces.spendEverywhere(nonce, 3)).isFalse();
	}

	@Test
	void clocksMayDifferByAMinute() {
		SettableClock ahead = new SettableClock();
		ahead.passSeconds(60);
		String tolerable = process(ahead, "the key").issue();
		ahead.pass(Duration.ofMillis(1));
		String tooFar = process(ahead, "the key").issue();

		assertThat(nonces.spend(tolerable, 1)).isTrue();
		assertThat(nonces.spend(tooFar, 1)).isFalse();
	}

	@ParameterizedTest
	@MethodSource
	void acceptsNoneThatIsNotItsOwn(String forged) {
		assertThat(nonces.spend(forged, 1)).isFalse();
		assertThat(nonces.spendEverywhere(forged, 1)).isFalse();
	}

	static Stream<String> acceptsNoneThatIsNotItsOwn() {
		return Stream.of("", "x", "AAAA", "A".repeat(32), "A".repeat(44), "=".repeat(32), "\u0000", "NSAKm++K2BQJ");
	}

	@Test
	void acceptsNoneThatIsChangedAnywhere() {
		String nonce = nonces.issue();

		for (int place = 0; place < nonce.length(); place++) {
			char other = (nonce.charAt(place) == 'A') ? 'B' : 'A';
			String changed = nonce.substring(0, place) + other + nonce.substring(place + 1);
			assertThat(nonces.spend(changed, 1)).as("%d", place).isFalse();
		}
		assertThat(nonces.spend(nonce + "AAAA", 1)).isFalse();
		assertThat(nonces.spend(nonce + "=", 1)).isFalse();
		assertThat(nonces.spend(nonce.substring(0, 28), 1)).isFalse();
		assertThat(nonces.spend(process(clock, "another").issue(), 1)).isFalse();
		assertThat(nonces.spend(nonce, 1)).isTrue();
	}

	@Test
	void countersMayOvertakeEachOtherButNotComeAgain() {
		String nonce = nonces.issue();
		List<Long> counters = List.of(3L, 1L, 2L, 0xffffffffL, 0L, 16_384L, 16_385L);

		assertThat(counters).allMatch((counter) -> nonces.spend(nonce, counter));
		assertThat(counters).noneMatch((counter) -> nonces.spend(nonce, counter));
		assertThat(counters).noneMatch((counter) -> nonces.spendEverywhere(nonce, counter));
	}

	@Test
	void whatIsSpentStaysSpentWhenItIsForgotten() {
		List<String> spent = IntStream.range(0, MOST_PAGES + 100).mapToObj((any) -> nonces.issue()).toList();
		clock.passSeconds(1);
		String fresh = nonces.issue();

		assertThat(spent.stream().filter((nonce) -> nonces.spend(nonce, 1)).count()).isGreaterThan(MOST_PAGES);

		assertThat(spent).noneMatch((nonce) -> nonces.spend(nonce, 1));
		assertThat(nonces.spend(fresh, 1)).isTrue();
	}

	@Test
	void whoIsAskedToSignAgainGetsIn() {
		for (int use = 0; use < MOST_PAGES + 100; use++) {
			nonces.spend(nonces.issue(), 1);
		}

		assertThat(nonces.spend(nonces.issue(), 1)).isTrue();
	}

	@Test
	void anyProcessTakesWhatAnotherIssued() {
		String nonce = nonces.issue();
		Nonces other = process(clock, "the key");

		assertThat(other.spend(nonce, 1)).isTrue();
		assertThat(other.spendEverywhere(nonce, 2)).isTrue();
		assertThat(nonces.spendEverywhere(nonce, 2)).isFalse();
		assertThat(process(clock, "the key").spendEverywhere(nonce, 2)).isFalse();
	}

	@Test
	void readsWriteNothing() {
		nonces.spend(nonces.issue(), 1);

		assertThat(rows()).isZero();
	}

	@Test
	void deletesInPassingWhatIsTooOldAnyway() {
		nonces.spendEverywhere(nonces.issue(), 1);
		clock.pass(Duration.ofMinutes(10));
		process(clock, "the key").spendEverywhere(nonces.issue(), 1);
		assertThat(rows()).isEqualTo(2);

		clock.pass(Duration.ofMillis(1));
		process(clock, "the key").spendEverywhere(nonces.issue(), 1);
		assertThat(rows()).isEqualTo(2);
	}

	@Test
	void deletesNotTooManyAtOnceAndYetMoreThanItAdds() {
		String nonce = nonces.issue();
		IntStream.range(0, 600).forEach((use) -> nonces.spendEverywhere(nonce, use));
		clock.pass(Duration.ofMinutes(11));
		Nonces other = process(clock, "the key");
		String fresh = nonces.issue();

		other.spendEverywhere(fresh, 0);
		assertThat(rows()).isEqualTo(600 - 256 + 1);
		IntStream.range(1, 129).forEach((use) -> other.spendEverywhere(fresh, use));
		assertThat(rows()).isEqualTo(129);
	}

	private long rows() {
		return database.sql("select count(*) from spent_nonce").query(Long.class).single();
	}

	private Nonces process(SettableClock clock, String secret) {
		NonceKey key = mock(NonceKey.class);
		when(key.loadOrCreate()).thenReturn(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
		return new Nonces(key, new SpentNonces(database, new JdbcTransactionManager(source)), clock);
	}

	private static JdbcDataSource source() {
		JdbcDataSource source = new JdbcDataSource();
		source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		new ResourceDatabasePopulator(new ClassPathResource("db/migration/V072__nonces.sql")).execute(source);
		return source;
	}

}
