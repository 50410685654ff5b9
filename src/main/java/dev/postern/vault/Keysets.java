package dev.postern.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the one keyset of this installation, or makes it. With a master key it is a row,
 * sealed by that key, so that every process shares it; without one it is a file that only
 * its owner may read.
 */
@Component
class Keysets {

	private static final String NAME = "stored-keys";

	private static final int MASTER_KEY_BYTES = 32;

	private static final byte[] PLACE = ("keyset/" + NAME).getBytes(StandardCharsets.UTF_8);

	private final VaultSettings settings;

	private final JdbcClient database;

	private final Clock clock;

	Keysets(VaultSettings settings, JdbcClient database, Clock clock) {
		this.settings = settings;
		this.database = database;
		this.clock = clock;
	}

	KeysetHandle loadOrCreate() throws GeneralSecurityException {
		AeadConfig.register();
		return settings.hasMasterKey() ? row(masterKey(String.valueOf(settings.masterKey()))) : file();
	}

	private KeysetHandle row(Aead masterKey) throws GeneralSecurityException {
		Optional<byte[]> known = find();
		if (known.isEmpty()) {
			insertUnlessAnotherProcessDid(TinkProtoKeysetFormat.serializeEncryptedKeyset(random(), masterKey, PLACE,
					RegistryConfiguration.get()));
		}
		byte[] sealed = known.or(this::find).orElseThrow();
		try {
			return TinkProtoKeysetFormat.parseEncryptedKeyset(sealed, masterKey, PLACE, RegistryConfiguration.get());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("POSTERN_MASTER_KEY is not the one this database was set up with", ex);
		}
	}

	private Optional<byte[]> find() {
		return database.sql("select sealed from keyset where id = ?").param(NAME).query(byte[].class).optional();
	}

	private void insertUnlessAnotherProcessDid(byte[] sealed) {
		try {
			database.sql("insert into keyset (id, sealed, created_at) values (?, ?, ?)")
				.param(NAME)
				.param(sealed)
				.param(clock.instant().atOffset(ZoneOffset.UTC))
				.update();
		}
		catch (DuplicateKeyException ex) {
			// then the other's is as good, and is read next
		}
	}

	private KeysetHandle file() throws GeneralSecurityException {
		Path file = settings.dataDir().resolve("keyset.json");
		try {
			if (!Files.exists(file)) {
				write(file, TinkJsonProtoKeysetFormat.serializeKeyset(random(), RegistryConfiguration.get(),
						InsecureSecretKeyAccess.get()));
			}
			return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), RegistryConfiguration.get(),
					InsecureSecretKeyAccess.get());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The keyset file " + file + " can be neither read nor made", ex);
		}
	}

	// under another name first, so that a kill leaves no half file behind
	private static void write(Path file, String keyset) throws IOException {
		Files.createDirectories(file.toAbsolutePath().getParent());
		Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), "keyset", ".tmp", ownerOnly());
		Files.writeString(whole, keyset);
		Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
	}

	private static FileAttribute<?>[] ownerOnly() {
		boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
	}

	private static KeysetHandle random() throws GeneralSecurityException {
		return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
	}

	private static Aead masterKey(String base64) throws GeneralSecurityException {
		AesGcmParameters parameters = AesGcmParameters.builder()
			.setKeySizeBytes(MASTER_KEY_BYTES)
			.setIvSizeBytes(12)
			.setTagSizeBytes(16)
			.setVariant(AesGcmParameters.Variant.NO_PREFIX)
			.build();
		SecretBytes bytes = SecretBytes.copyFrom(Base64.getDecoder().decode(base64.trim()),
				InsecureSecretKeyAccess.get());
		AesGcmKey key = AesGcmKey.builder().setParameters(parameters).setKeyBytes(bytes).build();
		return KeysetHandle.newBuilder()
			.addEntry(KeysetHandle.importKey(key).withFixedId(1).makePrimary())
			.build()
			.getPrimitive(RegistryConfiguration.get(), Aead.class);
	}

}
