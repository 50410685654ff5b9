package dev.postern.endpoint;

/**
 * How Atlas and the inventory can differ.
 */
public enum DriftKind {

	/** It is in Atlas, and nobody asked Postern for it. */
	UNMANAGED,

	/** It was in Atlas, and is not any more, though nobody asked Postern to remove it. */
	MISSING,

	/** What the customer connects to is not what it was. */
	CHANGED,

	/** It has been on its way for far longer than usual. */
	STUCK,

	/** The endpoint does not work, and will not by itself. */
	ENDPOINT_FAILED

}
