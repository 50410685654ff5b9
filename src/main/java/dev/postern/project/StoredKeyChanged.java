package dev.postern.project;

import java.time.Instant;
import java.util.Map;

import dev.postern.audit.Actor;
import dev.postern.audit.Auditable;

/**
 * A stored key has come or gone.
 *
 * @param kind {@code stored-key.add} or {@code stored-key.remove}
 * @param subject the key's id
 */
record StoredKeyChanged(Instant at, Actor actor, String kind, String subject,
		Map<String, Object> details) implements Auditable {

}
