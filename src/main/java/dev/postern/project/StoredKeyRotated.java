package dev.postern.project;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.postern.audit.Actor;
import dev.postern.audit.Auditable;

/**
 * A stored key has a new pair, which Atlas took before it was put in place. What waited
 * for the key can go on.
 *
 * @param publicKey the new public half
 * @param projectIds the projects that the key opens
 */
public record StoredKeyRotated(Instant at, Actor actor, UUID keyId, String publicKey,
		Set<String> projectIds) implements Auditable {

	@Override
	public String kind() {
		return "stored-key.rotate";
	}

	@Override
	public String subject() {
		return keyId.toString();
	}

	@Override
	public Map<String, Object> details() {
		return Map.of("publicKey", publicKey, "projectIds", projectIds);
	}

}
