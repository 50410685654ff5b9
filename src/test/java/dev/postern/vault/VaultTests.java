package dev.postern.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class VaultTests {

	private static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

	private final Clock clock = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

	private final JdbcClient database = database();

	@TempDir
	Path directory = Path.of("");

	@Test
	void whatIsSealedForOnePlaceOpensInNoOther() throws GeneralSecurityException {
		Vault vault = vault(MASTER_KEY);
		byte[] sealed = vault.seal("canary", "stored_key/1");

		assertThat(vault.open(sealed, "stored_key/1")).isEqualTo("canary");
		assertThatIllegalStateException().isThrownBy(() -> vault.open(sealed, "stored_key/2"))
			.withMessageNotContaining("canary");
	}

	@Test
	void everyProcessFindsTheKeysetThatTheFirstMade() throws GeneralSecurityException {
		byte[] sealed = vault(MASTER_KEY).seal("canary", "stored_key/1");

		assertThat(vault(MASTER_KEY).open(sealed, "stored_key/1")).isEqualTo("canary");
		assertThat(directory).isEmptyDirectory();
	}

	@Test
	void anotherMasterKeyIsNoticedAtOnce() throws GeneralSecurityException {
		vault(MASTER_KEY).seal("canary", "stored_key/1");

		assertThatIllegalStateException().isThrownBy(() -> vault("ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8="))
			.withMessageContaining("POSTERN_MASTER_KEY");
	}

	@Test
	void withoutMasterKeyTheKeysetIsAFileForItsOwnerAlone() throws Exception {
		byte[] sealed = vault(null).seal("canary", "stored_key/1");

		assertThat(vault("").open(sealed, "stored_key/1")).isEqualTo("canary");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("keyset.json"))))
			.isEqualTo("rw-------");
	}

	private Vault vault(@Nullable String masterKey) throws GeneralSecurityException {
		return new Vault(new Keysets(new VaultSettings(masterKey, directory), database, clock));
	}

	private static JdbcClient database() {
		JdbcDataSource source = new JdbcDataSource();
		source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		JdbcClient client = JdbcClient.create(source);
		client
			.sql("create table keyset (id varchar(20) primary key, sealed bytea, created_at timestamp with time zone)")
			.update();
		return client;
	}

}
