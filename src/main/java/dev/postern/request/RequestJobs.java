package dev.postern.request;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.postern.account.Caller;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What time does to requests.
 */
@Configuration(proxyBeanMethods = false)
class RequestJobs {

	@Bean
	RecurringTask<Void> requestExpiryTask(ChangeRequests requests, IdempotentCalls calls) {
		return Tasks.recurring("request-expiry", FixedDelay.of(Duration.ofMinutes(1)))
			.execute((instance, context) -> Caller.asPostern(() -> {
				requests.expire();
				calls.forget();
				return null;
			}));
	}

}
