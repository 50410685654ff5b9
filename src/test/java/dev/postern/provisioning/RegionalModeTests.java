package dev.postern.provisioning;

import java.time.Duration;

import dev.postern.account.Caller;
import dev.postern.endpoint.Inventory;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project's regional mode: switched once, and believed only when Atlas shows it.
 */
@Cranked
class RegionalModeTests {

	private static final String MODE = "/privateEndpoint/regionalMode$";

	private static final Duration ROUND = Duration.ofSeconds(11);

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final Inventory inventory;

	RegionalModeTests(Crank crank, Door door, Asking asking, Inventory inventory) {
		this.crank = crank;
		this.door = door;
		this.asking = asking;
		this.inventory = inventory;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@Test
	void isSwitchedAndCountsWhenAtlasShowsIt() {
		Answer request = asking.regionalMode(Portal.ANALYTICS, true);
		crank.jobs();
		assertThat(asking.status(request)).isEqualTo("APPLYING");

		crank.jobsAfter(ROUND);

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(door.calls("PATCH", MODE)).isEqualTo(1);
		assertThat(Caller.<@Nullable Boolean>asPostern(() -> inventory.regionalMode(Portal.ANALYTICS))).isTrue();
	}

	@Test
	void isNotSwitchedWhenItIsSoAlready() {
		Answer request = asking.regionalMode(Portal.ANALYTICS, false);

		crank.jobs();

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(door.calls("PATCH", MODE)).isZero();
	}

	@Test
	void isNotSwitchedTwiceWhenTheAnswerIsLost() {
		door.fault("PATCH", MODE, 1, "\"kind\": \"LOST\"");
		Answer request = asking.regionalMode(Portal.ANALYTICS, true);

		crank.jobs();
		crank.jobsAfter(ROUND);

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(door.calls("PATCH", MODE)).isEqualTo(1);
	}

	@Test
	void aConflictFailsWithWhatItMeans() {
		door.refuse("PATCH", MODE, 1, 409, "REGIONAL_MODE_REFUSED");
		Answer request = asking.regionalMode(Portal.ANALYTICS, true);

		crank.jobs();

		assertThat(asking.status(request)).isEqualTo("FAILED");
		assertThat(asking.now(request).json().at("/error/meaning").asString()).contains("have to be sharded");
	}

}
