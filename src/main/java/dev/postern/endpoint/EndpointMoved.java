package dev.postern.endpoint;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.postern.audit.Actor;
import dev.postern.audit.Auditable;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint has moved from one status to the next.
 */
public record EndpointMoved(Instant at, Actor actor, String projectId, String subject, Ref endpoint,
		EndpointStatus from, EndpointStatus to, @Nullable String errorMessage) implements Auditable {

	@Override
	public String kind() {
		return "endpoint." + to.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	@Override
	public Map<String, Object> details() {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("serviceId", endpoint.serviceId());
		details.put("endpointId", endpoint.endpointId());
		details.put("from", from);
		details.put("to", to);
		if (errorMessage != null) {
			details.put("errorMessage", errorMessage);
		}
		return details;
	}

	/** An endpoint by what people call it. */
	public record Ref(String serviceId, String endpointId) {
	}

}
