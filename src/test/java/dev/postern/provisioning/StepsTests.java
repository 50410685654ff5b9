package dev.postern.provisioning;

import java.time.Duration;
import java.util.stream.Collectors;

import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A request tells which of its steps it has taken, and by when it has to be done.
 */
@Cranked
class StepsTests {

	private static final String FAILED = "vpce-0123456789abcdead";

	private static final String RIGHT = "vpce-0123456789abcdef0";

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final Portal portal;

	StepsTests(Crank crank, Door door, Asking asking, Portal portal) {
		this.crank = crank;
		this.door = door;
		this.asking = asking;
		this.portal = portal;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@Test
	void aServiceIsAskedForAndThenMade() {
		Answer request = asking.service("us-east-1");
		assertThat(steps(request)).isEqualTo("CREATE PENDING, BECOME_READY PENDING");

		crank.jobs();
		assertThat(steps(request)).isEqualTo("CREATE DONE, BECOME_READY RUNNING");
		assertThat(asking.now(request).text("deadline")).isNotEmpty();
		crank.roundAfter(Crank.READY);

		assertThat(steps(request)).isEqualTo("CREATE DONE, BECOME_READY DONE");
		assertThat(asking.now(request).text("deadline")).isEmpty();
	}

	@Test
	void aRefusedServiceFailsWhereItIsAskedFor() {
		Answer request = asking.service("me-south-1");

		crank.jobs();

		assertThat(steps(request)).isEqualTo("CREATE FAILED, BECOME_READY PENDING");
	}

	@Test
	void aServiceThatAtlasGivesUpFailsLater() {
		Answer request = asking.service("ap-east-1");

		crank.jobs();
		crank.roundAfter(Crank.READY);

		assertThat(steps(request)).isEqualTo("CREATE DONE, BECOME_READY FAILED");
	}

	@Test
	void aRefusedEndpointFailsWhereItIsAskedFor() {
		String serviceId = asking.readyService("us-east-1");
		door.refuse("POST", Door.ATTACH, 1, 409, "MULTIPLE_PRIVATE_ENDPOINTS_RESTRICTED_TO_SINGLE_REGION");
		Answer request = asking.endpoint(serviceId, RIGHT);

		crank.jobs();

		assertThat(steps(request)).isEqualTo("ATTACH FAILED, CONNECT PENDING");
	}

	@Test
	void anEndpointThatDoesNotConnectFailsLater() {
		String serviceId = asking.readyService("us-east-1");
		Answer request = asking.endpoint(serviceId, FAILED);

		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(100));

		assertThat(steps(request)).isEqualTo("ATTACH DONE, CONNECT FAILED");
	}

	@Test
	void aRepairTakesFour() {
		String serviceId = asking.readyService("us-east-1");
		asking.endpoint(serviceId, FAILED);
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(100));
		Answer repair = asking.repair(serviceId, FAILED, RIGHT);

		crank.jobs();
		assertThat(steps(repair)).isEqualTo("ATTACH DONE, CONNECT RUNNING, DETACH PENDING, DISCONNECT PENDING");
		crank.roundAfter(Duration.ofSeconds(100));
		assertThat(steps(repair)).isEqualTo("ATTACH DONE, CONNECT DONE, DETACH RUNNING, DISCONNECT PENDING");
		crank.jobs();
		assertThat(steps(repair)).isEqualTo("ATTACH DONE, CONNECT DONE, DETACH DONE, DISCONNECT RUNNING");
		crank.turn(12, Duration.ofSeconds(10));

		assertThat(steps(repair)).isEqualTo("ATTACH DONE, CONNECT DONE, DETACH DONE, DISCONNECT DONE");
	}

	@Test
	void whatIsTakenBackHasNone() {
		Answer asked = portal.askForService(Portal.PAYMENTS, "us-east-1");

		portal.post("ada", "/api/v1/requests/" + asked.text("id") + "/withdrawal", "{}");

		assertThat(steps(asked)).isEmpty();
	}

	/** Its steps as it is read alone, and as it is listed. */
	private String steps(Answer request) {
		String alone = steps(asking.now(request).json());
		assertThat(portal.get("ada", "/api/v1/requests").json().path("items").valueStream())
			.filteredOn((listed) -> listed.path("id").asString("").equals(request.text("id")))
			.map(StepsTests::steps)
			.containsExactly(alone);
		return alone;
	}

	private static String steps(JsonNode request) {
		return request.path("steps")
			.valueStream()
			.map((step) -> step.path("name").asString("") + ' ' + step.path("state").asString(""))
			.collect(Collectors.joining(", "));
	}

}
