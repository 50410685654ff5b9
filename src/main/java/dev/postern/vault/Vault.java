package dev.postern.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;

import org.springframework.stereotype.Component;

/**
 * Seals secrets, each bound to the one place where it is kept: what is moved elsewhere
 * does not open.
 */
@Component
public class Vault {

	private final Aead aead;

	Vault(Keysets keysets) throws GeneralSecurityException {
		KeysetHandle keyset = keysets.loadOrCreate();
		this.aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
	}

	/** Seals a secret for the place that it is kept in. */
	public byte[] seal(String secret, String place) {
		try {
			return aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), bytes(place));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The secret of " + place + " cannot be sealed", ex);
		}
	}

	/**
	 * Opens what was sealed for this very place.
	 * @throws SealedException if it was not, or not by this keyset
	 */
	public String open(byte[] sealed, String place) {
		try {
			return new String(aead.decrypt(sealed, bytes(place)), StandardCharsets.UTF_8);
		}
		catch (GeneralSecurityException ex) {
			throw new SealedException(place, ex);
		}
	}

	/** A secret that this Postern cannot read. */
	public static class SealedException extends IllegalStateException {

		SealedException(String place, Exception cause) {
			super("The secret of " + place + " does not open with this keyset, or was not sealed for this place",
					cause);
		}

	}

	private static byte[] bytes(String place) {
		return place.getBytes(StandardCharsets.UTF_8);
	}

}
