package dev.postern.endpoint;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.postern.audit.Actor;
import dev.postern.audit.Auditable;

/**
 * A difference was found, has gone, or is looked at otherwise.
 */
record DriftChanged(Instant at, Actor actor, String subject, What what, DriftView drift) implements Auditable {

	@Override
	public String projectId() {
		return drift.projectId();
	}

	@Override
	public String kind() {
		return "drift." + what.name().toLowerCase(Locale.ROOT);
	}

	@Override
	public Map<String, Object> details() {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("drift", drift.kind());
		details.put("serviceId", drift.serviceId());
		if (drift.endpointId() != null) {
			details.put("endpointId", drift.endpointId());
		}
		details.put("expected", drift.expected());
		details.put("seen", drift.seen());
		if (drift.ignoredUntil() != null && drift.ignoredWhy() != null) {
			details.put("until", drift.ignoredUntil());
			details.put("reason", drift.ignoredWhy());
		}
		return details;
	}

	/** What happened to it. */
	enum What {

		/** It is there now, and was not before. */
		FOUND,

		/** Somebody does not want to see it for a while. */
		IGNORED,

		/** Somebody wants to see it after all. */
		HEEDED,

		/** It is gone, or was accepted. */
		RESOLVED

	}

}
