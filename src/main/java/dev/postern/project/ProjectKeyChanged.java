package dev.postern.project;

import java.time.Instant;
import java.util.Map;

import dev.postern.audit.Actor;
import dev.postern.audit.Auditable;
import org.jspecify.annotations.Nullable;

/**
 * A project is opened with another stored key from now on, or with none.
 *
 * @param keyId the key, null for none
 */
public record ProjectKeyChanged(Instant at, Actor actor, String projectId,
		@Nullable String keyId) implements Auditable {

	@Override
	public String kind() {
		return "project.key";
	}

	@Override
	public String subject() {
		return projectId;
	}

	@Override
	public Map<String, Object> details() {
		return (keyId != null) ? Map.of("storedKeyId", keyId) : Map.of();
	}

}
