package dev.postern.wire;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * What Atlas says of an endpoint service.
 */
public enum AtlasServiceStatus {

	/** The load balancer and its service are being made. */
	INITIATING,

	/** Ready for endpoints. Today's word. */
	AVAILABLE,

	/** Ready for endpoints. The word of the first generation. */
	WAITING_FOR_USER,

	/** Could not be made; the error message says why. */
	FAILED,

	/** Being removed. */
	DELETING,

	/** A word this version of Postern does not know. */
	@JsonEnumDefaultValue
	UNKNOWN;

	/** Whether endpoints may be attached. */
	public boolean isReady() {
		return this == AVAILABLE || this == WAITING_FOR_USER;
	}

}
