package dev.postern.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

import dev.postern.request.Approved;

import org.springframework.stereotype.Component;

/**
 * How long to wait before the next try.
 */
@Component
class Pace {

	private final ProvisioningSettings settings;

	private final Clock clock;

	Pace(ProvisioningSettings settings, Clock clock) {
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * At least what Atlas asked for; with jitter, so that what failed together parts. Not
	 * beyond the deadline, because it is the next try that finds it passed.
	 */
	Duration untilNextTry(Step.Again again, Approved approved, int attempt) {
		Duration backoff = settings.backoff(attempt);
		long jitter = ThreadLocalRandom.current().nextLong(backoff.toMillis() / 2 + 1);
		Duration least = (backoff.compareTo(again.notBefore()) > 0) ? backoff : again.notBefore();
		// while the operator is waited for, the deadline stands still
		Duration left = approved.waiting() ? settings.deadline()
				: Duration.between(clock.instant(), approved.deadline());
		return shorter(least.plusMillis(jitter), left.plusMillis(1));
	}

	/** How long a place is left alone after a look. */
	Duration untilNextLook(Step step) {
		return switch (step) {
			case Step.Done done -> Duration.ZERO;
			case Step.Again again -> shorter(again.notBefore(), settings.deadline());
			case Step.Wait wait -> settings.operatorCheck();
			case Step.Fail fail -> settings.mostBackoff();
		};
	}

	/**
	 * How long until the operator may have mended a key, if it is not known to have
	 * changed.
	 */
	Duration untilOpened(boolean changed) {
		return changed ? settings.firstBackoff() : settings.operatorCheck();
	}

	/** How long a place is left alone at which looking itself broke. */
	Duration afterAccident() {
		return settings.mostBackoff();
	}

	Duration round() {
		return settings.round();
	}

	Instant now() {
		return clock.instant();
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

}
