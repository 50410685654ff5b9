package dev.postern.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One difference between the inventory and Atlas, as it is now.
 *
 * @param endpointId null if it is about the service itself
 */
record Finding(DriftKind kind, String serviceId, @Nullable String endpointId, String expected, String seen) {

	/** Of a kind and a subject there is one open finding at the most. */
	String openKey() {
		return openKey(kind, serviceId, endpointId);
	}

	static String openKey(DriftKind kind, String serviceId, @Nullable String endpointId) {
		return String.join("|", kind.name(), serviceId, Objects.requireNonNullElse(endpointId, ""));
	}

	/**
	 * All differences that can be told from how things stand.
	 * @param stuckBefore what has moved since before then is stuck
	 */
	static List<Finding> of(EndpointService service, List<Endpoint> attached, Instant stuckBefore, Duration usual) {
		List<Finding> found = new ArrayList<>();
		boolean goesUnasked = service.status() == ServiceStatus.DELETING && !service.isLeaving()
				&& attached.stream().noneMatch(Endpoint::isLeaving);
		if (service.status() == ServiceStatus.MISSING || goesUnasked) {
			found.add(new Finding(DriftKind.MISSING, service.id(), null, "Atlas has it: " + service.identity() + ".",
					goesUnasked ? "Atlas is removing it, and nobody asked Postern for that."
							: "Atlas does not list it any more, and nobody asked Postern to remove it."));
			return found;
		}
		boolean stands = service.atlasId() != null && service.status() != ServiceStatus.DELETING;
		if (stands && !service.isManaged()) {
			found.add(new Finding(DriftKind.UNMANAGED, service.id(), null, "Nobody asked Postern for it.",
					"Atlas has it: " + service.identity() + "."));
		}
		if (service.status().isMoving() && service.changedAt().isBefore(stuckBefore)) {
			found.add(stuck(service.id(), null, usual, service.status(), service.changedAt()));
		}
		attached.stream().map((endpoint) -> of(service, endpoint, stuckBefore, usual)).forEach(found::addAll);
		return found;
	}

	private static List<Finding> of(EndpointService service, Endpoint endpoint, Instant stuckBefore, Duration usual) {
		String id = endpoint.endpointId();
		List<Finding> found = new ArrayList<>();
		boolean goesUnasked = endpoint.status() == EndpointStatus.DELETING && !endpoint.isLeaving();
		if (endpoint.status() == EndpointStatus.MISSING || goesUnasked) {
			found.add(new Finding(DriftKind.MISSING, service.id(), id, "It is attached to the service.",
					goesUnasked ? "Atlas is removing it, and nobody asked Postern for that."
							: "Atlas does not list it any more, and nobody asked Postern to detach it."));
			return found;
		}
		// what only a list has shown so far may be on its way out of the list
		boolean stands = endpoint.status() != EndpointStatus.UNKNOWN && endpoint.status() != EndpointStatus.DELETING;
		if (stands && service.isManaged() && !endpoint.isManaged()) {
			found.add(new Finding(DriftKind.UNMANAGED, service.id(), id, "Nobody asked Postern for it.",
					"Atlas has it attached to a service that Postern manages."));
		}
		if (endpoint.status().isMoving() && endpoint.changedAt().isBefore(stuckBefore)) {
			found.add(stuck(service.id(), id, usual, endpoint.status(), endpoint.changedAt()));
		}
		if (endpoint.status().isFailure()) {
			found.add(new Finding(DriftKind.ENDPOINT_FAILED, service.id(), id, "It is connected.",
					Objects.requireNonNullElse(endpoint.errorMessage(), "Atlas gives no reason.")));
		}
		return found;
	}

	private static Finding stuck(String serviceId, @Nullable String endpointId, Duration usual, Enum<?> status,
			Instant since) {
		return new Finding(DriftKind.STUCK, serviceId, endpointId,
				"It is done within %d minutes.".formatted(usual.toMinutes()), "%s since %s.".formatted(status, since));
	}

}
