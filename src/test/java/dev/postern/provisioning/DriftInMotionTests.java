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

	private final Asking asking;

	private final Portal portal;

	DriftInMotionTests(Crank crank, Asking asking, Portal portal) {
		this.crank = crank;
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

	private List<String> drift() {
		return items().stream()
			.map((drift) -> drift.path("kind").asString("") + ' ' + drift.path("endpointId").asString(""))
			.toList();
	}

	private List<JsonNode> items() {
		return portal.get("ada", "/api/v1/drift").json().path("items").valueStream().toList();
	}

}
