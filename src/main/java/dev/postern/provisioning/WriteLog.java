package dev.postern.provisioning;

import java.time.Clock;
import java.util.UUID;

import dev.postern.audit.AuditLog;
import dev.postern.audit.Outcome;
import dev.postern.request.Approved;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What the log tells of writes to Atlas: of each that was intended, what came of it.
 */
@Component
class WriteLog {

	private final ApplicationEventPublisher events;

	private final AuditLog log;

	private final Clock clock;

	WriteLog(ApplicationEventPublisher events, AuditLog log, Clock clock) {
		this.events = events;
		this.log = log;
		this.clock = clock;
	}

	/** Atlas is about to be called. */
	void intended(Approved approved) {
		events.publishEvent(AtlasWrite.intended(clock.instant(), approved));
	}

	/** This came of it. */
	void outcome(Approved approved, Result result) {
		events.publishEvent(AtlasWrite.outcome(clock.instant(), approved, result));
	}

	/**
	 * The request is over. If it came to its end without the process that was waiting for
	 * Atlas's answer, because that was killed, then nobody else tells of the write.
	 */
	void close(UUID requestId) {
		log.about(requestId.toString())
			.stream()
			.filter((entry) -> entry.kind().equals(AtlasWrite.KIND))
			.reduce((former, later) -> later)
			.filter((last) -> last.outcome() == Outcome.INTENDED)
			.ifPresent((last) -> events.publishEvent(AtlasWrite.unanswered(clock.instant(), requestId, last)));
	}

}
