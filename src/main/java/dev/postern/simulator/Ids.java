package dev.postern.simulator;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
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

	/**
	 * The same id for the same text, for what is not kept but follows from other things.
	 */
	static String of(String text) {
		return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
			.toString()
			.replace("-", "")
			.substring(0, 24);
	}

}
