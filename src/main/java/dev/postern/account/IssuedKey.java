package dev.postern.account;

import java.util.UUID;

/**
 * A new API key with its private half, which is answered this once.
 */
public record IssuedKey(UUID id, String publicKey, String privateKey, String label, boolean mayDecide) {

	@Override
	public String toString() {
		return "IssuedKey[" + publicKey + "]";
	}

}
