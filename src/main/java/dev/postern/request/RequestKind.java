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
	DELETE_SERVICE,

	/** Put the right endpoint in the place of a failed one. */
	REPAIR_ENDPOINT,

	/** Look after a service that was found in Atlas. */
	ADOPT_SERVICE,

	/** Switch a project's regional mode. */
	SET_REGIONAL_MODE,

	/** Have a service reached from other regions. */
	SET_REMOTE_REGIONS;

	/** Whether it is about one service, and not about a whole project. */
	public boolean isAboutService() {
		return this != SET_REGIONAL_MODE;
	}

}
