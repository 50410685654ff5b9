package dev.postern.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

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

	private final ProvisioningSettings settings;

	private final Clock clock;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Set<Followed> busy = ConcurrentHashMap.newKeySet();

	private final Map<Followed, Instant> pauses = new ConcurrentHashMap<>();

	Follower(Observations observations, Reader reader, Ledger ledger, ProvisioningSettings settings, Clock clock) {
		this.observations = observations;
		this.reader = reader;
		this.ledger = ledger;
		this.settings = settings;
		this.clock = clock;
	}

	/** Looks at all that is on its way, and gives up what has taken too long. */
	void round() {
		Caller.asPostern(() -> {
			look(observations.followed());
			ledger.giveUpLate();
			return null;
		});
	}

	/** Looks at all that stands, on its way or not. */
	void sweep() {
		Caller.asPostern(() -> {
			look(observations.live());
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

	private void look(List<Followed> places) {
		Instant now = clock.instant();
		CompletableFuture<?>[] looks = places.stream()
			.filter((where) -> !now.isBefore(pauses.getOrDefault(where, Instant.EPOCH)))
			.filter(busy::add)
			.map((where) -> CompletableFuture.runAsync(() -> look(where), threads))
			.toArray(CompletableFuture[]::new);
		// whoever is slower than a round is looked at again when it has answered
		CompletableFuture.allOf(looks)
			.completeOnTimeout(null, settings.round().toMillis(), TimeUnit.MILLISECONDS)
			.join();
	}

	private void look(Followed where) {
		try {
			Step step = Caller.asPostern(() -> {
				Step seen = reader.look(where);
				if (seen instanceof Step.Wait wait) {
					ledger.waits(where, wait.reason());
				}
				else {
					ledger.goesOn(where);
				}
				return seen;
			});
			pause(where, step);
		}
		catch (ConcurrencyFailureException ex) {
			LOG.debug("A job has changed {} meanwhile, the next round looks again", where, ex);
		}
		finally {
			busy.remove(where);
		}
	}

	private void pause(Followed where, Step step) {
		Duration pause = switch (step) {
			case Step.Done done -> Duration.ZERO;
			case Step.Again again -> again.notBefore();
			case Step.Wait wait -> settings.operatorCheck();
			case Step.Fail fail -> settings.mostBackoff();
		};
		if (pause.isZero()) {
			pauses.remove(where);
		}
		else {
			pauses.put(where, clock.instant().plus(pause));
		}
	}

}
