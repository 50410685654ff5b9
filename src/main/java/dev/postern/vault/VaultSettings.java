package dev.postern.vault;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the vault is opened with.
 *
 * @param masterKey 32 bytes in Base64; without it the keyset is a file, as in the demo
 * @param dataDir where that file is
 */
@ConfigurationProperties("postern")
record VaultSettings(@Nullable String masterKey, Path dataDir) {

	boolean hasMasterKey() {
		return masterKey != null && !masterKey.isBlank();
	}

	@Override
	public String toString() {
		return "VaultSettings[dataDir=" + dataDir + "]";
	}

}
