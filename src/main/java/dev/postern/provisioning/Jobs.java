package dev.postern.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * When background work is done. What it does is elsewhere.
 */
@Configuration(proxyBeanMethods = false)
class Jobs {

	static final TaskDescriptor<CarryOutJob> CARRY_OUT = TaskDescriptor.of("carry-out", CarryOutJob.class);

	@Bean
	Task<CarryOutJob> carryOutTask(CarryOut carryOut, ProvisioningSettings settings, Clock clock) {
		return Tasks.custom(CARRY_OUT)
			.onFailure((complete, operations) -> operations.reschedule(complete,
					clock.instant().plus(settings.backoff(complete.getExecution().consecutiveFailures))))
			.execute((instance, context) -> {
				CarryOutJob job = instance.getData();
				Optional<Duration> pause = carryOut.run(job.requestId(), job.attempt());
				return (complete, operations) -> pause.ifPresentOrElse(
						(wait) -> operations.reschedule(complete, clock.instant().plus(wait), job.next()),
						operations::remove);
			});
	}

	@Bean
	RecurringTask<Void> followTask(Follower follower, ProvisioningSettings settings) {
		return Tasks.recurring("follow", FixedDelay.of(settings.round()))
			.execute((instance, context) -> follower.round());
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

		};
	}

}
