package dev.postern.storm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import dev.postern.testing.PersistentCaller;
import dev.postern.testing.Portal;
import dev.postern.testing.PosternProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests of all kinds at random, processes killed at random moments, and an Atlas of
 * which a fifth of all calls goes wrong.
 */
final class Storm {

	private static final Logger LOG = LoggerFactory.getLogger(Storm.class);

	/** The longest that a process is left alone after it has become ready. */
	private static final int LONGEST_CALM = 3000;

	private final long seed = Long.getLong("postern.storm.seed", System.nanoTime());

	private final Random random = new Random(seed);

	private final OutsideAtlas atlas;

	private final List<PosternProcess> processes;

	private final PersistentCaller caller = new PersistentCaller(this::portal);

	private final AtomicBoolean goesOn = new AtomicBoolean(true);

	private final AtomicInteger kills = new AtomicInteger();

	private final AtomicInteger undone = new AtomicInteger();

	private final boolean mayUndo;

	/**
	 * Nothing is asked for yet.
	 * @param mayUndo whether the database shows commits that a kill can still undo
	 */
	Storm(OutsideAtlas atlas, List<PosternProcess> processes, boolean mayUndo) {
		this.atlas = atlas;
		this.processes = processes;
		this.mayUndo = mayUndo;
	}

	/** Kills as many times, then waits for what is under way, and settles the account. */
	void blow(int rounds) {
		LOG.info("The mix is random: -Dpostern.storm.seed={}", seed);
		long began = System.nanoTime();
		Sandbox.open(atlas, portal());
		List<Asker> askers = askers();
		atlas.plan(OutsideAtlas.FIFTH_FAILS);
		CompletableFuture<?>[] asking = askers.stream()
			.map((asker) -> CompletableFuture.runAsync(asker, Thread::startVirtualThread))
			.toArray(CompletableFuture[]::new);
		for (int round = 0; round < rounds && !fails(asking); round++) {
			PosternProcess victim = processes.get(random.nextInt(processes.size()));
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_CALM)));
			kills.incrementAndGet();
			victim.kill();
			victim.start();
		}
		goesOn.set(false);
		CompletableFuture.allOf(asking).join();
		atlas.calm();
		account(askers, rounds, Duration.ofNanos(System.nanoTime() - began));
	}

	/** Whether it need not go on, because the end is known. */
	private static boolean fails(CompletableFuture<?>[] asking) {
		return Stream.of(asking).anyMatch(CompletableFuture::isCompletedExceptionally);
	}

	/** The way in for askers, to whichever process can be reached. */
	PersistentCaller caller() {
		return caller;
	}

	/** Whether there is more to be asked for. */
	boolean goesOn() {
		return goesOn.get();
	}

	/** How many processes were killed so far. */
	int kills() {
		return kills.get();
	}

	/** Whether what was seen once may be undone by a kill. */
	boolean mayUndo() {
		return mayUndo;
	}

	/** Somebody has believed what a kill has undone. */
	void undone() {
		undone.incrementAndGet();
	}

	private List<Asker> askers() {
		List<Asker> askers = new ArrayList<>();
		Spot.all().forEach((spot) -> askers.add(new Walk(spot, random.nextLong(), this)));
		List.of(Portal.PAYMENTS, Portal.ANALYTICS)
			.forEach((project) -> askers.add(new Switching(project, random.nextLong(), this)));
		askers.add(new Adoption(Sandbox.ID, random.nextLong(), this));
		return askers;
	}

	private void account(List<Asker> askers, int rounds, Duration took) {
		Reckoning reckoning = new Reckoning(portal(), atlas,
				askers.stream().flatMap((asker) -> asker.requests().stream()).toList());
		long[] calls = atlas.figures();
		LOG.info(
				"{} kills in {} s, seed {}: {} requests applied, {} failed, {} rejected, {} withdrawn; "
						+ "{} calls to Atlas, of which {} went wrong; {} times a kill undid what was read",
				rounds, took.toSeconds(), seed, reckoning.count("", "APPLIED"), reckoning.count("", "FAILED"),
				reckoning.count("", "REJECTED"), reckoning.count("", "WITHDRAWN"), calls[0], calls[1], undone.get());
		reckoning.check();
	}

	/** Whichever process can be reached. */
	private Portal portal() {
		return processes.get((int) (System.nanoTime() % processes.size())).portal();
	}

}
