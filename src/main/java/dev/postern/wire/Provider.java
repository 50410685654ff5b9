package dev.postern.wire;

/**
 * A cloud provider, spelled as in Atlas paths and bodies.
 */
public enum Provider {

	/** Amazon Web Services: one interface endpoint, named {@code vpce-…}. */
	AWS,

	/** Microsoft Azure: one private endpoint, named by its resource id. */
	AZURE,

	/** Google Cloud: a named group of forwarding rules. */
	GCP

}
