package dev.postern.simulator;

import java.util.List;
import java.util.stream.IntStream;

import dev.postern.testing.SettableClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import dev.postern.wire.AtlasRefusal;
import dev.postern.wire.TokenBuckets;

class RateLimitsTests {

	private static final String SERVICES = "/simulator/api/atlas/v2/groups/5f1a7a0c9b3e4d2f8a6b7c01/privateEndpoint"
			+ "/AWS/endpointService";

	private static final String ORGS = "/simulator/api/atlas/v2/orgs";

	private final SettableClock clock = new SettableClock();

	private final RateLimits limits = new RateLimits(clock);

	private final Key key = Key.of("simulate", "secret", List.of());

	@Test
	void everyCallTakesOneToken() {
		assertThat(limits.take(key, SERVICES)).isEqualTo(new TokenBuckets.Remaining(4000, 3999));
		assertThat(limits.take(key, SERVICES)).isEqualTo(new TokenBuckets.Remaining(4000, 3998));
	}

	@Test
	void projectsDoNotShareABucket() {
		limits.take(key, SERVICES);

		assertThat(limits.take(key, SERVICES.replace("7c01", "7c02")).remaining()).isEqualTo(3999);
		assertThat(limits.take(key, ORGS).limit()).isEqualTo(300);
	}

	@Test
	void anEmptyBucketRefusesAsSeen() {
		drain(ORGS, 300);
		clock.passSeconds(5);

		assertThatExceptionOfType(AtlasRefusal.class).isThrownBy(() -> limits.take(key, ORGS)).satisfies((refusal) -> {
			assertThat(refusal.getMessage()).isEqualTo("Rate limit exceeded for api/atlas/v2/orgs. "
					+ "Please retry after 55 seconds. Request capacity: 300. Refill rate: 100 per 60 seconds.");
			assertThat(refusal.status()).isEqualTo(429);
			assertThat(refusal.errorCode()).isEqualTo("RATE_LIMITED_TOKEN_BUCKET");
			assertThat(refusal.retryAfter()).isEqualTo(55);
			assertThat(refusal.parameters()).hasToString("[api/atlas/v2/orgs, 55, 300, 100, 60]");
		});
	}

	@Test
	void aBucketIsRefilledInSteps() {
		drain(SERVICES, 4000);

		clock.passSeconds(60);
		assertThat(limits.take(key, SERVICES).remaining()).isEqualTo(1999);
		clock.passSeconds(59);
		assertThat(limits.take(key, SERVICES).remaining()).isEqualTo(1998);
		clock.passSeconds(1000);
		assertThat(limits.take(key, SERVICES).remaining()).isEqualTo(3999);
	}

	private void drain(String path, int tokens) {
		IntStream.range(0, tokens).forEach((token) -> limits.take(key, path));
	}

}
