package dev.postern.provisioning;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.atlas.AtlasKey;
import dev.postern.endpoint.Inventory;
import dev.postern.project.Projects;
import dev.postern.request.Approved;

import org.springframework.stereotype.Component;

/**
 * One try to carry a request out: claim and commit, call Atlas outside of any
 * transaction, apply what it said and commit. Cut at any point, it can be run again.
 */
@Component
class CarryOut {

	private static final Result NO_KEY = Result.busy(new Step.Wait("The project has no stored key. Give it one."));

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
		return Caller.asPostern(() -> ledger.claim(requestId).flatMap((approved) -> attempt(approved, attempt)));
	}

	private Optional<Duration> attempt(Approved approved, int attempt) {
		Optional<AtlasKey> key = projects.key(approved.projectId());
		Result result = key.map((opening) -> carryOut(approved, opening)).orElse(NO_KEY);
		ledger.apply(approved, result);
		return switch (result.step()) {
			case Step.Done done -> Optional.empty();
			case Step.Fail fail -> Optional.empty();
			case Step.Wait wait -> Optional.of(untilOpened(approved, key));
			case Step.Again again -> Optional.of(pace.untilNextTry(again, approved, attempt));
		};
	}

	private Result carryOut(Approved approved, AtlasKey key) {
		return writes.carryOut(new Errand(approved, inventory.service(approved.service()), key));
	}

	/** A key that came while the old one was being tried has woken nobody. */
	private Duration untilOpened(Approved approved, Optional<AtlasKey> tried) {
		return pace.untilOpened(!projects.key(approved.projectId()).equals(tried));
	}

}
