package dev.postern.wire;

/**
 * The three generations of the API, which write one and the same thing differently.
 */
public enum Generation {

	/** The first, AWS-only paths; its fields are those of the documented examples. */
	LEGACY,

	/** Several providers, unversioned media type. */
	V1,

	/** Versioned media types; its fields are recorded. */
	V2

}
