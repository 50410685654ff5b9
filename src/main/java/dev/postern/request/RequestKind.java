package dev.postern.request;

/**
 * What can be asked for.
 */
public enum RequestKind {

	/** Make a service. */
	CREATE_SERVICE,

	/** Attach an endpoint to a service. */
	ATTACH_ENDPOINT,

	/** Detach an endpoint from a service. */
	DETACH_ENDPOINT,

	/** Remove a service. */
	DELETE_SERVICE

}
