package dev.postern.provisioning;

import java.util.List;
import java.util.UUID;

import dev.postern.endpoint.Followed;
import dev.postern.request.Approved;
import dev.postern.request.Fulfilment;
import dev.postern.request.RequestError;
import dev.postern.request.Underway;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transactions around the calls to Atlas: what is written down before one, and what
 * after it.
 */
@Service
@Transactional
@PreAuthorize("hasRole('SYSTEM')")
class Ledger {

	private final Fulfilment fulfilment;

	private final Progress progress;

	private final Turns turns;

	private final WriteLog log;

	private final Pace pace;

	Ledger(Fulfilment fulfilment, Progress progress, Turns turns, WriteLog log, Pace pace) {
		this.fulfilment = fulfilment;
		this.progress = progress;
		this.turns = turns;
		this.log = log;
		this.pace = pace;
	}

	/** Takes a request up, or up again, and writes down that Atlas is to be called. */
	Claim claim(UUID requestId) {
		boolean between = fulfilment.ahead(requestId).filter(progress::isBetweenWrites).isPresent();
		if (between || !turns.take(requestId)) {
			return Claim.NOT_YET;
		}
		Approved approved = fulfilment.start(requestId, pace.deadline()).orElse(null);
		if (approved == null) {
			log.close(requestId);
			return Claim.OVER;
		}
		if (isLate(approved)) {
			progress.fail(approved, Progress.LATE);
			log.close(requestId);
			return Claim.OVER;
		}
		// what waits for the operator is tried once a minute, with what was intended
		// before
		if (!approved.waiting()) {
			log.intended(approved);
		}
		progress.leaves(approved.serviceId(), approved.change(), true);
		return new Claim.Taken(approved);
	}

	/**
	 * Tells why a request has to stay away from Atlas. Its time runs, so that it comes to
	 * an end even if Atlas never answers.
	 */
	void heldBack(UUID requestId, RequestError trouble) {
		fulfilment.start(requestId, pace.deadline())
			.filter((approved) -> !approved.waiting())
			.ifPresent((approved) -> fulfilment.meets(requestId, trouble));
	}

	/** Writes down what came of a try, and lets the inventory learn from it. */
	void apply(Approved approved, Result result) {
		UUID id = approved.requestId();
		if (!(result.step() instanceof Step.Wait wait && wait.reason().equals(approved.waitsFor()))) {
			log(approved, result);
		}
		if (result.step().opens()) {
			fulfilment.goOn(id, pace.deadline());
		}
		if (result.isRefused()) {
			progress.leaves(approved.serviceId(), approved.change(), false);
		}
		fulfilment.meets(id, result.step().trouble());
		switch (result.step()) {
			case Step.Done done -> handOver(approved, result);
			case Step.More more -> handOver(approved, result);
			case Step.Wait wait -> fulfilment.waitFor(id, wait.reason());
			case Step.Fail fail -> progress.fail(approved, fail.error());
			case Step.Again again -> {
			}
		}
	}

	private void handOver(Approved approved, Result result) {
		result.lesson().run();
		if (approved.serviceId() != null) {
			progress.handOver(approved.serviceId());
		}
		else if (result.step() instanceof Step.Done) {
			// nothing in the inventory would tell
			fulfilment.complete(approved.requestId());
		}
	}

	/** Writes down what came of a try, and nothing else. */
	void log(Approved approved, Result result) {
		log.outcome(approved, result);
	}

	/** What is followed there waits for the operator, or can be seen again. */
	void looked(Followed where, Step step) {
		if (step instanceof Step.Wait wait) {
			progress.handedOver(where).forEach((request) -> fulfilment.waitFor(request.requestId(), wait.reason()));
		}
		if (step.opens()) {
			progress.handedOver(where)
				.stream()
				.filter((request) -> request.waitsFor() != null)
				.forEach((request) -> fulfilment.goOn(request.requestId(), pace.deadline()));
		}
	}

	/** What has taken too long. */
	@Transactional(readOnly = true)
	List<UUID> late() {
		return fulfilment.late().stream().map(Underway::requestId).toList();
	}

	/**
	 * Gives a request up that has taken too long, unless something has come in between.
	 */
	void giveUp(UUID requestId) {
		fulfilment.late()
			.stream()
			.filter((request) -> request.requestId().equals(requestId))
			.forEach((request) -> progress.fail(request, Progress.LATE));
	}

	private boolean isLate(Approved approved) {
		return !approved.waiting() && pace.now().isAfter(approved.deadline());
	}

}
