package dev.postern.provisioning;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import dev.postern.testing.SettableClock;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * What stands in for the passing of time and for the scheduler's own threads.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import({ Crank.class, Stage.class, Door.class, Asking.class, Wire.class, Rounds.class, Fleet.class, Workers.class })
class CrankConfiguration {

	@Bean
	@Primary
	SettableClock settableClock() {
		return new SettableClock();
	}

	/** Knows the jobs only; rounds and sweeps are called by name. */
	@Bean
	ManualScheduler scheduler(DataSource database, Task<CarryOutJob> jobs, Clock clock) {
		return (ManualScheduler) TestHelper
			.createManualScheduler(new TransactionAwareDataSourceProxy(database), List.of(jobs))
			.clock(new Ticks(clock))
			.serializer(new Jackson3Serializer())
			.threads(Rounds.MOST)
			.build();
	}

	@Bean
	WebClientCustomizer wired(Wire wire) {
		return (builder) -> builder.filter((request, next) -> {
			wire.call(request);
			return next.exchange(request);
		});
	}

	/** Our clock, as the scheduler wants it. */
	static class Ticks extends com.github.kagkarlsson.scheduler.testhelper.SettableClock {

		private final Clock clock;

		Ticks(Clock clock) {
			this.clock = clock;
		}

		@Override
		public Instant now() {
			return clock.instant();
		}

	}

}
