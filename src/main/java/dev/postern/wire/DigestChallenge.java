package dev.postern.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a server answers to an unsigned call.
 *
 * @param realm whose passwords are asked for
 * @param nonce the server's random part
 * @param algorithm {@code MD5} or {@code SHA-256}
 * @param stale whether the last call was right but for its nonce's age
 * @param opaque to be sent back as it is
 */
public record DigestChallenge(String realm, String nonce, String algorithm, boolean stale, @Nullable String opaque) {

	/** What stands beside it; recorded, in another key order than all other errors. */
	public static final String BODY = """
			{
			  "error" : 401,
			  "reason" : "Unauthorized",
			  "detail" : "You are not authorized for this resource.",
			  "errorCode" : "UNEXPECTED_ERROR"
			}""";

	private static final List<String> ALGORITHMS = List.of("MD5", "SHA-256");

	/**
	 * Reads a {@code WWW-Authenticate} header.
	 * @throws IllegalArgumentException if it is none that this end can answer
	 */
	public static DigestChallenge parse(String header) {
		Map<String, String> parameters = Digest.parameters(header);
		String algorithm = parameters.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT);
		String nonce = parameters.get("nonce");
		String realm = parameters.get("realm");
		boolean auth = List.of(parameters.getOrDefault("qop", "").split("\\s*,\\s*")).contains("auth");
		if (nonce == null || realm == null || !auth || !ALGORITHMS.contains(algorithm)) {
			throw new IllegalArgumentException("A Digest challenge that cannot be answered");
		}
		boolean stale = "true".equalsIgnoreCase(parameters.get("stale"));
		return new DigestChallenge(realm, nonce, algorithm, stale, parameters.get("opaque"));
	}

	/** The header as Atlas writes it: algorithm and stale without quotes, no opaque. */
	public String toHeader() {
		return "Digest realm=%s, domain=\"\", nonce=%s, algorithm=%s, qop=\"auth\", stale=%s"
			.formatted(Digest.quoted(realm), Digest.quoted(nonce), algorithm, stale);
	}

}
