package dev.postern.atlas;

import java.util.regex.Pattern;

/**
 * What Postern signs in to Atlas with, in the clear, for the length of a call. It never
 * shows its private half.
 *
 * @param publicKey by which Atlas knows it: the public key, or a service account's client
 * id
 * @param privateKey the private key, or a service account's client secret
 */
public record AtlasKey(Kind kind, String publicKey, String privateKey) {

	/** A pair for HTTP Digest. */
	public AtlasKey(String publicKey, String privateKey) {
		this(Kind.DIGEST, publicKey, privateKey);
	}

	@Override
	public String toString() {
		return "AtlasKey[kind=" + kind + ", publicKey=" + publicKey + ", privateKey=***]";
	}

	/** The two ways to sign in, and the form of what they sign in with. */
	public enum Kind {

		/** An API key: each call is signed with HTTP Digest. */
		DIGEST("[a-z]{8}", "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"),

		/**
		 * A service account: each call carries a token, which is fetched now and then.
		 */
		SERVICE_ACCOUNT("mdb_sa_id_[0-9a-fA-F]{24}", "mdb_sa_sk_[!-~]{1,200}");

		private final Pattern publicKey;

		private final Pattern privateKey;

		Kind(String publicKey, String privateKey) {
			this.publicKey = Pattern.compile(publicKey);
			this.privateKey = Pattern.compile(privateKey);
		}

		/** Whether a public half is of this kind. */
		public boolean isPublic(String text) {
			return publicKey.matcher(text).matches();
		}

		/** Whether a private half is of this kind. */
		public boolean isPrivate(String text) {
			return privateKey.matcher(text).matches();
		}

	}

}
