package dev.postern.account;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.crypto.SecretKey;

import dev.postern.testing.SettableClock;
import dev.postern.testing.WholePostern;
import dev.postern.vault.Vault;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the processes of an installation have in common, on either database.
 */
@WholePostern
class NonceKeyTests {

	private static final int ROUNDS = 20;

	private final SettableClock clock = new SettableClock();

	private final Vault vault;

	private final JdbcClient database;

	private final PlatformTransactionManager transactions;

	NonceKeyTests(Vault vault, JdbcClient database, PlatformTransactionManager transactions) {
		this.vault = vault;
		this.database = database;
		this.transactions = transactions;
	}

	@Test
	void processesThatStartAtOnceGetOneKey() {
		for (int round = 0; round < ROUNDS; round++) {
			database.sql("delete from nonce_key").update();

			Set<SecretKey> keys = IntStream.range(0, 4)
				.parallel()
				.mapToObj((process) -> key().loadOrCreate())
				.collect(Collectors.toSet());

			assertThat(keys).hasSize(1);
		}
	}

	@Test
	void theKeyIsSealed() {
		String key = readable(key().loadOrCreate().getEncoded());
		byte[] sealed = database.sql("select sealed from nonce_key").query(byte[].class).single();

		assertThat(readable(sealed)).doesNotContain(key)
			.doesNotContain(Base64.getEncoder().encodeToString(key().loadOrCreate().getEncoded()));
	}

	@Test
	void aKeyThatNoLongerOpensIsReplaced() {
		SecretKey lost = key().loadOrCreate();
		database.sql("update nonce_key set sealed = ?").param(new byte[60]).update();

		SecretKey found = key().loadOrCreate();

		assertThat(found).isNotEqualTo(lost).isEqualTo(key().loadOrCreate());
	}

	@Test
	void ofManyWhoSpendTheSameAtOnceOneMay() {
		List<Nonces> processes = List.of(process(), process(), process(), process());

		for (int round = 0; round < ROUNDS; round++) {
			String nonce = processes.getFirst().issue();
			List<Boolean> spent = processes.parallelStream().map((any) -> any.spendEverywhere(nonce, 1)).toList();

			assertThat(Collections.frequency(spent, true)).isEqualTo(1);
		}
	}

	private static String readable(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	private Nonces process() {
		return new Nonces(key(), new SpentNonces(database, transactions), clock);
	}

	private NonceKey key() {
		return new NonceKey(vault, database, clock);
	}

}
