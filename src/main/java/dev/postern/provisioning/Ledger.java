package dev.postern.provisioning;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.postern.endpoint.Followed;
import dev.postern.request.Approved;
import dev.postern.request.Fulfilment;
import dev.postern.request.Underway;

import org.springframework.context.ApplicationEventPublisher;
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

	private final ApplicationEventPublisher events;

	private final ProvisioningSettings settings;

	private final Clock clock;

	Ledger(Fulfilment fulfilment, Progress progress, ApplicationEventPublisher events, ProvisioningSettings settings,
			Clock clock) {
		this.fulfilment = fulfilment;
		this.progress = progress;
		this.events = events;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Takes a request up, or up again, and writes down that Atlas is about to be called.
	 * Empty if there is nothing to do any more, or no time left.
	 */
	Optional<Approved> claim(UUID requestId) {
		Optional<Approved> approved = fulfilment.start(requestId, settings.deadline());
		if (approved.filter(this::isLate).isPresent()) {
			progress.fail(requestId, approved.get().service(), approved.get().change(), Progress.LATE);
			return Optional.empty();
		}
		approved.ifPresent((claimed) -> {
			events.publishEvent(AtlasWrite.intended(clock.instant(), claimed));
			progress.leaves(claimed.serviceId(), claimed.change(), true);
		});
		return approved;
	}

	/** Writes down what came of a try, and lets the inventory learn from it. */
	void apply(Approved approved, Result result) {
		events.publishEvent(AtlasWrite.outcome(clock.instant(), approved, result));
		UUID id = approved.requestId();
		if (result.step().opens()) {
			fulfilment.goOn(id, settings.deadline());
		}
		switch (result.step()) {
			case Step.Done done -> {
				result.lesson().run();
				progress.check(approved.service());
			}
			case Step.Wait wait -> fulfilment.waitFor(id, wait.reason());
			case Step.Fail fail -> progress.fail(id, approved.service(), approved.change(), fail.error());
			case Step.Again again -> {
			}
		}
	}

	/** What is followed there waits for the operator. */
	void waits(Followed where, String reason) {
		progress.handedOver(where).forEach((request) -> fulfilment.waitFor(request.requestId(), reason));
	}

	/** What is followed there can be seen again. */
	void goesOn(Followed where) {
		progress.handedOver(where)
			.stream()
			.filter((request) -> request.waitsFor() != null)
			.forEach((request) -> fulfilment.goOn(request.requestId(), settings.deadline()));
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
			.forEach((request) -> progress.fail(requestId, request.service(), request.change(), Progress.LATE));
	}

	private boolean isLate(Approved approved) {
		return !approved.waiting() && clock.instant().isAfter(approved.deadline());
	}

}
