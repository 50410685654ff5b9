package dev.postern.audit;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Somebody wanted something and was told no.
 *
 * @param kind what was refused, such as {@code access} or {@code sign-in}
 * @param subject the route, or the id of the thing
 */
public record Refusal(Instant at, Actor actor, String kind, String subject,
		Map<String, Object> details) implements Auditable {

	@Override
	public String kind() {
		return "refused." + kind;
	}

	@Override
	public @Nullable String projectId() {
		return null;
	}

	@Override
	public Outcome outcome() {
		return Outcome.REFUSED;
	}

}
