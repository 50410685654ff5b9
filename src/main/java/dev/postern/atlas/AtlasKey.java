package dev.postern.atlas;

/**
 * An Atlas API key in the clear, for the length of a call. It never shows its private
 * half.
 */
public record AtlasKey(String publicKey, String privateKey) {

	@Override
	public String toString() {
		return "AtlasKey[publicKey=" + publicKey + ", privateKey=***]";
	}

}
