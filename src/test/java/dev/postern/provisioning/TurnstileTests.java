package dev.postern.provisioning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.postern.atlas.AtlasReply;
import dev.postern.atlas.Exchange;
import dev.postern.atlas.RateLimit;
import dev.postern.testing.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is let through to Atlas, and who is turned away for how long.
 */
class TurnstileTests {

	private static final String SICK = "sick";

	private static final String SOUND = "sound";

	private final SettableClock clock = new SettableClock();

	private final Turnstile turnstile = new Turnstile(PaceTests.settings(), clock);

	@Test
	void soManyOfAProjectAreLetThroughAtOnceAndOthersAreNotHeldUp() {
		List<Duration> turnedAway = new ArrayList<>();
		AtomicInteger inside = new AtomicInteger();

		enter(SICK, 5, inside, turnedAway);

		assertThat(inside).hasValue(4);
		assertThat(turnedAway).hasSize(1).allMatch((wait) -> wait.compareTo(Duration.ofSeconds(2)) <= 0);
		assertThat(isLetThrough(SICK)).isTrue();
	}

	@Test
	void whileAProjectDoesNotAnswerOneGoesAheadAfterEachBackoff() {
		heard(SICK, silence());
		assertThat(isLetThrough(SICK)).isFalse();
		assertThat(isLetThrough(SOUND)).isTrue();

		clock.passSeconds(1);
		List<Boolean> beside = new ArrayList<>();
		turnstile.pass(SICK, (wait) -> false, () -> {
			beside.add(isLetThrough(SICK));
			return heard(SICK, refused(500, null));
		});

		assertThat(beside).containsExactly(false);
		clock.passSeconds(1);
		assertThat(isLetThrough(SICK)).isFalse();
		clock.passSeconds(1);
		assertThat(isLetThrough(SICK)).isTrue();
	}

	@Test
	void whatFailsSideBySideCountsOnce() {
		heard(SICK, silence());
		heard(SICK, silence());
		heard(SICK, refused(503, null));

		clock.passSeconds(1);

		assertThat(isLetThrough(SICK)).isTrue();
	}

	@Test
	void anAnswerOpensForAll() {
		heard(SICK, silence());

		heard(SICK, refused(409, null));

		assertThat(isLetThrough(SICK)).isTrue();
	}

	@Test
	void allOfAProjectLeaveAtlasAloneForAsLongAsItAsks() {
		heard(SICK, refused(429, Duration.ofSeconds(55)));

		heard(SICK, success(null));
		clock.passSeconds(54);
		assertThat(isLetThrough(SICK)).isFalse();
		assertThat(isLetThrough(SOUND)).isTrue();
		clock.passSeconds(1);

		assertThat(isLetThrough(SICK)).isTrue();
	}

	@Test
	void looksLeaveTheLastCallsToWrites() {
		heard(SICK, success(new RateLimit(4000, 400)));
		assertThat(isLetThroughToLook(SICK)).isTrue();

		heard(SICK, success(new RateLimit(4000, 399)));

		assertThat(isLetThroughToLook(SICK)).isFalse();
		assertThat(isLetThroughToLook(SOUND)).isTrue();
		assertThat(isLetThrough(SICK)).isTrue();
		clock.pass(Duration.ofMinutes(3));
		assertThat(isLetThroughToLook(SICK)).isTrue();
	}

	private void enter(String project, int times, AtomicInteger inside, List<Duration> turnedAway) {
		if (times > 0) {
			turnstile.pass(project, turnedAway::add, () -> {
				inside.incrementAndGet();
				assertThat(isLetThrough(SOUND)).isTrue();
				enter(project, times - 1, inside, turnedAway);
				return true;
			});
		}
	}

	private boolean isLetThrough(String project) {
		return turnstile.pass(project, (wait) -> false, () -> true);
	}

	private boolean isLetThroughToLook(String project) {
		return turnstile.passToLook(project, (wait) -> false, () -> true);
	}

	private boolean heard(String project, AtlasReply<?> reply) {
		turnstile.heard(project, reply);
		return true;
	}

	private static AtlasReply<?> success(@Nullable RateLimit limit) {
		return new AtlasReply.Success<>("", exchange(200, limit));
	}

	private static AtlasReply<?> refused(int status, @Nullable Duration retryAfter) {
		return new AtlasReply.Refused<>(status, null, null, List.of(), List.of(), retryAfter, exchange(status, null));
	}

	private static AtlasReply<?> silence() {
		return new AtlasReply.Unreachable<>("Nothing came", exchange(null, null));
	}

	private static Exchange exchange(@Nullable Integer status, @Nullable RateLimit limit) {
		return new Exchange("GET", "/groups", status, Duration.ZERO, limit);
	}

}
