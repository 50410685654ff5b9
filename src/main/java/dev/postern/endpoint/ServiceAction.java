package dev.postern.endpoint;

import java.util.EnumSet;
import java.util.Set;

import static dev.postern.endpoint.ServiceStatus.CONNECTED;
import static dev.postern.endpoint.ServiceStatus.DELETED;
import static dev.postern.endpoint.ServiceStatus.DELETING;
import static dev.postern.endpoint.ServiceStatus.FAILED;
import static dev.postern.endpoint.ServiceStatus.INITIATING;
import static dev.postern.endpoint.ServiceStatus.MISSING;
import static dev.postern.endpoint.ServiceStatus.READY;
import static dev.postern.endpoint.ServiceStatus.REJECTED;
import static dev.postern.endpoint.ServiceStatus.REQUESTED;

/**
 * Every way a service can move: where to, and where from.
 */
public enum ServiceAction {

	/** Atlas has begun to make it, or to change it. */
	INITIATE(INITIATING, REQUESTED, READY, CONNECTED, FAILED, MISSING),

	/** Atlas has it ready, and no endpoint works. */
	BECOME_READY(READY, REQUESTED, INITIATING, CONNECTED, FAILED, MISSING),

	/** An endpoint works. */
	CONNECT(CONNECTED, REQUESTED, INITIATING, READY, FAILED, MISSING),

	/** Atlas gave it up, or refused to make it. */
	FAIL(FAILED, REQUESTED, INITIATING, READY, CONNECTED, MISSING),

	/** A failed creation is tried again. */
	RETRY(REQUESTED, FAILED),

	/** Atlas is removing it. */
	REMOVE(DELETING, REQUESTED, INITIATING, READY, CONNECTED, FAILED, MISSING),

	/** Atlas does not list it any more, and nobody asked for that. */
	MISS(MISSING, INITIATING, READY, CONNECTED, FAILED, DELETING),

	/** Atlas does not have it any more, and that is known. */
	VANISH(DELETED, INITIATING, READY, CONNECTED, FAILED, MISSING, DELETING),

	/** The request for it was refused, withdrawn, or ran out. */
	REJECT(REJECTED, REQUESTED);

	private final ServiceStatus target;

	private final Set<ServiceStatus> sources;

	ServiceAction(ServiceStatus target, ServiceStatus first, ServiceStatus... more) {
		this.target = target;
		this.sources = EnumSet.of(first, more);
	}

	public ServiceStatus target() {
		return target;
	}

	public boolean allowedFrom(ServiceStatus status) {
		return sources.contains(status);
	}

}
