package dev.postern.provisioning;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Work is claimed, carried out once, and followed.
 */
@Cranked
class CarryOutTests {

	private static final String ENDPOINT = "vpce-0123456789abcdef0";

	private static final String OTHER = "vpce-0123456789abcdef1";

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final Stage stage;

	private final CarryOut carryOut;

	CarryOutTests(Crank crank, Door door, Asking asking, Stage stage, CarryOut carryOut) {
		this.crank = crank;
		this.door = door;
		this.asking = asking;
		this.stage = stage;
		this.carryOut = carryOut;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@Test
	void allFourKindsAreCarriedOutWithoutACallInsideATransaction() {
		String serviceId = asking.readyService("us-east-1");
		asking.workingEndpoint(serviceId, ENDPOINT);
		crank.roundAfter(Duration.ofSeconds(200));
		assertThat(asking.serviceNow(serviceId).json().path("connectionStrings")).hasSize(1);
		String unused = asking.readyService("us-west-2");
		Answer detach = asking.detach(serviceId, ENDPOINT, true);
		Answer delete = asking.delete(unused);
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(61));
		crank.roundAfter(Duration.ofSeconds(61));
		crank.sweep();

		assertThat(List.of(asking.status(detach), asking.status(delete))).containsOnly("APPLIED");
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("DELETED");
		assertThat(asking.serviceStatus(unused)).isEqualTo("DELETED");
		assertThat(door.wire().calls()).hasSizeGreaterThan(12).noneMatch(Wire.Call::insideTransaction);
	}

	@Test
	void aJobThatWasCutBeforeItsAnswerWasWrittenAdoptsWhatItMade() {
		Answer request = asking.service("us-east-1");
		UUID id = UUID.fromString(request.text("id"));
		door.fault("POST", Door.CREATE, 1, "\"kind\": \"LOST\"");
		carryOut.run(id, 0);

		assertThat(carryOut.run(id, 0)).isEmpty();
		crank.roundAfter(Crank.READY);

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(door.calls("POST", Door.CREATE)).isEqualTo(1);
	}

	@Test
	void aJobThatRunsTwiceAfterItsEndDoesNothing() {
		Answer request = asking.service("us-east-1");
		crank.jobs();
		crank.roundAfter(Crank.READY);
		door.forgetCalls();

		assertThat(carryOut.run(UUID.fromString(request.text("id")), 0)).isEmpty();

		assertThat(door.calls("", "")).isZero();
	}

	@Test
	void twoJobsAtOnceMakeOneService() {
		Answer request = asking.service("us-east-1");
		UUID id = UUID.fromString(request.text("id"));
		door.refuse("GET", Door.LIST, 1, 503, "UNEXPECTED_ERROR");
		carryOut.run(id, 0);

		together("endpointService", () -> carryOut.run(id, 1));
		crank.turn(3, Duration.ofMinutes(2));

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(stage.entries(id.toString())).filteredOn((entry) -> entry.contains("\"status\":201")).hasSize(1);
		assertThat(stage.entries(id.toString())).filteredOn((entry) -> entry.contains("\"status\":409")).hasSize(1);
	}

	@Test
	void twoJobsAtOnceAttachOneEndpoint() {
		String serviceId = asking.readyService("us-east-1");
		Answer request = asking.endpoint(serviceId, ENDPOINT);
		UUID id = UUID.fromString(request.text("id"));
		door.refuse("GET", Door.ENDPOINT, 1, 503, "UNEXPECTED_ERROR");
		carryOut.run(id, 0);

		together("endpoint", () -> carryOut.run(id, 1));
		crank.turn(3, Duration.ofMinutes(2));

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(stage.entries(id.toString())).filteredOn((entry) -> entry.contains("\"status\":409")).hasSize(1);
	}

	@Test
	void twoDetachmentsAtOnceDoNotTakeTheServiceWithThem() {
		String serviceId = asking.readyService("us-east-1");
		asking.workingEndpoint(serviceId, ENDPOINT);
		asking.workingEndpoint(serviceId, OTHER);
		UUID first = UUID.fromString(asking.detach(serviceId, ENDPOINT, false).text("id"));
		Answer second = asking.detach(serviceId, OTHER, false);
		crank.beforeNext("DELETE", () -> assertThat(carryOut.run(UUID.fromString(second.text("id")), 0)).isPresent());

		carryOut.run(first, 0);
		crank.turn(12, Duration.ofSeconds(10));

		assertThat(asking.error(second)).isEqualTo("LAST_ENDPOINT");
		assertThat(asking.endpointStatus(serviceId, ENDPOINT)).isEqualTo("GONE");
		assertThat(asking.endpointStatus(serviceId, OTHER)).isEqualTo("AVAILABLE");
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("CONNECTED");
	}

	@Test
	void nothingIsCarriedOutOfWhatWasNotApproved() {
		Answer request = asking.service("us-east-1");
		stage.update("update change_request set status = 'WITHDRAWN'");

		crank.jobs();

		assertThat(asking.status(request)).isEqualTo("WITHDRAWN");
		assertThat(door.calls("", "")).isZero();
	}

	@Test
	void whatIsLateIsGivenUpOneByOne() {
		Answer first = asking.service("us-east-1");
		Answer second = asking.service("us-west-2");
		crank.jobs();
		door.refuse("GET", Door.LIST, 1000, 500, "UNEXPECTED_ERROR");

		crank.roundAfter(Crank.LONG);

		assertThat(List.of(asking.error(first), asking.error(second))).containsOnly("DEADLINE");
	}

	/** Both have looked and found nothing before either writes. */
	private void together(String lastSegment, Runnable job) {
		CyclicBarrier bothHaveLooked = new CyclicBarrier(2);
		door.wire().hold((request) -> {
			if (request.method().name().equals("POST") && request.url().getPath().endsWith('/' + lastSegment)) {
				await(bothHaveLooked);
			}
		});
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			threads.submit(job);
			threads.submit(job);
		}
		assertThat(bothHaveLooked.isBroken()).isFalse();
		door.wire().release();
	}

	private static void await(CyclicBarrier barrier) {
		try {
			barrier.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException | BrokenBarrierException | TimeoutException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
