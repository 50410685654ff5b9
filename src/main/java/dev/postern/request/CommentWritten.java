package dev.postern.request;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import dev.postern.audit.Actor;
import dev.postern.audit.Auditable;

/**
 * Somebody has said something about a request.
 *
 * @param subject the id of the request
 */
public record CommentWritten(Instant at, Actor actor, String projectId, String subject,
		UUID commentId) implements Auditable {

	@Override
	public String kind() {
		return "request.comment";
	}

	@Override
	public Map<String, Object> details() {
		return Map.of("commentId", commentId);
	}

}
