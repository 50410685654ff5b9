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

	private static final Pattern PARAMETER = Pattern
		.compile("([A-Za-z]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,\"]+))\\s*(?:,|$)");

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
		Matcher matcher = PARAMETER.matcher(rest);
		int at = 0;
		while (at < rest.length()) {
			matcher.region(at, rest.length());
			if (!matcher.lookingAt()) {
				throw new IllegalArgumentException("Malformed Digest header");
			}
			String value = (matcher.group(2) != null) ? matcher.group(2).replaceAll("\\\\(.)", "$1") : matcher.group(3);
			if (parameters.put(matcher.group(1).toLowerCase(Locale.ROOT), value) != null) {
				throw new IllegalArgumentException("Repeated parameter in Digest header");
			}
			at = matcher.end();
			while (at < rest.length() && Character.isWhitespace(rest.charAt(at))) {
				at++;
			}
		}
		return parameters;
	}

	/** The counter and the client's own random part of one signed call. */
	public record Proof(String nc, String cnonce) {
	}

}
