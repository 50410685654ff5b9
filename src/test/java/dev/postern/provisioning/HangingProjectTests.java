package dev.postern.provisioning;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.web.reactive.function.client.ClientRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project that answers nothing, for as long as the test runs, and more of its jobs than
 * there are threads.
 */
@Cranked
class HangingProjectTests {

	private static final int THREADS = 8;

	private static final List<String> SICK = List.of("us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1",
			"eu-west-1", "eu-west-2", "eu-west-3", "eu-north-1", "ap-south-1", "sa-east-1", "eu-south-1");

	private static final List<String> SOUND = SICK.subList(0, 6);

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final Workers workers;

	private final CountDownLatch end = new CountDownLatch(1);

	private final AtomicInteger hanging = new AtomicInteger();

	HangingProjectTests(Crank crank, Door door, Asking asking, Workers workers) {
		this.crank = crank;
		this.door = door;
		this.asking = asking;
		this.workers = workers;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@Test
	void aProjectThatHangsHoldsAFewThreadsAndTheOthersAreCarriedOut() {
		door.wire().hold(this::hang);
		SICK.forEach(asking::service);
		List<Answer> sound = SOUND.stream().map((region) -> asking.serviceIn(Portal.ANALYTICS, region)).toList();

		Scheduler scheduler = workers.start(THREADS);
		try {
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
				crank.pass(Duration.ofSeconds(1));
				return door.calls("POST", Portal.ANALYTICS + Door.CREATE) == SOUND.size();
			});

			assertThat(hanging).hasPositiveValue().hasValueLessThanOrEqualTo(4);
			assertThat(door.calls("", Portal.PAYMENTS)).isZero();
		}
		finally {
			end.countDown();
			scheduler.stop();
		}
		assertThat(sound).extracting(asking::status).containsOnly("APPLYING");
	}

	private void hang(ClientRequest request) {
		if (request.url().getPath().contains(Portal.PAYMENTS)) {
			hanging.incrementAndGet();
			try {
				end.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
