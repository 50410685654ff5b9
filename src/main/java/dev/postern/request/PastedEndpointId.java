package dev.postern.request;

/**
 * An AWS endpoint id as people paste it.
 */
public final class PastedEndpointId {

	private PastedEndpointId() {
	}

	/** The id in what was pasted; the text itself, stripped, if none is found. */
	public static String read(String pasted) {
		return pasted.strip();
	}

}
