package dev.postern.account;

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
import java.util.concurrent.atomic.AtomicInteger;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

import org.springframework.stereotype.Component;

/**
 * The nonces of Digest, in the form that Atlas gives its own: 24 bytes. They carry their
 * time and a seal that any process of this installation can check, so nothing is kept of
 * those that nobody uses. Counters are a set, because calls overtake each other.
 */
@Component
class Nonces {

	private static final Duration LIFETIME = Duration.ofMinutes(5);

	/** How much the clock of another process may be ahead. */
	private static final Duration SKEW = Duration.ofMinutes(1);

	/** Longer than any clock takes a nonce for young. */
	private static final Duration KEPT = Duration.ofMinutes(10);

	private static final int BODY = 12;

	private static final int BYTES = 24;

	/** Counters of one page fit into 2 KB at most. */
	private static final int PAGE_BITS = 14;

	/** Beyond these the oldest are forgotten, and their users asked to sign again. */
	private static final int MOST_PAGES = 10_000;

	private static final int SWEPT_EVERY = 64;

	private final SecureRandom random = new SecureRandom();

	private final SecretKey key;

	private final SpentNonces spent;

	private final Clock clock;

	private final Map<Page, BitSet> uses = new LinkedHashMap<>();

	private final AtomicInteger recorded = new AtomicInteger();

	/** When the youngest nonce was issued of which a use is forgotten. */
	private volatile long forgotten;

	Nonces(NonceKey key, SpentNonces spent, Clock clock) {
		this.key = key.loadOrCreate();
		this.spent = spent;
		this.clock = clock;
	}

	String issue() {
		byte[] body = new byte[BODY];
		random.nextBytes(body);
		// whoever is asked to sign again gets one that is not forgotten already
		long now = Math.max(clock.millis(), forgotten + 1);
		// six bytes of milliseconds last until the year 10889
		ByteBuffer.wrap(body).putInt((int) (now >>> 16)).putShort((short) now);
		byte[] nonce = Arrays.copyOf(body, BYTES);
		System.arraycopy(seal(body), 0, nonce, BODY, BYTES - BODY);
		return Base64.getEncoder().encodeToString(nonce);
	}

	/**
	 * Whether the nonce is ours, young, and was not used with this counter in this
	 * process.
	 */
	boolean spend(String nonce, long counter) {
		long issuedAt = issuedAt(nonce);
		Instant now = clock.instant();
		if (isOld(issuedAt, now) || issuedAt > now.plus(SKEW).toEpochMilli()) {
			return false;
		}
		Page page = new Page(nonce, issuedAt, counter >>> PAGE_BITS);
		int place = (int) (counter & ((1 << PAGE_BITS) - 1));
		synchronized (uses) {
			if (!uses.containsKey(page) && issuedAt <= forgotten) {
				return false;
			}
			BitSet counters = uses.computeIfAbsent(page, (any) -> new BitSet());
			boolean fresh = !counters.get(place);
			counters.set(place);
			forgetOldest(now);
			return fresh;
		}
	}

	/** The same, and in no other process either. */
	boolean spendEverywhere(String nonce, long counter) {
		if (!spend(nonce, counter)) {
			return false;
		}
		if (recorded.getAndIncrement() % SWEPT_EVERY == 0) {
			spent.forget(clock.instant().minus(KEPT));
		}
		return spent.record(nonce, counter, Instant.ofEpochMilli(issuedAt(nonce)));
	}

	private void forgetOldest(Instant now) {
		Page oldest = uses.keySet().iterator().next();
		while (uses.size() > MOST_PAGES || isOld(oldest.issuedAt(), now)) {
			uses.remove(oldest);
			forgotten = Math.max(forgotten, oldest.issuedAt());
			oldest = uses.keySet().iterator().next();
		}
	}

	private static boolean isOld(long issuedAt, Instant now) {
		return issuedAt < now.minus(LIFETIME).toEpochMilli();
	}

	/** Long ago, if the nonce is not ours. */
	private long issuedAt(String nonce) {
		try {
			byte[] bytes = Base64.getDecoder().decode(nonce);
			byte[] body = Arrays.copyOf(bytes, BODY);
			byte[] seal = Arrays.copyOfRange(bytes, Math.min(BODY, bytes.length), bytes.length);
			if (!MessageDigest.isEqual(seal, Arrays.copyOf(seal(body), BYTES - BODY))) {
				return 0;
			}
			ByteBuffer time = ByteBuffer.wrap(body);
			return ((time.getInt() & 0xffffffffL) << 16) | (time.getShort() & 0xffff);
		}
		catch (IllegalArgumentException ex) {
			return 0;
		}
	}

	private byte[] seal(byte[] body) {
		try {
			Mac mac = Mac.getInstance(key.getAlgorithm());
			mac.init(key);
			return mac.doFinal(body);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Some counters of a nonce. */
	private record Page(String nonce, long issuedAt, long number) {
	}

}
