package dev.postern.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Time that passes when a test says so.
 */
public class SettableClock extends Clock {

	public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

	private final AtomicReference<Instant> now = new AtomicReference<>(START);

	public void pass(Duration duration) {
		now.updateAndGet((instant) -> instant.plus(duration));
	}

	public void passSeconds(long seconds) {
		pass(Duration.ofSeconds(seconds));
	}

	@Override
	public Instant instant() {
		return now.get();
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}
