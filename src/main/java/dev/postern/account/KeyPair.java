package dev.postern.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.postern.wire.Digest;

/**
 * Both halves of an API key, in the form Atlas gives its own: eight lower-case letters
 * and a UUID.
 */
public record KeyPair(String publicKey, String privateKey) {

	/** The only one that Atlas offers. */
	static final String DIGEST_ALGORITHM = "MD5";

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final Pattern FORM = Pattern.compile("[a-z]{8}");

	static KeyPair random() {
		StringBuilder letters = new StringBuilder();
		RANDOM.ints(8, 'a', 'z' + 1).forEach(letters::appendCodePoint);
		return new KeyPair(letters.toString(), UUID.randomUUID().toString());
	}

	/** Whether this can be a key at all; anything else is not worth a look-up. */
	boolean isWellFormed() {
		return isPublicKey(publicKey) && privateKey.length() <= 100;
	}

	static boolean isPublicKey(String text) {
		return FORM.matcher(text).matches();
	}

	String privateKeyHash() {
		return hash(privateKey);
	}

	/** What a Digest proves in place of the private half: as secret as that. */
	String ha1() {
		return Digest.ha1(DIGEST_ALGORITHM, publicKey, Digest.ATLAS_REALM, privateKey);
	}

	/** Fit for secrets that are random and long, and for no others. */
	static String hash(String secret) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String toString() {
		return "KeyPair[" + publicKey + "]";
	}

}
