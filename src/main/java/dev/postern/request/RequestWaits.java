package dev.postern.request;

import java.time.Instant;
import java.util.Map;

import dev.postern.audit.Actor;
import dev.postern.audit.Auditable;

/**
 * A request that is being carried out has to wait for the operator.
 *
 * @param subject the id of the request
 */
public record RequestWaits(Instant at, String projectId, String subject, String reason) implements Auditable {

	@Override
	public Actor actor() {
		return Actor.POSTERN;
	}

	@Override
	public String kind() {
		return "request.wait";
	}

	@Override
	public Map<String, Object> details() {
		return Map.of("reason", reason);
	}

}
