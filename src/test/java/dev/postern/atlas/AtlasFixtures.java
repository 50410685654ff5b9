package dev.postern.atlas;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

import dev.postern.atlas.AtlasReply.Refused;
import dev.postern.atlas.AtlasReply.Success;
import dev.postern.atlas.AtlasReply.Unreachable;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The gateway without a context, and its replies without ceremony.
 */
final class AtlasFixtures {

	static final AtlasSettings SETTINGS = new AtlasSettings(Duration.ofSeconds(5), Duration.ofSeconds(20),
			Duration.ofSeconds(30), 4, Duration.ofSeconds(2));

	private AtlasFixtures() {
	}

	static Atlas atlas(String url) {
		return atlas(url, SETTINGS);
	}

	static Atlas atlas(String url, AtlasSettings settings) {
		return atlas(new MockEnvironment().withProperty("postern.atlas.base-url", url), settings, Clock.systemUTC());
	}

	static Atlas atlas(Environment environment, AtlasSettings settings, Clock clock) {
		AtlasLine line = new AtlasLine(settings, environment, WebClient.builder());
		return new Atlas(new AtlasHttp(line, new AccountTokens(line, settings, clock), settings));
	}

	/** Makes calls at the same time, and waits for all of them. */
	static void together(int calls, IntConsumer call) throws Exception {
		CountDownLatch start = new CountDownLatch(1);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> started = new ArrayList<>();
			for (int number = 0; number < calls; number++) {
				int mine = number;
				started.add(threads.submit(() -> {
					start.await();
					call.accept(mine);
					return null;
				}));
			}
			start.countDown();
			for (Future<?> one : started) {
				one.get();
			}
		}
	}

	static <T extends @Nullable Object> Success<T> success(AtlasReply<T> reply) {
		assertThat(reply).isInstanceOf(Success.class);
		return (Success<T>) reply;
	}

	static <T extends @Nullable Object> Refused<T> refused(AtlasReply<T> reply) {
		assertThat(reply).isInstanceOf(Refused.class);
		return (Refused<T>) reply;
	}

	static <T extends @Nullable Object> Unreachable<T> unreachable(AtlasReply<T> reply) {
		assertThat(reply).isInstanceOf(Unreachable.class);
		return (Unreachable<T>) reply;
	}

}
