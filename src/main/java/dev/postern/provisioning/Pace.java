package dev.postern.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

import dev.postern.request.Approved;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * How long to wait before the next try.
 */
@Component
class Pace {

	/** So many rounds at one pace, before the next is twice as slow. */
	private static final int PATIENCE = 30;

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

	/**
	 * How often is looked at what stands as it does since then: the older, the more
	 * rarely, so that nothing is noticed later than by a fifteenth of the time it took.
	 */
	Duration round(Instant since) {
		Duration age = Duration.between(since, clock.instant());
		Duration round = settings.round();
		while (age.compareTo(round.multipliedBy(PATIENCE)) >= 0
				&& round.multipliedBy(2).compareTo(settings.slowestRound()) <= 0) {
			round = round.multipliedBy(2);
		}
		return round;
	}

	/**
	 * Whether something has to be read at this look, because it may not wait for the
	 * next. A place is looked at as often as its youngest needs; the older need less.
	 * @param lookedAt when was looked last, null if never
	 */
	boolean isDue(Instant since, Instant youngest, @Nullable Instant lookedAt) {
		Duration own = round(since);
		if (lookedAt == null || lookedAt.isBefore(since) || own.equals(round(youngest))) {
			return true;
		}
		// halves, because the look that comes next may be as long away
		Duration half = own.dividedBy(2);
		return Duration.between(since, clock.instant()).dividedBy(half) > Duration.between(since, lookedAt)
			.dividedBy(half);
	}

	/** How long a place is left alone after a look. */
	Duration untilNextLook(Step step, Instant since) {
		Duration round = round(since);
		return switch (step) {
			case Step.Done done -> round;
			case Step.More more -> round;
			case Step.Again again -> longer(round, shorter(again.notBefore(), settings.deadline()));
			case Step.Wait wait -> longer(round, settings.operatorCheck());
			case Step.Fail fail -> longer(round, settings.mostBackoff());
		};
	}

	/**
	 * How long until the operator may have mended a key, if it is not known to have
	 * changed.
	 */
	Duration untilOpened(boolean changed) {
		return changed ? settings.firstBackoff() : settings.operatorCheck();
	}

	/** How long until Atlas may have come on, or another request may be done. */
	Duration untilItsTurn() {
		return settings.round();
	}

	/** The number of the sweep that is made now, one more with each. */
	long sweep() {
		return clock.millis() / settings.sweep().toMillis();
	}

	/** How long a request may take. */
	Duration deadline() {
		return settings.deadline();
	}

	Instant now() {
		return clock.instant();
	}

	private static Duration longer(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

}
