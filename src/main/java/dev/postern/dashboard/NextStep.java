package dev.postern.dashboard;

import java.util.List;

import dev.postern.endpoint.EndpointStatus;
import dev.postern.endpoint.EndpointView;
import dev.postern.endpoint.ServiceView;

/**
 * What is to be done about a service now: the one thing its page puts in the middle.
 */
enum NextStep {

	/** Asked for, and not in Atlas yet. */
	BEGINS,

	/** Atlas is making it. */
	WAIT,

	/** It stands, and Atlas is changing it. */
	CHANGE,

	/** Make an endpoint and attach it. */
	ATTACH,

	/** An endpoint is asked for, and not in Atlas yet. */
	ENDPOINT_ASKED,

	/** Atlas is connecting an endpoint. */
	ENDPOINT_WAITS,

	/** An endpoint failed. */
	REPAIR,

	/** It works, and the connection string is on its way. */
	STRING_WAITS,

	/** It works. */
	CONNECT,

	/** It works, but leads to no cluster. */
	NO_STRING,

	/** It was made outside of Postern, and waits for its first endpoint. */
	ADOPT,

	/** It has gone from Atlas without being asked to. */
	MISSING,

	/** It could not be made. */
	FAILED,

	/** Atlas is removing it. */
	REMOVAL,

	/** It is gone. */
	GONE,

	/** It was never made. */
	REFUSED;

	static NextStep of(ServiceView service) {
		return switch (service.status()) {
			case REQUESTED -> BEGINS;
			case INITIATING -> (service.endpointServiceName() != null) ? CHANGE : WAIT;
			case READY -> service.managed() ? ready(service.endpoints()) : ADOPT;
			case MISSING -> MISSING;
			case CONNECTED -> connected(service);
			case FAILED -> FAILED;
			case DELETING -> REMOVAL;
			case DELETED -> GONE;
			case REJECTED -> REFUSED;
		};
	}

	/** Whether Atlas is at work, and the page changes by itself. */
	static boolean isMoving(ServiceView service) {
		return service.status().isMoving()
				|| service.endpoints().stream().anyMatch((endpoint) -> endpoint.status().isMoving())
				|| service.clustersWithoutString().stream().anyMatch(ServiceView.WithoutString::coming);
	}

	private static NextStep ready(List<EndpointView> endpoints) {
		if (endpoints.stream().anyMatch((endpoint) -> endpoint.status().isMoving())) {
			return ENDPOINT_WAITS;
		}
		if (endpoints.stream().anyMatch((endpoint) -> endpoint.status() == EndpointStatus.REQUESTED)) {
			return ENDPOINT_ASKED;
		}
		return endpoints.stream().anyMatch((endpoint) -> endpoint.status().isRepairable()) ? REPAIR : ATTACH;
	}

	private static NextStep connected(ServiceView service) {
		if (service.endpoints().stream().anyMatch((endpoint) -> endpoint.status().isRepairable())) {
			return REPAIR;
		}
		if (service.connectionStrings().isEmpty()) {
			return service.clustersWithoutString().stream().anyMatch(ServiceView.WithoutString::coming) ? STRING_WAITS
					: NO_STRING;
		}
		return CONNECT;
	}

}
