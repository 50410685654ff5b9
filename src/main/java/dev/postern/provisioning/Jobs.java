package dev.postern.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.postern.request.RequestError;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * When background work is done. What it does is elsewhere.
 */
@Configuration(proxyBeanMethods = false)
class Jobs {

	static final TaskDescriptor<CarryOutJob> CARRY_OUT = TaskDescriptor.of("carry-out", CarryOutJob.class);

	static final TaskDescriptor<LookJob> LOOK = TaskDescriptor.of("look", LookJob.class);

	@Bean
	Task<CarryOutJob> carryOutTask(CarryOut carryOut, Turnstile turnstile, ProvisioningSettings settings, Clock clock) {
		return Tasks.custom(CARRY_OUT).onFailure(backingOff(settings, clock)).execute((instance, context) -> {
			CarryOutJob job = instance.getData();
			return turnstile.pass(job.lane(), (wait) -> {
				RequestError trouble = turnstile.trouble(job.lane());
				if (trouble != null) {
					carryOut.heldBack(job.requestId(), trouble);
				}
				return again(job, wait, clock);
			}, () -> {
				Optional<Duration> pause = carryOut.run(job.requestId(), job.attempt());
				return pause.map((wait) -> again(job.next(), wait, clock))
					.orElseGet(CompletionHandler.OnCompleteRemove::new);
			});
		});
	}

	@Bean
	Task<LookJob> lookTask(Follower follower, ProvisioningSettings settings, Clock clock) {
		return Tasks.custom(LOOK)
			.onFailure(backingOff(settings, clock))
			.execute((instance, context) -> follower.look(instance.getData()));
	}

	@Bean
	RecurringTask<Void> deadlinesTask(Follower follower, ProvisioningSettings settings) {
		return Tasks.recurring("deadlines", FixedDelay.of(settings.round()))
			.execute((instance, context) -> follower.giveUpLate());
	}

	@Bean
	RecurringTask<Void> sweepTask(Follower follower, ProvisioningSettings settings) {
		return Tasks.recurring("sweep", FixedDelay.of(settings.sweep()))
			.execute((instance, context) -> follower.sweep());
	}

	@Bean
	DbSchedulerCustomizer jobsAsJson() {
		return new DbSchedulerCustomizer() {

			@Override
			public Optional<Serializer> serializer() {
				return Optional.of(new Jackson3Serializer());
			}

			// a job that waits for Atlas holds nothing but itself
			@Override
			public Optional<ExecutorService> executorService() {
				return Optional.of(Executors.newVirtualThreadPerTaskExecutor());
			}

		};
	}

	private static CompletionHandler<CarryOutJob> again(CarryOutJob job, Duration wait, Clock clock) {
		return (complete, operations) -> operations.reschedule(complete, clock.instant().plus(wait), job);
	}

	private static <T> FailureHandler<T> backingOff(ProvisioningSettings settings, Clock clock) {
		return (complete, operations) -> operations.reschedule(complete,
				clock.instant().plus(settings.backoff(complete.getExecution().consecutiveFailures)));
	}

}
