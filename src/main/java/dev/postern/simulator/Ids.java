package dev.postern.simulator;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Ids in Atlas's form: 24 hex digits, seconds first, then chance.
 */
final class Ids {

	static final Pattern FORM = Pattern.compile("[0-9a-f]{24}");

	private static final SecureRandom RANDOM = new SecureRandom();

	private Ids() {
	}

	static String next(Instant now) {
		byte[] chance = new byte[8];
		RANDOM.nextBytes(chance);
		return "%08x%s".formatted(now.getEpochSecond(), HexFormat.of().formatHex(chance));
	}

}
