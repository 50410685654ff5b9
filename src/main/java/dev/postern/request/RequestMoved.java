package dev.postern.request;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.postern.audit.Actor;
import dev.postern.audit.Auditable;
import org.jspecify.annotations.Nullable;

/**
 * A request has moved.
 *
 * @param from null when it was asked for just now
 * @param remark the decision's comment, or the error's meaning
 */
public record RequestMoved(Instant at, Actor actor, UUID id, About about, RequestAction action,
		@Nullable RequestStatus from, @Nullable String remark) implements Auditable {

	@Override
	public String projectId() {
		return about.projectId();
	}

	@Override
	public String kind() {
		return "request." + action.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	@Override
	public String subject() {
		return id.toString();
	}

	@Override
	public Map<String, Object> details() {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("request", about.kind());
		if (about.serviceId() != null) {
			details.put("serviceId", about.serviceId());
		}
		details.put("version", about.version());
		if (from != null) {
			details.put("from", from);
		}
		details.put("to", action.target());
		if (remark != null) {
			details.put("remark", remark);
		}
		return details;
	}

	/** What the request is about. */
	public record About(String projectId, RequestKind kind, @Nullable String serviceId, int version) {
	}

}
