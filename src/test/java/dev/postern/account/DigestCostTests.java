package dev.postern.account;

import java.util.stream.IntStream;

import dev.postern.account.DigestSignIn.Verdict;
import dev.postern.testing.WholePostern;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a machine that polls costs the database.
 */
@WholePostern
class DigestCostTests {

	private final DigestSignIn digest;

	private final ApiKeys keys;

	private final Machine machine;

	private final Statistics statistics;

	DigestCostTests(DigestSignIn digest, ApiKeys keys, People people, EntityManagerFactory entities) {
		this.digest = digest;
		this.keys = keys;
		this.machine = Machine.enrolled(people, keys, true);
		this.statistics = entities.unwrap(SessionFactory.class).getStatistics();
		statistics.setStatisticsEnabled(true);
	}

	@Test
	void aSignedReadCostsOneStatement() {
		String challenge = digest.challenge(false);
		keys.signIn(machine.pair(), "192.0.2.1");

		assertThat(IntStream.range(0, 20).mapToLong((counter) -> statements(challenge, counter)).min()).hasValue(1);
	}

	/** Background work may ask as well, so the fewest of many looks tell. */
	private long statements(String challenge, int counter) {
		String signed = machine.sign(challenge, "GET", counter);
		long before = statistics.getPrepareStatementCount();
		Verdict verdict = digest.judge(signed, "GET", Machine.TARGET, "192.0.2.1");
		long after = statistics.getPrepareStatementCount();
		assertThat(verdict.caller()).isNotNull();
		return after - before;
	}

}
