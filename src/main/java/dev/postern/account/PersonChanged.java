package dev.postern.account;

import java.time.Instant;
import java.util.Map;

import dev.postern.audit.Actor;
import dev.postern.audit.Auditable;

/**
 * Something about a person, or about one of their API keys, has changed.
 *
 * @param kind such as {@code person.create} or {@code api-key.revoke}
 * @param subject the username, or the public key
 */
public record PersonChanged(Instant at, Actor actor, String kind, String subject,
		Map<String, Object> details) implements Auditable {

}
