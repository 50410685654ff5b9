package dev.postern.provisioning;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What following costs while services of all providers are made all the time, endpoints
 * connect and connection strings are waited for, and how soon each change is noticed.
 * Twenty services in each project, over an hour. Projects share nothing but the key, so a
 * few of them tell; {@code -Dpostern.fleet=50} has the thousand services.
 */
@Cranked
@Tag("any-database")
class FollowingCostTests {

	private static final Logger LOG = LoggerFactory.getLogger(FollowingCostTests.class);

	private static final int PROJECTS = Integer.getInteger("postern.fleet", 2);

	private static final int PER_PROJECT = 20;

	private static final Duration ROUND = Duration.ofSeconds(10);

	private static final int ROUNDS = 360;

	private final Crank crank;

	private final Door door;

	private final Fleet fleet;

	FollowingCostTests(Crank crank, Door door, Fleet fleet) {
		this.crank = crank;
		this.door = door;
		this.fleet = fleet;
	}

	@BeforeEach
	void reset() {
		crank.reset();
		fleet.enrol(PROJECTS);
	}

	@AfterEach
	void forget() {
		fleet.forget(PROJECTS);
	}

	@Test
	void followingCostsATenthOfReadingEachServiceEveryRound() {
		crank.round();
		door.forgetCalls();
		for (int round = 0; round < ROUNDS; round++) {
			ask(round);
			crank.jobsAfter(ROUND);
			crank.round();
			if (round % 30 == 29) {
				crank.sweep();
			}
			fleet.allIsKnown(ROUND);
		}

		long spent = door.exchanges("", "/api/atlas/");
		long each = (long) PROJECTS * PER_PROJECT * ROUNDS;
		LOG.info(
				"Following {} services in {} projects for an hour cost {} calls, {} % of the {} that reading each "
						+ "would: {} changes were noticed, the latest after {}",
				PROJECTS * PER_PROJECT, PROJECTS, spent, "%.1f".formatted(100.0 * spent / each), each, fleet.noticed(),
				fleet.latest());
		assertThat(fleet.noticed()).isEqualTo(PROJECTS * (PER_PROJECT + 2 * PER_PROJECT / 4));
		assertThat(spent).as("calls, where reading each costs %d", each).isLessThanOrEqualTo(each / 10);
	}

	/** A service for each project every 150 seconds, a fourth of them with endpoints. */
	private void ask(int round) {
		for (int project = 0; project < PROJECTS; project++) {
			int since = round - project % 15;
			if (since >= 0 && since % 15 == 0 && since / 15 < PER_PROJECT) {
				fleet.service(project, since / 15, since / 15 % 4 == 0);
			}
		}
		fleet.attach();
	}

}
