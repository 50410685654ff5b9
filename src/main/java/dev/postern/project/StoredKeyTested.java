package dev.postern.project;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.postern.audit.Actor;
import dev.postern.audit.Auditable;
import dev.postern.audit.Outcome;

/**
 * A pair of a stored key is about to be tried in Atlas, or has been. When the key's own
 * pair passed, what waited for it may go on.
 *
 * @param calls the facts of each call to Atlas; none yet while only intended
 */
public record StoredKeyTested(Instant at, Actor actor, Trial trial, Outcome outcome,
		List<Map<String, Object>> calls) implements Auditable {

	@Override
	public String kind() {
		return "stored-key.test";
	}

	@Override
	public String subject() {
		return trial.keyId().toString();
	}

	@Override
	public Map<String, Object> details() {
		return Map.of("publicKey", trial.publicKey(), "calls", calls);
	}

	/**
	 * What is tried.
	 *
	 * @param publicKey of the pair that is tried
	 * @param own whether that is the key's own pair, and not one it is to get
	 */
	public record Trial(UUID keyId, String publicKey, boolean own, Set<String> projectIds) {
	}

}
