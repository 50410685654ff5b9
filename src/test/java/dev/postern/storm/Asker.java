package dev.postern.storm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import dev.postern.testing.PersistentCaller;
import dev.postern.testing.PersistentCaller.Refused;
import dev.postern.testing.Portal.Answer;

/**
 * Asks for one thing after another, has most of it approved, and waits for what becomes
 * of it.
 */
abstract class Asker implements Runnable {

	private static final Set<String> SETTLED = Set.of("APPLIED", "FAILED", "REJECTED", "WITHDRAWN", "EXPIRED");

	/** Far longer than a commit takes to get there. */
	private static final Duration ON_DISK = Duration.ofMillis(250);

	private final Random random;

	private final PersistentCaller caller;

	private final Storm storm;

	private final List<String> requests = new ArrayList<>();

	private int killsBefore;

	Asker(long seed, Storm storm) {
		this.random = new Random(seed);
		this.caller = storm.caller();
		this.storm = storm;
	}

	@Override
	public final void run() {
		while (storm.goesOn() && askAgain()) {
			// it has asked
		}
	}

	private boolean askAgain() {
		killsBefore = storm.kills();
		try {
			return askOnce();
		}
		catch (Undone ex) {
			storm.undone();
			return true;
		}
	}

	/** Asks for what comes next; answers whether something comes after it. */
	abstract boolean askOnce();

	/** The ids of all that was asked for, in order. */
	final List<String> requests() {
		return List.copyOf(requests);
	}

	final Random random() {
		return random;
	}

	final PersistentCaller caller() {
		return caller;
	}

	/** Asks for what the members say, and comes back when that is settled. */
	final Answer ask(String what) {
		Answer asked = accepted(what);
		requests.add(asked.text("id"));
		switch (random.nextInt(12)) {
			case 0 -> caller.decide(asked, "REJECT");
			case 1 -> caller.withdraw(asked);
			default -> caller.decide(asked, "APPROVE");
		}
		return await("/api/v1/requests/" + asked.text("id"), (seen) -> SETTLED.contains(seen.text("status")));
	}

	/**
	 * Waits until something is so for good. H2 shows a commit to others in the instant
	 * before it is on disk, so what was seen once may be undone by a kill; whoever has
	 * written is answered after.
	 */
	final Answer await(String path, Predicate<Answer> wanted) {
		while (true) {
			int kills = storm.kills();
			Answer seen = caller.await(path, wanted);
			if (!storm.mayUndo()) {
				return seen;
			}
			LockSupport.parkNanos(ON_DISK.toNanos());
			Answer still = caller.get(path);
			if (storm.kills() == kills && wanted.test(still)) {
				return still;
			}
		}
	}

	/** What was asked for makes sense, unless a kill has undone what was read before. */
	private Answer accepted(String what) {
		try {
			return caller.ask(what);
		}
		catch (Refused refused) {
			if (storm.mayUndo() && storm.kills() > killsBefore && refused.status() < 500) {
				throw new Undone(refused);
			}
			throw refused;
		}
	}

	/** A kill has undone what was read. */
	private static final class Undone extends RuntimeException {

		Undone(AssertionError refused) {
			super(refused);
		}

	}

}
