package dev.postern.provisioning;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.atlas.AtlasKey;
import dev.postern.endpoint.Inventory;
import dev.postern.endpoint.ServiceView;
import dev.postern.project.Projects;
import dev.postern.request.Approved;
import dev.postern.request.RequestError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * One try to carry a request out: claim and commit, call Atlas outside of any
 * transaction, apply what it said and commit. Cut at any point, it can be run again.
 */
@Component
class CarryOut {

	private static final Logger LOG = LoggerFactory.getLogger(CarryOut.class);

	/** So often is written down what came of a try before the try counts as lost. */
	private static final int TRIES = 5;

	private final Ledger ledger;

	private final Writes writes;

	private final Inventory inventory;

	private final Projects projects;

	private final Pace pace;

	CarryOut(Ledger ledger, Writes writes, Inventory inventory, Projects projects, Pace pace) {
		this.ledger = ledger;
		this.writes = writes;
		this.inventory = inventory;
		this.projects = projects;
		this.pace = pace;
	}

	/**
	 * Tries.
	 * @param attempt how often it was tried before
	 * @return how long to wait before the next try, empty if there is nothing more to
	 * write
	 */
	Optional<Duration> run(UUID requestId, int attempt) {
		return Caller.asPostern(() -> switch (ledger.claim(requestId)) {
			case Claim.Taken taken -> attempt(taken.approved(), attempt);
			case Claim.NotYet notYet -> Optional.of(pace.untilItsTurn());
			case Claim.Over over -> Optional.empty();
		});
	}

	/** It was not let through to Atlas, because that does not answer for its project. */
	void heldBack(UUID requestId, RequestError trouble) {
		Caller.<@Nullable Object>asPostern(() -> {
			ledger.heldBack(requestId, trouble);
			return null;
		});
	}

	private Optional<Duration> attempt(Approved approved, int attempt) {
		Optional<AtlasKey> key = projects.key(approved.projectId());
		Result result = key.map((opening) -> carryOut(approved, opening)).orElse(Result.busy(Step.NO_KEY));
		apply(approved, result);
		return switch (result.step()) {
			case Step.Done done -> Optional.empty();
			case Step.More more -> Optional.of(pace.untilItsTurn());
			case Step.Fail fail -> Optional.empty();
			case Step.Wait wait -> Optional.of(untilOpened(approved, key));
			case Step.Again again -> Optional.of(pace.untilNextTry(again, approved, attempt));
		};
	}

	/**
	 * Looks and jobs change the same rows. Whoever comes second tries again; should that
	 * not help either, at least the log says what Atlas was told.
	 */
	private void apply(Approved approved, Result result) {
		for (int tries = 1;; tries++) {
			try {
				ledger.apply(approved, result);
				return;
			}
			catch (DataAccessException ex) {
				LOG.debug("Try {} to write down what came of request {}", tries, approved.requestId(), ex);
				if (tries == TRIES) {
					ledger.log(approved, result);
					throw ex;
				}
			}
		}
	}

	private Result carryOut(Approved approved, AtlasKey key) {
		ServiceView service = (approved.serviceId() != null) ? inventory.service(approved.serviceId()) : null;
		return writes.carryOut(new Errand(approved, service, key));
	}

	/** A key that came while the old one was being tried has woken nobody. */
	private Duration untilOpened(Approved approved, Optional<AtlasKey> tried) {
		return pace.untilOpened(!projects.key(approved.projectId()).equals(tried));
	}

}
