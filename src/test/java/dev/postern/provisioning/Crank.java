package dev.postern.provisioning;

import java.time.Duration;
import java.time.Instant;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import dev.postern.testing.SettableClock;

/**
 * The handle that makes time pass and background work be done.
 */
public class Crank {

	/**
	 * More than the simulator needs to have a service ready, or an endpoint connected.
	 */
	public static final Duration READY = Duration.ofSeconds(170);

	/** More than the deadline that settings leave. */
	static final Duration LONG = Duration.ofHours(2).plusSeconds(1);

	private final ManualScheduler scheduler;

	private final Rounds rounds;

	private final SettableClock clock;

	private final Stage stage;

	private final Door door;

	Crank(ManualScheduler scheduler, Rounds rounds, SettableClock clock, Stage stage, Door door) {
		this.scheduler = scheduler;
		this.rounds = rounds;
		this.clock = clock;
		this.stage = stage;
		this.door = door;
	}

	/** Back to two projects in which nothing has happened. */
	public void reset() {
		door.reset();
		stage.reset();
		rounds.reset();
	}

	public Instant now() {
		return clock.instant();
	}

	public void pass(Duration duration) {
		clock.pass(duration);
	}

	/** Runs the jobs that are due. */
	public void jobs() {
		scheduler.runAnyDueExecutions();
	}

	/** Lets time pass, then runs the jobs that are due by then. */
	public void jobsAfter(Duration duration) {
		pass(duration);
		jobs();
	}

	/** Does the looks that are due. */
	public void round() {
		rounds.round();
	}

	public void roundAfter(Duration duration) {
		pass(duration);
		round();
	}

	public void sweep() {
		rounds.sweep();
	}

	/** Jobs and rounds together, again and again, while time passes in steps. */
	public void turn(int times, Duration step) {
		for (int i = 0; i < times; i++) {
			jobsAfter(step);
			round();
		}
	}

	/** Has something happen in the moment before the next such call leaves for Atlas. */
	void beforeNext(String method, Runnable happening) {
		door.wire().beforeNext(method, happening);
	}

}
