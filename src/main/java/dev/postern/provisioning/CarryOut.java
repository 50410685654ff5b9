package dev.postern.provisioning;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import dev.postern.account.Caller;
import dev.postern.atlas.AtlasKey;
import dev.postern.endpoint.Inventory;
import dev.postern.endpoint.ServiceView;
import dev.postern.project.Projects;
import dev.postern.request.Approved;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * One try to carry a request out: claim and commit, call Atlas outside of any
 * transaction, apply what it said and commit. Cut at any point, it can be run again.
 */
@Component
class CarryOut {

	private final Ledger ledger;

	private final Writes writes;

	private final Inventory inventory;

	private final Projects projects;

	private final ProvisioningSettings settings;

	CarryOut(Ledger ledger, Writes writes, Inventory inventory, Projects projects, ProvisioningSettings settings) {
		this.ledger = ledger;
		this.writes = writes;
		this.inventory = inventory;
		this.projects = projects;
		this.settings = settings;
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
		Result result = result(approved);
		ledger.apply(approved, result);
		return switch (result.step()) {
			case Step.Done done -> Optional.empty();
			case Step.Fail fail -> Optional.empty();
			case Step.Wait wait -> Optional.of(settings.operatorCheck());
			case Step.Again again -> Optional.of(pause(again, attempt));
		};
	}

	private Result result(Approved approved) {
		ServiceView service = inventory.service(approved.serviceId());
		@Nullable AtlasKey key = projects.key(service.projectId()).orElse(null);
		if (key == null) {
			return Result.busy(new Step.Wait("The project has no stored key. Give it one."));
		}
		return writes.carryOut(new Errand(approved, service, key));
	}

	/** At least what Atlas asked for; with jitter, so that what failed together parts. */
	private Duration pause(Step.Again again, int attempt) {
		Duration backoff = settings.backoff(attempt);
		long jitter = ThreadLocalRandom.current().nextLong(backoff.toMillis() / 2 + 1);
		Duration least = (backoff.compareTo(again.notBefore()) > 0) ? backoff : again.notBefore();
		return least.plusMillis(jitter);
	}

}
