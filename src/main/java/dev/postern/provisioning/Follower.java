package dev.postern.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.postern.account.Caller;
import dev.postern.endpoint.Followed;
import dev.postern.endpoint.Observations;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Goes round by round through all that is on its way. What is on its way is read from the
 * database each time, so a round may be lost without harm. Projects are looked at side by
 * side: one that hangs holds up no other, and is not asked twice at once.
 */
@Component
class Follower {

	private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

	private final Observations observations;

	private final Reader reader;

	private final Ledger ledger;

	private final Pace pace;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Set<Followed> busy = ConcurrentHashMap.newKeySet();

	private final Map<Followed, Instant> pauses = new ConcurrentHashMap<>();

	Follower(Observations observations, Reader reader, Ledger ledger, Pace pace) {
		this.observations = observations;
		this.reader = reader;
		this.ledger = ledger;
		this.pace = pace;
	}

	/** Looks at all that is on its way, and gives up what has taken too long. */
	void round() {
		Caller.asPostern(() -> {
			look(observations.followed(), reader::look);
			ledger.late().forEach(this::giveUp);
			return null;
		});
	}

	/** Looks everywhere, so that what nobody has asked for is found as well. */
	void sweep() {
		Caller.asPostern(() -> {
			look(reader.everywhere(), reader::lookAtAll);
			return null;
		});
	}

	/** Something was mended for these projects, so they need not be left alone. */
	void wake(Collection<String> projectIds) {
		pauses.keySet().removeIf((where) -> projectIds.contains(where.projectId()));
	}

	@PreDestroy
	void stop() {
		threads.shutdown();
	}

	private void look(List<Followed> places, Function<Followed, Step> look) {
		Instant now = pace.now();
		CompletableFuture<?>[] looks = places.stream()
			.filter((where) -> !now.isBefore(pauses.getOrDefault(where, Instant.EPOCH)))
			.filter(busy::add)
			.map((where) -> CompletableFuture.runAsync(() -> look(where, look), threads))
			.toArray(CompletableFuture[]::new);
		// whoever is slower than a round is looked at again when it has answered
		CompletableFuture.allOf(looks).completeOnTimeout(null, pace.round().toMillis(), TimeUnit.MILLISECONDS).join();
	}

	// catches all, because whatever is wrong with one place must not end the round of the
	// others, and nobody further out would tell of it
	private void look(Followed where, Function<Followed, Step> look) {
		try {
			Caller.asPostern(() -> {
				Step seen = look.apply(where);
				if (seen instanceof Step.Wait wait) {
					ledger.waits(where, wait.reason());
				}
				if (seen.opens()) {
					ledger.goesOn(where);
				}
				leaveAlone(where, pace.untilNextLook(seen));
				return seen;
			});
		}
		catch (ConcurrencyFailureException ex) {
			LOG.debug("A job has changed {} meanwhile, the next round looks again", where, ex);
		}
		catch (RuntimeException ex) {
			LOG.error("Looking at {} failed", where, ex);
			leaveAlone(where, pace.afterAccident());
		}
		finally {
			busy.remove(where);
		}
	}

	private void giveUp(UUID requestId) {
		try {
			ledger.giveUp(requestId);
		}
		catch (ConcurrencyFailureException ex) {
			LOG.debug("Request {} has moved meanwhile, the next round looks again", requestId, ex);
		}
	}

	private void leaveAlone(Followed where, Duration pause) {
		if (pause.isZero()) {
			pauses.remove(where);
		}
		else {
			pauses.put(where, pace.now().plus(pause));
		}
	}

}
