package dev.postern.provisioning;

import java.time.Clock;
import java.util.List;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;

import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * What the scheduler does besides carrying requests out: looks, deadlines, sweeps.
 */
class Rounds {

	/** Of a thousand services all that is due at once; the usual is thirty. */
	static final int MOST = 200;

	private final ManualScheduler looks;

	private final Follower follower;

	private final Turnstile turnstile;

	Rounds(DataSource database, Task<LookJob> looks, Clock clock, Follower follower, Turnstile turnstile) {
		this.looks = (ManualScheduler) TestHelper
			.createManualScheduler(new TransactionAwareDataSourceProxy(database), List.of(looks))
			.clock(new CrankConfiguration.Ticks(clock))
			.serializer(new Jackson3Serializer())
			.threads(MOST)
			.build();
		this.follower = follower;
		this.turnstile = turnstile;
	}

	/** Does the looks that are due, and gives up what is late. */
	void round() {
		looks.runAnyDueExecutions();
		follower.giveUpLate();
	}

	void sweep() {
		follower.sweep();
	}

	void reset() {
		turnstile.open(Stage.PROJECTS);
	}

}
