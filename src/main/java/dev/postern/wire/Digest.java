package dev.postern.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The arithmetic of HTTP Digest (RFC 7616) for {@code qop=auth}, used by both ends.
 */
public final class Digest {

	/** The realm of the Atlas Administration API. */
	public static final String ATLAS_REALM = "MMS Public API";

	// up to the value's opening quote, or to the end of a value without quotes
	private static final Pattern PARAMETER = Pattern
		.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s*=\\s*(?:\"|([^\\s,\"]+))");

	private static final Pattern SEPARATOR = Pattern.compile("\\s*(?:,\\s*|$)");

	private Digest() {
	}

	/** What stands for the password: as good as the password within its realm. */
	public static String ha1(String algorithm, String user, String realm, String password) {
		return hash(algorithm, user + ':' + realm + ':' + password);
	}

	/** The proof that whoever sends it knows the password behind {@code ha1}. */
	public static String response(String ha1, DigestChallenge challenge, String method, String uri, Proof proof) {
		String ha2 = hash(challenge.algorithm(), method + ':' + uri);
		return hash(challenge.algorithm(),
				String.join(":", ha1, challenge.nonce(), proof.nc(), proof.cnonce(), "auth", ha2));
	}

	/** Puts text between quotes, so that the other end reads the same text. */
	static String quoted(String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

	static String hash(String algorithm, String text) {
		try {
			MessageDigest digest = MessageDigest.getInstance(algorithm.toUpperCase(Locale.ROOT));
			return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalArgumentException("No digest algorithm " + algorithm, ex);
		}
	}

	/**
	 * Reads the parameters after the word {@code Digest}, names in lower case.
	 * @throws IllegalArgumentException if this is not a Digest header, or is malformed
	 */
	static Map<String, String> parameters(String header) {
		if (!header.regionMatches(true, 0, "Digest ", 0, 7)) {
			throw new IllegalArgumentException("Not a Digest header");
		}
		Map<String, String> parameters = new TreeMap<>();
		String rest = header.substring(7).strip();
		int at = 0;
		while (at < rest.length()) {
			Matcher parameter = expect(PARAMETER, rest, at);
			String value = parameter.group(2);
			at = parameter.end();
			if (value == null) {
				int end = endOfQuoted(rest, at);
				value = rest.substring(at, end).replaceAll("\\\\(.)", "$1");
				at = end + 1;
			}
			if (parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), value) != null) {
				throw new IllegalArgumentException("Repeated parameter in Digest header");
			}
			at = expect(SEPARATOR, rest, at).end();
		}
		return parameters;
	}

	private static Matcher expect(Pattern pattern, String text, int at) {
		Matcher matcher = pattern.matcher(text).region(at, text.length());
		if (!matcher.lookingAt()) {
			throw new IllegalArgumentException("Malformed Digest header");
		}
		return matcher;
	}

	// by hand, because a pattern for it can be made to overflow the stack
	private static int endOfQuoted(String text, int from) {
		for (int at = from; at < text.length(); at++) {
			if (text.charAt(at) == '"') {
				return at;
			}
			if (text.charAt(at) == '\\') {
				at++;
			}
		}
		throw new IllegalArgumentException("Malformed Digest header");
	}

	/** The counter and the client's own random part of one signed call. */
	public record Proof(String nc, String cnonce) {
	}

}
