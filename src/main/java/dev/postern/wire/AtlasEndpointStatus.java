package dev.postern.wire;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * What Atlas says of an endpoint, the words of all providers together.
 */
public enum AtlasEndpointStatus {

	/** AWS: the provider has not seen the endpoint yet. */
	NONE,

	/** AWS: the provider holds the connection request. */
	PENDING_ACCEPTANCE,

	/** AWS: the connection is being set up. */
	PENDING,

	/** Azure, Google Cloud: not accepted yet. */
	INITIATING,

	/** Google Cloud: found, and now being accepted. */
	VERIFIED,

	/** Connected. */
	AVAILABLE,

	/** AWS: could not be connected; the error message says why. */
	REJECTED,

	/** Azure, Google Cloud: could not be connected; the error message says why. */
	FAILED,

	/** Being removed. */
	DELETING,

	/** Google Cloud: removed. */
	DELETED,

	/** A word this version of Postern does not know. */
	@JsonEnumDefaultValue
	UNKNOWN;

	/** Whether the provider or Atlas gave this endpoint up. */
	public boolean isFailure() {
		return this == REJECTED || this == FAILED;
	}

}
