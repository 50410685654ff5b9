package dev.postern.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;

import dev.postern.testing.PersistentCaller;
import dev.postern.testing.Portal.Answer;

/**
 * Asks for one thing after another, has most of it approved, and waits for what becomes
 * of it.
 */
abstract class Asker implements Runnable {

	private static final Set<String> SETTLED = Set.of("APPLIED", "FAILED", "REJECTED", "WITHDRAWN", "EXPIRED");

	private final Random random;

	private final PersistentCaller caller;

	private final BooleanSupplier goesOn;

	private final List<String> requests = new ArrayList<>();

	Asker(long seed, PersistentCaller caller, BooleanSupplier goesOn) {
		this.random = new Random(seed);
		this.caller = caller;
		this.goesOn = goesOn;
	}

	@Override
	public final void run() {
		while (goesOn.getAsBoolean() && askOnce()) {
			// it has asked
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
		Answer asked = caller.ask(what);
		requests.add(asked.text("id"));
		switch (random.nextInt(12)) {
			case 0 -> caller.decide(asked, "REJECT");
			case 1 -> caller.withdraw(asked);
			default -> caller.decide(asked, "APPROVE");
		}
		return caller.await("/api/v1/requests/" + asked.text("id"), (seen) -> SETTLED.contains(seen.text("status")));
	}

}
