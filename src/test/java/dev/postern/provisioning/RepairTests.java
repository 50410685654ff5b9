package dev.postern.provisioning;

import java.time.Duration;
import java.util.UUID;

import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The right endpoint in the place of one that failed.
 */
@Cranked
class RepairTests {

	private static final String FAILED = "vpce-0123456789abcdead";

	private static final String ALSO_FAILED = "vpce-1123456789abcdead";

	private static final String RIGHT = "vpce-0123456789abcdef0";

	private static final Duration ROUND = Duration.ofSeconds(10);

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final CarryOut carryOut;

	RepairTests(Crank crank, Door door, Asking asking, CarryOut carryOut) {
		this.crank = crank;
		this.door = door;
		this.asking = asking;
		this.carryOut = carryOut;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@Test
	void theRightOneIsAddedWorksAndOnlyThenTheFailedOneGoes() {
		String serviceId = broken();
		Answer repair = asking.repair(serviceId, FAILED, RIGHT);

		crank.jobs();
		assertThat(asking.endpointStatus(serviceId, RIGHT)).isEqualTo("PENDING_ACCEPTANCE");
		crank.turn(5, ROUND);
		assertThat(door.calls("DELETE", "")).isZero();
		crank.turn(20, ROUND);

		assertThat(asking.status(repair)).isEqualTo("APPLIED");
		assertThat(asking.endpointStatus(serviceId, RIGHT)).isEqualTo("AVAILABLE");
		assertThat(asking.endpointStatus(serviceId, FAILED)).isEqualTo("GONE");
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("CONNECTED");
		assertThat(door.calls("DELETE", "")).isEqualTo(1);
	}

	@Test
	void theFailedOneStaysWhenTheNewOneFailsToo() {
		String serviceId = broken();
		Answer repair = asking.repair(serviceId, FAILED, ALSO_FAILED);

		crank.jobs();
		crank.turn(20, ROUND);

		assertThat(asking.error(repair)).isEqualTo("ENDPOINT_REJECTED");
		assertThat(asking.now(repair).json().at("/error/meaning").asString()).contains("was left as it is");
		assertThat(asking.endpointStatus(serviceId, FAILED)).isEqualTo("REJECTED");
		assertThat(door.calls("DELETE", "")).isZero();
	}

	@Test
	void theFailedOneStaysWhenTheNewOneIsLostInTheLastMoment() {
		String serviceId = broken();
		Answer repair = asking.repair(serviceId, FAILED, RIGHT);
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(100));
		assertThat(asking.endpointStatus(serviceId, RIGHT)).isEqualTo("AVAILABLE");
		door.refuse("GET", "/endpoint/" + RIGHT, 1, 404, "PRIVATE_ENDPOINT_SERVICE_NOT_FOUND");

		crank.jobsAfter(ROUND);

		assertThat(asking.error(repair)).isEqualTo("REPAIR_LOST");
		assertThat(door.calls("DELETE", "")).isZero();
	}

	@Test
	void whatWasCutIsTakenUpAgainWhereverItStood() {
		String serviceId = broken();
		Answer repair = asking.repair(serviceId, FAILED, RIGHT);
		UUID id = UUID.fromString(repair.text("id"));
		door.fault("POST", Door.ATTACH, 1, "\"kind\": \"LOST\"");
		carryOut.run(id, 0);
		carryOut.run(id, 1);
		assertThat(door.calls("POST", Door.ATTACH)).isEqualTo(1);
		carryOut.run(id, 0);
		crank.roundAfter(Duration.ofSeconds(100));
		door.fault("DELETE", Door.DETACH, 1, "\"kind\": \"LOST\"");
		carryOut.run(id, 0);

		carryOut.run(id, 1);
		crank.turn(12, ROUND);

		assertThat(asking.status(repair)).isEqualTo("APPLIED");
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("CONNECTED");
	}

	/** A service whose only endpoint failed. */
	private String broken() {
		String serviceId = asking.readyService("us-east-1");
		asking.endpoint(serviceId, FAILED);
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(31));
		assertThat(asking.endpointStatus(serviceId, FAILED)).isEqualTo("REJECTED");
		return serviceId;
	}

}
