package dev.postern.request;

import java.time.Instant;

import dev.postern.audit.Actor;
import dev.postern.audit.Auditable;

/**
 * The client that asked does not wait for its request any more, or does again.
 *
 * @param subject the id of the request
 */
record ClientMoved(Instant at, Actor actor, String projectId, String subject, boolean leaves) implements Auditable {

	@Override
	public String kind() {
		return leaves ? "request.client-left" : "request.client-back";
	}

}
