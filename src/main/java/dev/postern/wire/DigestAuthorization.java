package dev.postern.wire;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a client sends to prove that it knows the password.
 */
public record DigestAuthorization(String username, DigestChallenge challenge, String uri, Digest.Proof proof,
		String response) {

	/** Signs a call of {@code method} to the raw path and query {@code uri}. */
	public static DigestAuthorization sign(String username, String ha1, DigestChallenge challenge, Call call) {
		return new DigestAuthorization(username, challenge, call.uri(), call.proof(),
				Digest.response(ha1, challenge, call.method(), call.uri(), call.proof()));
	}

	/**
	 * Reads an {@code Authorization} header.
	 * @throws IllegalArgumentException if it is malformed or leaves something out
	 */
	public static DigestAuthorization parse(String header) {
		Map<String, String> parameters = Digest.parameters(header);
		if (!"auth".equals(required(parameters, "qop"))) {
			throw new IllegalArgumentException("Digest without qop=auth");
		}
		DigestChallenge challenge = new DigestChallenge(required(parameters, "realm"), required(parameters, "nonce"),
				parameters.getOrDefault("algorithm", "MD5"), false, parameters.get("opaque"));
		Digest.Proof proof = new Digest.Proof(required(parameters, "nc"), required(parameters, "cnonce"));
		return new DigestAuthorization(required(parameters, "username"), challenge, required(parameters, "uri"), proof,
				required(parameters, "response"));
	}

	/** The header to send. */
	public String toHeader() {
		String header = "Digest username=%s, realm=%s, nonce=%s, uri=%s, algorithm=%s, response=%s, qop=auth, nc=%s, cnonce=%s"
			.formatted(Digest.quoted(username), Digest.quoted(challenge.realm()), Digest.quoted(challenge.nonce()),
					Digest.quoted(uri), challenge.algorithm(), Digest.quoted(response), proof.nc(),
					Digest.quoted(proof.cnonce()));
		return (challenge.opaque() != null) ? header + ", opaque=" + Digest.quoted(challenge.opaque()) : header;
	}

	private static String required(Map<String, String> parameters, String name) {
		@Nullable String value = parameters.get(name);
		if (value == null) {
			throw new IllegalArgumentException("Digest header without " + name);
		}
		return value;
	}

	/** The call that is signed. */
	public record Call(String method, String uri, Digest.Proof proof) {
	}

}
