package dev.postern.testing;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets that must not be seen anywhere during the whole test run, and where they were
 * seen all the same. Logs, both outputs and every answer are watched.
 */
public final class Canaries {

	private static final Set<String> SECRETS = ConcurrentHashMap.newKeySet();

	private static final Pattern FRESH = Pattern.compile("\"(?:privateKey|token)\":\"([^\"]{20,})\"");

	private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

	static {
		SECRETS.addAll(List.of("11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222",
				"33333333-3333-4333-8333-333333333333", "44444444-4444-4444-8444-444444444444",
				"55555555-5555-4555-8555-555555555555", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));
	}

	private Canaries() {
	}

	/** Has a secret watched from now on. */
	public static String watch(String secret) {
		SECRETS.add(secret);
		return secret;
	}

	/**
	 * Remembers where a secret was seen, by its beginning, so as not to show it again.
	 */
	public static void check(String where, String text) {
		for (String secret : SECRETS) {
			if (text.contains(secret)) {
				SEEN.add("A secret (%s…) was seen in %s: %s".formatted(secret.substring(0, 4), where, shown(text)));
			}
		}
	}

	/**
	 * Looks at an answer, and has the secrets watched that it shows for the only time.
	 */
	public static void answered(String text) {
		check("an answer", text);
		// what the description has as examples is nobody's secret
		if (text.contains("{\"openapi\":")) {
			return;
		}
		Matcher fresh = FRESH.matcher(text);
		while (fresh.find()) {
			watch(fresh.group(1));
		}
	}

	/** What was seen since it was last asked. */
	static List<String> drain() {
		List<String> seen = List.copyOf(SEEN);
		SEEN.removeAll(seen);
		return seen;
	}

	private static String shown(String text) {
		String masked = text;
		for (String secret : SECRETS) {
			masked = masked.replace(secret, "<secret>");
		}
		return (masked.length() > 500) ? masked.substring(0, 500) : masked;
	}

}
