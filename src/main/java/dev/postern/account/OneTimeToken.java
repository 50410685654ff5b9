package dev.postern.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A secret that works once. It is answered or logged when it is made; what stays is its
 * hash.
 */
record OneTimeToken(String value) {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

	static OneTimeToken random() {
		byte[] bytes = new byte[32];
		RANDOM.nextBytes(bytes);
		return new OneTimeToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
	}

	/** Whether this can be a token at all. */
	boolean isWellFormed() {
		return FORM.matcher(value).matches();
	}

	String hash() {
		return KeyPair.hash(value);
	}

	@Override
	public String toString() {
		return "OneTimeToken[***]";
	}

}
