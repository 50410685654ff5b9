package dev.postern.provisioning;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import dev.postern.account.Caller;
import dev.postern.audit.Outcome;
import dev.postern.project.ProjectKeyChanged;
import dev.postern.project.ProjectOpened;
import dev.postern.project.StoredKeyRemoving;
import dev.postern.project.StoredKeyRotated;
import dev.postern.project.StoredKeyTested;
import dev.postern.request.Fulfilment;
import dev.postern.request.RequestAction;
import dev.postern.request.RequestMoved;
import dev.postern.request.Underway;
import dev.postern.rest.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Turns decisions into jobs. A decision commits together with its job; only the nudge
 * that starts it at once comes after the commit, and may be lost without harm.
 */
@Component
class Dispatch {

	private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

	private static final Set<RequestAction> TO_BE_CARRIED_OUT = Set.of(RequestAction.APPROVE, RequestAction.RETRY);

	private final Scheduler scheduler;

	private final Fulfilment fulfilment;

	private final Watch watch;

	private final Turnstile turnstile;

	private final Clock clock;

	Dispatch(Scheduler scheduler, Fulfilment fulfilment, Watch watch, Turnstile turnstile, Clock clock) {
		this.scheduler = scheduler;
		this.fulfilment = fulfilment;
		this.watch = watch;
		this.turnstile = turnstile;
		this.clock = clock;
	}

	@EventListener
	void on(RequestMoved event) {
		if (!TO_BE_CARRIED_OUT.contains(event.action())) {
			return;
		}
		// the same request may be carried out again, and its last job may not be gone yet
		String instance = event.id() + "." + UUID.randomUUID();
		scheduler.schedule(
				Jobs.CARRY_OUT.instance(instance).data(new CarryOutJob(event.id(), 0, event.projectId())).build(),
				clock.instant());
		afterCommit(scheduler::triggerCheckForDueExecutions);
	}

	/** Nobody takes a key away that open requests need. */
	@EventListener
	void on(StoredKeyRemoving event) {
		if (fulfilment.isOpenIn(event.projectIds())) {
			throw ApiProblem.conflict("KEY_IN_USE", "Open requests need this key. Let them finish, or rotate it.");
		}
	}

	@EventListener
	void on(StoredKeyRotated event) {
		wake(event.projectIds());
	}

	/** The operator has mended something in Atlas and tried the key. */
	@EventListener
	void on(StoredKeyTested event) {
		if (event.outcome() == Outcome.DONE) {
			wake(event.trial().projectIds());
		}
	}

	/** What stands there already is found at once, not by the next sweep. */
	@EventListener
	void on(ProjectOpened event) {
		Caller.<@Nullable Object>asPostern(() -> {
			watch.begin(event.projectId());
			return null;
		});
		afterCommit(scheduler::triggerCheckForDueExecutions);
	}

	@EventListener
	void on(ProjectKeyChanged event) {
		wake(Set.of(event.projectId()));
	}

	/** What waits for the operator is tried now rather than at the next check. */
	private void wake(Collection<String> projectIds) {
		Set<UUID> waiting = Caller.asPostern(() -> fulfilment.underway(projectIds))
			.stream()
			.filter((request) -> request.waitsFor() != null)
			.map(Underway::requestId)
			.collect(Collectors.toSet());
		scheduler.getScheduledExecutionsForTask(Jobs.CARRY_OUT.getTaskName(), CarryOutJob.class)
			.stream()
			.filter((job) -> waiting.contains(job.getData().requestId()) && !job.isPicked())
			.forEach(this::runNow);
		Caller.<@Nullable Object>asPostern(() -> {
			watch.wake(projectIds);
			return null;
		});
		afterCommit(() -> {
			turnstile.open(projectIds);
			scheduler.triggerCheckForDueExecutions();
		});
	}

	private void runNow(ScheduledExecution<CarryOutJob> job) {
		try {
			scheduler.reschedule(job.getTaskInstance(), clock.instant());
		}
		catch (TaskInstanceException ex) {
			LOG.debug("{} is running already", job.getTaskInstance(), ex);
		}
	}

	private static void afterCommit(Runnable nudge) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				nudge.run();
			}

		});
	}

}
