package dev.postern.provisioning;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.postern.testing.SettableClock;

import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * A scheduler with threads of its own, for tests of what jobs do to each other.
 */
class Workers {

	private final DataSource database;

	private final Task<CarryOutJob> jobs;

	private final SettableClock clock;

	Workers(DataSource database, Task<CarryOutJob> jobs, SettableClock clock) {
		this.database = database;
		this.jobs = jobs;
		this.clock = clock;
	}

	/** Carries out with so many jobs at once, until it is stopped. */
	Scheduler start(int threads) {
		Scheduler scheduler = new SchedulerBuilder(new TransactionAwareDataSourceProxy(database), List.of(jobs))
			.clock(new CrankConfiguration.Ticks(clock))
			.serializer(new Jackson3Serializer())
			.executorService(Executors.newVirtualThreadPerTaskExecutor())
			.threads(threads)
			.pollingInterval(Duration.ofMillis(50))
			.build();
		scheduler.start();
		return scheduler;
	}

}
