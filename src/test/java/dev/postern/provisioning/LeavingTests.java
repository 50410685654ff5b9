package dev.postern.provisioning;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.postern.atlas.Atlas;
import dev.postern.atlas.AtlasKey;
import dev.postern.atlas.ServicePath;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was asked to go may go without an alarm; what was not, or stays after all, may
 * not.
 */
@Cranked
class LeavingTests {

	private static final AtlasKey KEY = new AtlasKey("simulate", Stage.PRIVATE_KEY);

	private static final String ENDPOINT = "vpce-0123456789abcdef0";

	private static final String OTHER = "vpce-0123456789abcdef1";

	private static final String LATER = "vpce-0123456789abcdef2";

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final Atlas atlas;

	private final Portal portal;

	LeavingTests(Crank crank, Door door, Asking asking, Atlas atlas, Portal portal) {
		this.crank = crank;
		this.door = door;
		this.asking = asking;
		this.atlas = atlas;
		this.portal = portal;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@Test
	void anEndpointWhoseDetachmentHadNoAnswerGoesWithoutAnAlarm() {
		String serviceId = connected(ENDPOINT, OTHER);
		Answer detach = asking.detach(serviceId, ENDPOINT, false);
		door.fault("DELETE", Door.DETACH, 1, "\"kind\": \"LOST\"");
		crank.jobs();
		assertThat(asking.status(detach)).isEqualTo("APPLYING");
		crank.pass(Duration.ofSeconds(61));
		crank.sweep();

		assertThat(drift()).isEmpty();
		assertThat(asking.status(detach)).isEqualTo("APPLIED");
	}

	@Test
	void whatWasGivenUpBeforeItBeganIsMissedWhenItGoes() {
		String serviceId = connected(ENDPOINT, OTHER);
		Answer detach = asking.detach(serviceId, ENDPOINT, false);
		giveUp(detach);

		atlas.removeEndpoint(KEY, path(serviceId), ENDPOINT);
		sweepAfter(Duration.ofMinutes(10));

		assertThat(drift()).containsExactly("MISSING");
		assertThat(asking.status(detach)).isEqualTo("FAILED");
	}

	@Test
	void whatAtlasWouldNotRemoveIsMissedWhenItGoes() {
		String serviceId = asking.readyService("us-east-1");
		door.refuse("DELETE", Door.DELETE, 1, 409, "CANNOT_DELETE_PRIVATELINK_WITH_ENDPOINTS");
		Answer delete = asking.delete(serviceId);
		crank.jobs();
		giveUp(delete);

		atlas.deleteService(KEY, path(serviceId));
		sweepAfter(Duration.ofMinutes(10));

		assertThat(asking.serviceStatus(serviceId)).isEqualTo("MISSING");
		assertThat(asking.status(delete)).isEqualTo("FAILED");
	}

	@Test
	void aServiceThatStayedAfterItsLastEndpointIsMissedWhenItGoes() {
		String serviceId = asking.readyService("us-east-1");
		door.refuse("POST", Door.ATTACH, 1, 409, "MULTIPLE_PRIVATE_ENDPOINTS_RESTRICTED_TO_SINGLE_REGION");
		asking.endpoint(serviceId, ENDPOINT);
		crank.jobs();
		Answer detach = asking.detach(serviceId, ENDPOINT, true);
		crank.jobs();
		assertThat(asking.status(detach)).isEqualTo("APPLIED");
		sweepAfter(Duration.ofHours(3));
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("READY");

		atlas.deleteService(KEY, path(serviceId));
		sweepAfter(Duration.ofMinutes(10));

		assertThat(asking.serviceStatus(serviceId)).isEqualTo("MISSING");
	}

	@Test
	void whoeverComesWhileAGivenUpRemovalIsOnItsWayWaitsForIt(@Autowired CarryOut carryOut) {
		String serviceId = connected(ENDPOINT, OTHER);
		Answer first = asking.detach(serviceId, ENDPOINT, false);
		crank.beforeNext("DELETE", () -> {
			giveUp(first);
			Answer second = asking.detach(serviceId, OTHER, false);
			assertThat(carryOut.run(UUID.fromString(second.text("id")), 0)).isPresent();
			assertThat(door.calls("DELETE", OTHER)).isZero();
		});

		crank.turn(12, Duration.ofSeconds(10));

		assertThat(door.calls("DELETE", OTHER)).isZero();
		assertThat(asking.endpointStatus(serviceId, OTHER)).isEqualTo("AVAILABLE");
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("CONNECTED");
	}

	@Test
	void adoptingEndpointsIsNotDoneBecauseTheServiceIsAdopted() {
		String serviceId = connected(ENDPOINT);
		atlas.addEndpoint(KEY, path(serviceId), new EndpointSpec.Aws(OTHER));
		sweepAfter(Duration.ofMinutes(10));
		door.refuse("GET", Door.DELETE, 1, 500, "UNEXPECTED_ERROR");
		Answer adopt = asking.adopt(serviceId, OTHER);
		crank.jobs();

		atlas.addEndpoint(KEY, path(serviceId), new EndpointSpec.Aws(LATER));
		sweepAfter(Duration.ofMinutes(10));
		assertThat(asking.endpointStatus(serviceId, LATER)).isEqualTo("AVAILABLE");
		assertThat(asking.status(adopt)).isEqualTo("APPLYING");
		crank.turn(3, Duration.ofMinutes(1));

		assertThat(asking.status(adopt)).isEqualTo("APPLIED");
	}

	private String connected(String... endpointIds) {
		String serviceId = asking.readyService("us-east-1");
		for (String endpointId : endpointIds) {
			asking.workingEndpoint(serviceId, endpointId);
		}
		return serviceId;
	}

	private void giveUp(Answer request) {
		Answer given = portal.post("ada", "/api/v1/requests/" + request.text("id") + "/giving-up", "{}");
		assertThat(given.status()).as(given.body()).isEqualTo(200);
	}

	private void sweepAfter(Duration duration) {
		crank.pass(duration);
		crank.sweep();
		crank.roundAfter(Duration.ofMinutes(3));
	}

	private List<String> drift() {
		return portal.get("ada", "/api/v1/drift")
			.json()
			.path("items")
			.valueStream()
			.map((drift) -> drift.path("kind").asString(""))
			.toList();
	}

	private ServicePath path(String serviceId) {
		return new ServicePath(Portal.PAYMENTS, Provider.AWS, asking.serviceNow(serviceId).text("atlasId"));
	}

}
