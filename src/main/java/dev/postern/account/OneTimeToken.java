package dev.postern.account;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret that works once. It is answered or logged when it is made; what stays is its
 * hash.
 */
record OneTimeToken(String value) {

	private static final SecureRandom RANDOM = new SecureRandom();

	static OneTimeToken random() {
		byte[] bytes = new byte[32];
		RANDOM.nextBytes(bytes);
		return new OneTimeToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
	}

	String hash() {
		return KeyPair.hash(value);
	}

	@Override
	public String toString() {
		return "OneTimeToken[***]";
	}

}
