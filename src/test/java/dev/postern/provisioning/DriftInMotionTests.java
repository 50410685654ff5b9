package dev.postern.provisioning;

import java.time.Duration;
import java.util.List;

import dev.postern.testing.Portal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What moves for too long, or came to a bad end, is shown until it is mended.
 */
@Cranked
class DriftInMotionTests {

	private static final String STUCK = "vpce-0123456789abc5105";

	private static final String FAILED = "vpce-0123456789abcdead";

	private static final String RIGHT = "vpce-0123456789abcdef0";

	private static final Duration ROUND = Duration.ofSeconds(10);

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final Portal portal;

	DriftInMotionTests(Crank crank, Door door, Asking asking, Portal portal) {
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
	void anEndpointThatDoesNotArriveIsStuckAfterAnHourUntilItGoes() {
		String serviceId = asking.readyService("us-east-1");
		asking.workingEndpoint(serviceId, RIGHT);
		asking.endpoint(serviceId, STUCK);
		crank.jobs();

		crank.pass(Duration.ofMinutes(59));
		crank.sweep();
		assertThat(drift()).isEmpty();
		crank.pass(Duration.ofMinutes(2));
		crank.sweep();

		assertThat(drift()).containsExactly("STUCK " + STUCK);
		asking.detach(serviceId, STUCK, false);
		crank.turn(30, ROUND);
		assertThat(drift()).isEmpty();
	}

	@Test
	void anEndpointThatFailedIsShownUntilItIsRepaired() {
		String serviceId = asking.readyService("us-east-1");
		asking.endpoint(serviceId, FAILED);
		crank.turn(10, ROUND);

		assertThat(drift()).containsExactly("ENDPOINT_FAILED " + FAILED);
		assertThat(items().getFirst().path("seen").asString("")).contains("was not found");

		asking.repair(serviceId, FAILED, RIGHT);
		crank.jobs();
		crank.turn(25, ROUND);
		assertThat(drift()).isEmpty();
		crank.sweep();
		assertThat(drift()).isEmpty();
	}

	@Test
	void anEndpointThatWorkedAndFailsLaterIsShownUntilItIsRepaired() {
		put("rule");
		crank.sweep();
		crank.turn(30, ROUND);
		String serviceId = service().path("id").asString("");
		assertThat(asking.endpointStatus(serviceId, "group")).isEqualTo("AVAILABLE");
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("CONNECTED");
		asking.adopt(serviceId);
		crank.jobs();
		assertThat(drift()).isEmpty();

		put("rule-dead");
		sweep(6);

		assertThat(asking.endpointStatus(serviceId, "group")).isEqualTo("FAILED");
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("READY");
		assertThat(drift()).containsExactly("ENDPOINT_FAILED group");
		assertThat(items().getFirst().path("seen").asString("")).contains("could not be found in GCP");
		assertThat(asking.repairWith(serviceId, "group", group("other", "rule")).status()).isEqualTo(201);
	}

	@Test
	void anEndpointThatAtlasListsButDoesNotKnowHasFailedUntilItIsBack() {
		String serviceId = asking.readyService("us-east-1");
		asking.workingEndpoint(serviceId, RIGHT);
		door.refuse("GET", Door.ENDPOINT, 1000, 404, "PRIVATE_ENDPOINT_NOT_FOUND");

		sweep(6);
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("READY");
		assertThat(drift()).containsExactly("ENDPOINT_FAILED " + RIGHT);

		door.mend();
		sweep(1);
		assertThat(asking.endpointStatus(serviceId, RIGHT)).isEqualTo("AVAILABLE");
		assertThat(drift()).isEmpty();
	}

	private void sweep(int times) {
		for (int i = 0; i < times; i++) {
			crank.pass(Duration.ofMinutes(5));
			crank.sweep();
		}
	}

	/** A service of Google Cloud, whose endpoint fares as the name of its rule says. */
	private void put(String rule) {
		door.put("/projects/" + Portal.PAYMENTS, """
				{"name": "Payments", "services": [{"id": "64a000000000000000000001", "provider": "GCP",
				 "region": "us-central1", "attachments": 1, "endpoints": [%s]}]}""".formatted(group("group", rule)));
	}

	private static String group(String name, String rule) {
		return """
				{"endpointGroupName": "%s", "gcpProjectId": "my-project",
				 "endpoints": [{"endpointName": "%s", "ipAddress": "10.0.0.9"}]}""".formatted(name, rule);
	}

	private JsonNode service() {
		return portal.get("ada", "/api/v1/services").json().at("/items/0");
	}

	private List<String> drift() {
		return items().stream()
			.map((drift) -> drift.path("kind").asString("") + ' ' + drift.path("endpointId").asString(""))
			.toList();
	}

	private List<JsonNode> items() {
		return portal.get("ada", "/api/v1/drift").json().path("items").valueStream().toList();
	}

}
