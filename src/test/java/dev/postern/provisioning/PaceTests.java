package dev.postern.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import dev.postern.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often is looked at what has stood as it does for so long.
 */
class PaceTests {

	private final SettableClock clock = new SettableClock();

	private final Pace pace = new Pace(settings(), clock);

	@ParameterizedTest
	@CsvSource({ "0, 10", "299, 10", "300, 20", "599, 20", "600, 40", "1200, 80", "2400, 160", "86400, 160" })
	void whatTakesLongIsLookedAtMoreRarely(int age, int round) {
		Instant since = clock.instant().minusSeconds(age);

		assertThat(pace.round(since)).isEqualTo(Duration.ofSeconds(round));
	}

	@Test
	void whatIsOldIsReadWithinItsOwnRoundThoughThePlaceIsLookedAtMoreOften() {
		Instant old = clock.instant().minusSeconds(1300);
		Instant lookedAt = clock.instant();
		Instant readAt = lookedAt;
		int reads = 0;
		for (int look = 0; look < 60; look++) {
			clock.passSeconds(10);
			if (pace.isDue(old, clock.instant(), lookedAt)) {
				assertThat(Duration.between(readAt, clock.instant())).isLessThanOrEqualTo(pace.round(old));
				readAt = clock.instant();
				reads++;
			}
			lookedAt = clock.instant();
		}
		assertThat(reads).isBetween(10, 16);
	}

	@Test
	void theYoungestIsReadAtEachLook() {
		Instant now = clock.instant();

		assertThat(Stream.of(now, now.minusSeconds(299)).allMatch((since) -> pace.isDue(since, now, now))).isTrue();
	}

	static ProvisioningSettings settings() {
		Duration minute = Duration.ofMinutes(1);
		return new ProvisioningSettings(Duration.ofSeconds(10), Duration.ofMinutes(3), Duration.ofMinutes(5),
				Duration.ofHours(2), Duration.ofSeconds(1), minute, minute, 4);
	}

}
