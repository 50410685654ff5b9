package dev.postern.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import dev.postern.vault.Vault;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the one key of this installation that nonces are sealed with, or makes it.
 */
@Component
class NonceKey {

	private static final String PLACE = "nonce_key/1";

	private static final String ALGORITHM = "HmacSHA256";

	private static final int BYTES = 32;

	private final Vault vault;

	private final JdbcClient database;

	private final Clock clock;

	NonceKey(Vault vault, JdbcClient database, Clock clock) {
		this.vault = vault;
		this.database = database;
		this.clock = clock;
	}

	SecretKey loadOrCreate() {
		return find().or(() -> {
			insertUnlessAnotherProcessDid();
			return find();
		}).orElseThrow();
	}

	private Optional<SecretKey> find() {
		return database.sql("select sealed from nonce_key where id = 1")
			.query(byte[].class)
			.optional()
			.flatMap(this::open);
	}

	/** One of a keyset that is lost is no loss: clients ask for other nonces. */
	private Optional<SecretKey> open(byte[] sealed) {
		try {
			return Optional.of(new SecretKeySpec(Base64.getDecoder().decode(vault.open(sealed, PLACE)), ALGORITHM));
		}
		catch (Vault.SealedException ex) {
			database.sql("delete from nonce_key where sealed = ?").param(sealed).update();
			return Optional.empty();
		}
	}

	private void insertUnlessAnotherProcessDid() {
		byte[] bytes = new byte[BYTES];
		new SecureRandom().nextBytes(bytes);
		try {
			database.sql("insert into nonce_key (id, sealed, created_at) values (1, ?, ?)")
				.param(vault.seal(Base64.getEncoder().encodeToString(bytes), PLACE))
				.param(clock.instant().atOffset(ZoneOffset.UTC))
				.update();
		}
		catch (DuplicateKeyException ex) {
			// then the other's is as good, and is read next
		}
	}

}
