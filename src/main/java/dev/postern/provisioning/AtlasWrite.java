package dev.postern.provisioning;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import dev.postern.atlas.AtlasReply;
import dev.postern.atlas.AtlasReply.Refused;
import dev.postern.atlas.AtlasReply.Unreachable;
import dev.postern.atlas.Exchange;
import dev.postern.audit.Actor;
import dev.postern.audit.AuditEntry;
import dev.postern.audit.Auditable;
import dev.postern.audit.Outcome;
import dev.postern.request.Approved;
import dev.postern.request.RequestKind;

/**
 * A write to Atlas: that it is about to be tried, and what came of it.
 *
 * @param outcome intended before the call, the rest after it
 * @param details the facts of the exchange
 */
record AtlasWrite(Instant at, String projectId, UUID requestId, Outcome outcome,
		Map<String, Object> details) implements Auditable {

	static final String KIND = "atlas.write";

	static AtlasWrite intended(Instant at, Approved approved) {
		RequestKind what = approved.change().kind();
		return new AtlasWrite(at, approved.projectId(), approved.requestId(), Outcome.INTENDED, Map.of("what", what));
	}

	static AtlasWrite outcome(Instant at, Approved approved, Result result) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("what", approved.change().kind());
		Outcome outcome = Outcome.FAILED;
		if (result.reply() != null) {
			outcome = describe(result.reply(), details);
		}
		else if (result.found()) {
			details.put("found", true);
			outcome = Outcome.DONE;
		}
		else {
			details.put("written", false);
		}
		return new AtlasWrite(at, approved.projectId(), approved.requestId(), outcome, details);
	}

	/** The process that waited for the answer has ended without it. */
	static AtlasWrite unanswered(Instant at, UUID requestId, AuditEntry intended) {
		Map<String, Object> details = new LinkedHashMap<>(intended.details());
		details.put("why", "Postern ended before Atlas answered.");
		return new AtlasWrite(at, String.valueOf(intended.projectId()), requestId, Outcome.FAILED, details);
	}

	private static Outcome describe(AtlasReply<?> reply, Map<String, Object> details) {
		Exchange exchange = reply.exchange();
		details.put("method", exchange.method());
		details.put("path", exchange.path());
		details.put("milliseconds", exchange.duration().toMillis());
		if (exchange.status() != null) {
			details.put("status", exchange.status());
		}
		return switch (reply) {
			case AtlasReply.Success<?> success -> Outcome.DONE;
			case Refused<?> refused -> {
				details.put("errorCode", String.valueOf(refused.errorCode()));
				yield Outcome.FAILED;
			}
			case Unreachable<?> silence -> {
				details.put("why", silence.reason());
				yield Outcome.FAILED;
			}
		};
	}

	@Override
	public Actor actor() {
		return Actor.POSTERN;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public String subject() {
		return requestId.toString();
	}

}
