package dev.postern.simulator;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Nonces in the recorded form: 24 bytes, so 32 Base64 characters. They carry their time
 * and a seal, so nothing is kept of those that nobody uses.
 */
class Nonces {

	private static final Duration LIFETIME = Duration.ofMinutes(5);

	private static final int BODY = 12;

	private static final int SEAL = 12;

	/** Beyond these, old nonces are forgotten and their users asked to sign again. */
	private static final int MOST_NONCES = 10_000;

	private static final int MOST_USES = 1 << 20;

	private final SecureRandom random = new SecureRandom();

	private final byte[] secret = new byte[32];

	private final Map<String, BitSet> uses = new LinkedHashMap<>();

	private final Clock clock;

	private Instant forgotten = Instant.MIN;

	Nonces(Clock clock) {
		this.clock = clock;
		random.nextBytes(secret);
	}

	String issue() {
		byte[] body = new byte[BODY];
		random.nextBytes(body);
		// six bytes of milliseconds last until the year 10889
		ByteBuffer.wrap(body).putInt((int) (clock.millis() >>> 16)).putShort((short) clock.millis());
		byte[] nonce = Arrays.copyOf(body, BODY + SEAL);
		System.arraycopy(seal(body), 0, nonce, BODY, SEAL);
		return Base64.getEncoder().encodeToString(nonce);
	}

	/** Whether the nonce is ours, young, and was not used with this counter before. */
	boolean spend(String nonce, String nc) {
		Instant issuedAt = issuedAt(nonce);
		int count = count(nc);
		if (issuedAt.plus(LIFETIME).isBefore(clock.instant()) || count < 1 || count >= MOST_USES) {
			return false;
		}
		synchronized (uses) {
			if (!uses.containsKey(nonce) && !issuedAt.isAfter(forgotten)) {
				return false;
			}
			BitSet used = uses.computeIfAbsent(nonce, (any) -> new BitSet());
			boolean fresh = !used.get(count);
			used.set(count);
			forgetOldest();
			return fresh;
		}
	}

	private void forgetOldest() {
		if (uses.size() > MOST_NONCES) {
			String oldest = uses.keySet().iterator().next();
			uses.remove(oldest);
			Instant age = issuedAt(oldest);
			forgotten = age.isAfter(forgotten) ? age : forgotten;
		}
	}

	/** Long ago, if the nonce is not ours. */
	private Instant issuedAt(String nonce) {
		try {
			byte[] bytes = Base64.getDecoder().decode(nonce);
			byte[] body = Arrays.copyOf(bytes, BODY);
			byte[] seal = Arrays.copyOfRange(bytes, Math.min(BODY, bytes.length), bytes.length);
			if (!MessageDigest.isEqual(seal, Arrays.copyOf(seal(body), SEAL))) {
				return Instant.EPOCH;
			}
			ByteBuffer time = ByteBuffer.wrap(body);
			return Instant.ofEpochMilli(((time.getInt() & 0xffffffffL) << 16) | (time.getShort() & 0xffff));
		}
		catch (IllegalArgumentException ex) {
			return Instant.EPOCH;
		}
	}

	private static int count(String nc) {
		try {
			return Integer.parseInt(nc, 16);
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

	private byte[] seal(byte[] body) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret, "HmacSHA256"));
			return mac.doFinal(body);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
