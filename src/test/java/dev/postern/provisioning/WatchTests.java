package dev.postern.provisioning;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A place has its job for looking exactly while something is on its way there.
 */
@Cranked
class WatchTests {

	private static final Duration ROUND = Duration.ofSeconds(10);

	private static final String STUCK = "vpce-0123456789abc5105";

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final Stage stage;

	WatchTests(Crank crank, Door door, Asking asking, Stage stage) {
		this.crank = crank;
		this.door = door;
		this.asking = asking;
		this.stage = stage;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@Test
	void eachPlaceHasOneJobUntilNothingMovesThere() {
		asking.service("us-east-1");
		asking.service("us-west-2");
		asking.serviceIn(Portal.ANALYTICS, "us-east-1");
		assertThat(stage.looks()).isZero();
		crank.jobs();
		assertThat(stage.looks()).isEqualTo(2);

		crank.roundAfter(Crank.READY);

		assertThat(stage.looks()).isZero();
	}

	@Test
	void aJobThatWasLostIsGivenBackByTheSweep() {
		Answer request = asking.service("us-east-1");
		crank.jobs();
		stage.update("delete from scheduled_tasks where task_name = 'look'");

		crank.sweep();
		assertThat(stage.looks()).isEqualTo(1);
		crank.roundAfter(Crank.READY);

		assertThat(asking.status(request)).isEqualTo("APPLIED");
	}

	@Test
	void whatIsWrittenWhileALookIsUnderWayIsFollowed() {
		asking.service("us-east-1");
		crank.jobs();
		crank.pass(Crank.READY);
		Answer second = asking.service("us-west-2");

		crank.beforeNext("GET", crank::jobs);
		crank.round();
		assertThat(stage.looks()).isEqualTo(1);
		crank.roundAfter(Crank.READY);

		assertThat(asking.status(second)).isEqualTo("APPLIED");
	}

	@Test
	void looksSlowDownWhileNothingChangesAndSpeedUpWithTheNextWrite() {
		String serviceId = asking.readyService("us-east-1");
		asking.endpoint(serviceId, STUCK);
		crank.jobs();
		door.forgetCalls();

		turn(60);
		assertThat(door.calls("GET", Door.LIST)).isBetween(40L, 50L);
		turn(180);
		long slow = door.calls("GET", Door.LIST);
		turn(60);
		assertThat(door.calls("GET", Door.LIST) - slow).isBetween(3L, 5L);
		asking.service("us-west-2");
		crank.jobs();
		door.forgetCalls();
		turn(6);

		assertThat(door.calls("GET", Door.LIST)).isEqualTo(6);
		assertThat(door.calls("GET", Door.ENDPOINT)).isLessThanOrEqualTo(2);
	}

	private void turn(int rounds) {
		for (int round = 0; round < rounds; round++) {
			crank.roundAfter(ROUND);
		}
	}

}
