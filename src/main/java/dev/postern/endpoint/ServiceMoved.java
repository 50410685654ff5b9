package dev.postern.endpoint;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.postern.audit.Actor;
import dev.postern.audit.Auditable;
import org.jspecify.annotations.Nullable;

/**
 * A service has moved from one status to the next.
 */
public record ServiceMoved(Instant at, Actor actor, String subject, Place place, ServiceAction action,
		ServiceStatus from, @Nullable String errorMessage) implements Auditable {

	@Override
	public String projectId() {
		return place.projectId();
	}

	@Override
	public String kind() {
		return "service." + action.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	@Override
	public Map<String, Object> details() {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("provider", place.provider());
		details.put("region", place.region());
		details.put("from", from);
		details.put("to", action.target());
		if (errorMessage != null) {
			details.put("errorMessage", errorMessage);
		}
		return details;
	}

}
