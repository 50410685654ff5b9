package dev.postern.provisioning;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import dev.postern.account.Caller;
import dev.postern.endpoint.Followed;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Looks at what is on its way, place by place, and now and then at all that stands. What
 * is on its way is read from the database each time, so a look may be lost without harm.
 */
@Component
class Follower {

	private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

	/** A sweep is in no hurry, and is not to crowd out what is. */
	private static final int SWEPT_AT_ONCE = 20;

	private final Reader reader;

	private final Ledger ledger;

	private final Watch watch;

	private final Turnstile turnstile;

	private final Semaphore brooms = new Semaphore(SWEPT_AT_ONCE);

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	Follower(Reader reader, Ledger ledger, Watch watch, Turnstile turnstile) {
		this.reader = reader;
		this.ledger = ledger;
		this.watch = watch;
		this.turnstile = turnstile;
	}

	/** Looks at a place, and says when to look again. */
	CompletionHandler<LookJob> look(LookJob job) {
		Step seen = turnstile.passToLook(job.where().projectId(), (wait) -> new Step.Again(wait),
				() -> see(job.where(), () -> reader.look(job)));
		return (complete, operations) -> Caller.asPostern(() -> {
			watch.conclude(job, seen, complete, operations);
			return seen;
		});
	}

	/**
	 * Looks everywhere, some projects side by side, so that what nobody has asked for is
	 * found as well, and gives those places their job for looking that lack it. In one
	 * project the places take turns, because one of them brings the clusters, and what is
	 * learned from them is noted at the endpoints of all.
	 */
	void sweep() {
		List<List<Followed>> projects = Caller.asPostern(reader::everywhere);
		CompletableFuture
			.allOf(projects.stream()
				.map((places) -> CompletableFuture.runAsync(() -> sweep(places), threads))
				.toArray(CompletableFuture[]::new))
			.join();
		Caller.asPostern(() -> {
			watch.keepAll();
			return null;
		});
	}

	/** Gives up what has taken too long. */
	void giveUpLate() {
		Caller.asPostern(() -> {
			ledger.late().forEach(this::giveUp);
			return null;
		});
	}

	@PreDestroy
	void stop() {
		threads.shutdown();
	}

	private void sweep(List<Followed> places) {
		brooms.acquireUninterruptibly();
		try {
			places.forEach(this::sweep);
		}
		finally {
			brooms.release();
		}
	}

	// catches all, because whatever is wrong with one place must not end the sweep of the
	// others, and nobody further out would tell of it
	private void sweep(Followed where) {
		try {
			// once in a while, so it need not wait for a project that does not answer
			if (!turnstile.rests(where.projectId())) {
				see(where, () -> reader.lookAtAll(where));
			}
		}
		catch (RuntimeException ex) {
			LOG.error("Looking at {} failed", where, ex);
		}
	}

	private Step see(Followed where, Supplier<Step> look) {
		return Caller.asPostern(() -> {
			try {
				Step seen = look.get();
				ledger.looked(where, seen);
				return seen;
			}
			catch (ConcurrencyFailureException ex) {
				LOG.debug("A job has changed {} meanwhile, the next look sees more", where, ex);
				return Step.LATER;
			}
		});
	}

	private void giveUp(UUID requestId) {
		try {
			ledger.giveUp(requestId);
		}
		catch (ConcurrencyFailureException ex) {
			LOG.debug("Request {} has moved meanwhile, the next round looks again", requestId, ex);
		}
	}

}
