package dev.postern.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.postern.endpoint.Observations;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a round costs, and that no place holds up another.
 */
@Cranked
class FollowerTests {

	private static final String ENDPOINT = "vpce-0123456789abcdef0";

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final Stage stage;

	private final RoundOf followers;

	FollowerTests(Crank crank, Door door, Asking asking, Stage stage, RoundOf followers) {
		this.crank = crank;
		this.door = door;
		this.asking = asking;
		this.stage = stage;
		this.followers = followers;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@Test
	void aRoundWithNothingOnItsWayCallsNobody() {
		asking.readyService("us-east-1");
		door.forgetCalls();

		crank.round();

		assertThat(door.calls("", "")).isZero();
	}

	@Test
	void aRoundListsEachProjectAndProviderOnce() {
		asking.service("us-east-1");
		asking.service("us-west-2");
		asking.serviceIn(Portal.ANALYTICS, "us-east-1");
		crank.jobs();
		door.forgetCalls();

		crank.roundAfter(Duration.ofSeconds(10));

		assertThat(door.calls("", "")).isEqualTo(2);
		assertThat(door.calls("GET", Door.LIST)).isEqualTo(2);
	}

	@Test
	void aRoundReadsEachEndpointOnItsWayOnce() {
		String serviceId = asking.readyService("us-east-1");
		asking.endpoint(serviceId, ENDPOINT);
		asking.endpoint(serviceId, "vpce-0123456789abcdef1");
		crank.jobs();
		door.forgetCalls();

		crank.roundAfter(Duration.ofSeconds(10));

		assertThat(door.calls("GET", Door.LIST)).isEqualTo(1);
		assertThat(door.calls("GET", Door.ENDPOINT)).isEqualTo(2);
		assertThat(door.calls("", "")).isEqualTo(3);
	}

	@Test
	void aRoundReadsClustersWhileAStringIsAwaited() {
		String serviceId = asking.readyService("us-east-1");
		asking.workingEndpoint(serviceId, ENDPOINT);
		door.forgetCalls();

		crank.roundAfter(Duration.ofSeconds(10));
		assertThat(door.calls("GET", "/clusters")).isEqualTo(1);
		assertThat(door.calls("", "")).isEqualTo(2);
		crank.roundAfter(Duration.ofSeconds(200));
		assertThat(asking.serviceNow(serviceId).json().path("connectionStrings")).hasSize(1);
		door.forgetCalls();
		crank.round();

		assertThat(door.calls("", "")).isZero();
	}

	@Test
	void whatStandsStillIsNotWrittenAgain() {
		Answer request = asking.service("us-east-1");
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(10));
		long before = stage.versions();

		crank.roundAfter(Duration.ofSeconds(10));

		assertThat(asking.status(request)).isEqualTo("APPLYING");
		assertThat(stage.versions()).isEqualTo(before);
	}

	@Test
	void anEndpointThatCannotBeReadDoesNotHideTheOthers() {
		String serviceId = asking.readyService("us-east-1");
		asking.endpoint(serviceId, ENDPOINT);
		Answer second = asking.endpoint(serviceId, "vpce-0123456789abcdef1");
		crank.jobs();
		door.refuse("GET", "/endpoint/" + ENDPOINT, 1000, 400, "PATH_PARAM_PARSE_ERROR");

		crank.roundAfter(Duration.ofSeconds(100));

		assertThat(asking.status(second)).isEqualTo("APPLIED");
	}

	@Test
	void aPlaceIsLeftAloneAsLongAsAtlasAsks() {
		asking.service("us-east-1");
		crank.jobs();
		door.fault("GET", Door.LIST, 1, "\"kind\": \"TOO_MANY_REQUESTS\", \"retryAfter\": 50");
		crank.roundAfter(Duration.ofSeconds(10));
		door.forgetCalls();

		crank.roundAfter(Duration.ofSeconds(49));
		assertThat(door.calls("", "")).isZero();
		crank.roundAfter(Duration.ofSeconds(1));

		assertThat(door.calls("", "")).isEqualTo(1);
	}

	@Test
	void whatBreaksInOnePlaceDoesNotEndTheRoundOfTheOthers() {
		Answer broken = asking.service("us-east-1");
		Answer sound = asking.serviceIn(Portal.ANALYTICS, "us-east-1");
		crank.jobs();
		crank.pass(Crank.READY);
		door.wire().hold((request) -> {
			if (request.url().getPath().contains(Portal.PAYMENTS)) {
				throw new IllegalStateException("As the test says");
			}
		});

		crank.round();
		assertThat(asking.status(sound)).isEqualTo("APPLIED");
		crank.roundAfter(Crank.LONG);

		assertThat(asking.error(broken)).isEqualTo("DEADLINE");
	}

	@Test
	void aPlaceThatHangsHoldsUpNoOtherAndIsNotAskedTwice() {
		Answer hanging = asking.service("us-east-1");
		Answer sound = asking.serviceIn(Portal.ANALYTICS, "us-east-1");
		crank.jobs();
		crank.pass(Crank.READY);
		CountDownLatch answers = new CountDownLatch(1);
		AtomicInteger asked = new AtomicInteger();
		door.wire().hold((request) -> {
			if (request.url().getPath().contains(Portal.PAYMENTS)) {
				asked.incrementAndGet();
				await(answers);
			}
		});
		Follower follower = followers.every(Duration.ofSeconds(2));

		follower.round();
		assertThat(asking.status(sound)).isEqualTo("APPLIED");
		follower.round();
		assertThat(asked).hasValue(1);
		assertThat(asking.status(hanging)).isEqualTo("APPLYING");
		answers.countDown();
		crank.round();

		assertThat(asking.status(hanging)).isEqualTo("APPLIED");
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Makes followers of another pace. */
	record RoundOf(Observations observations, Reader reader, Ledger ledger, Clock clock) {

		Follower every(Duration round) {
			Duration minute = Duration.ofMinutes(1);
			ProvisioningSettings settings = new ProvisioningSettings(round, minute, Duration.ofHours(2),
					Duration.ofSeconds(1), minute, minute);
			return new Follower(observations, reader, ledger, new Pace(settings, clock));
		}

	}

}
