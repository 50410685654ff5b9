package dev.postern.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses. Counts failures for a name and an origin together, so that
 * a stranger who guesses elsewhere does not lock the owner out. In memory, and bounded: a
 * restart forgives, which costs an attacker more than it gives.
 */
@Component
class SignInThrottle {

	private static final int FAILURES = 10;

	private static final Duration WINDOW = Duration.ofMinutes(5);

	private static final int MOST_REMEMBERED = 10_000;

	private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
			return size() > MOST_REMEMBERED;
		}

	};

	private final Clock clock;

	SignInThrottle(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Lets somebody try, unless they failed too often before. A try that comes back empty
	 * has failed.
	 */
	<T> Optional<T> attempt(String name, String origin, Supplier<Optional<T>> attempt) {
		Duration wait = wait(name, origin);
		if (wait.isPositive()) {
			throw new TooManyTriesException(wait);
		}
		Optional<T> result = attempt.get();
		if (result.isPresent()) {
			succeeded(name, origin);
		}
		else {
			failed(name, origin);
		}
		return result;
	}

	/** How long to wait before the next try; zero if none is needed. */
	private synchronized Duration wait(String name, String origin) {
		Failures known = failures.get(name + '\n' + origin);
		if (known == null || known.count() < FAILURES) {
			return Duration.ZERO;
		}
		Duration left = Duration.between(clock.instant(), known.since().plus(WINDOW));
		return left.isPositive() ? left : Duration.ZERO;
	}

	private synchronized void failed(String name, String origin) {
		Instant now = clock.instant();
		failures.merge(name + '\n' + origin, new Failures(1, now), (known, first) -> {
			boolean past = known.since().plus(WINDOW).isBefore(now);
			return past ? first : new Failures(known.count() + 1, known.since());
		});
	}

	private synchronized void succeeded(String name, String origin) {
		failures.remove(name + '\n' + origin);
	}

	private record Failures(int count, Instant since) {
	}

}
