package dev.postern.provisioning;

import java.time.Duration;
import java.util.List;

import dev.postern.atlas.Atlas;
import dev.postern.atlas.AtlasKey;
import dev.postern.atlas.AtlasReply;
import dev.postern.atlas.ServicePath;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.wire.Provider;
import dev.postern.wire.Regions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From where else a service is reached: changed once, and believed only when Atlas shows
 * it.
 */
@Cranked
class RemoteRegionsTests {

	private static final AtlasKey KEY = new AtlasKey("simulate", Stage.PRIVATE_KEY);

	private static final String PATCH = "/privateEndpoint/endpointService/[0-9a-f]+$";

	private static final String ENDPOINT = "vpce-0123456789abcdef0";

	private static final Duration CHANGED = Duration.ofSeconds(35);

	private static final Duration ROUND = Duration.ofSeconds(11);

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final Portal portal;

	private final Atlas atlas;

	RemoteRegionsTests(Crank crank, Door door, Asking asking, Portal portal, Atlas atlas) {
		this.atlas = atlas;
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
	void areChangedWhileTheEndpointsStayAndItIsDoneWhenTheServiceIsReadyAgain() {
		String id = asking.readyService("us-east-1");
		asking.workingEndpoint(id, ENDPOINT);
		Answer request = asking.remoteRegions(id, "[\"eu-west-2\", \"US_WEST_1\"]");

		crank.jobs();
		assertThat(asking.status(request)).isEqualTo("APPLYING");
		assertThat(asking.serviceStatus(id)).isEqualTo("INITIATING");
		assertThat(asking.endpointStatus(id, ENDPOINT)).isEqualTo("AVAILABLE");
		assertThat(portal.askForEndpoint(id, "vpce-0123456789abcdef1").text("code")).isEqualTo("SERVICE_NOT_READY");
		crank.turn(1, ROUND);
		assertThat(asking.status(request)).isEqualTo("APPLYING");
		crank.roundAfter(CHANGED);

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(asking.serviceStatus(id)).isEqualTo("CONNECTED");
		assertThat(regions(id)).isEqualTo("[\"EU_WEST_2\",\"US_WEST_1\"]");
		assertThat(asking.endpointStatus(id, ENDPOINT)).isEqualTo("AVAILABLE");
		assertThat(door.calls("PATCH", PATCH)).isEqualTo(1);
		assertThat(asking.serviceNow(id).json().path("drift").isEmpty()).isTrue();
	}

	@Test
	void areTakenAwayAgain() {
		String id = reached("us-east-1", "[\"eu-west-2\"]");
		Answer request = asking.remoteRegions(id, "[]");

		crank.jobs();
		crank.turn(2, CHANGED);

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(regions(id)).isEqualTo("[]");
	}

	@Test
	void areNotChangedTwiceWhenTheAnswerIsLost() {
		String id = asking.readyService("us-east-1");
		door.fault("PATCH", PATCH, 1, "\"kind\": \"LOST\"");
		Answer request = asking.remoteRegions(id, "[\"eu-west-2\"]");

		crank.jobs();
		assertThat(asking.status(request)).isEqualTo("APPLYING");
		crank.turn(3, CHANGED);

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(asking.serviceStatus(id)).isEqualTo("READY");
		assertThat(door.calls("PATCH", PATCH)).isEqualTo(1);
	}

	@Test
	void areNotWrittenWhenAtlasHasThemAlready() {
		String id = asking.readyService("us-east-1");
		Answer request = asking.remoteRegions(id, "[\"eu-west-2\"]");
		changeInAtlas(id, "EU_WEST_2");
		crank.pass(CHANGED);

		crank.jobs();

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(regions(id)).isEqualTo("[\"EU_WEST_2\"]");
		assertThat(door.calls("PATCH", PATCH)).isEqualTo(1);
	}

	@Test
	void waitUntilAtlasIsDoneWithAnotherChange() {
		String id = asking.readyService("us-east-1");
		Answer request = asking.remoteRegions(id, "[\"eu-west-2\"]");
		changeInAtlas(id, "EU_WEST_3");

		crank.jobs();
		assertThat(asking.status(request)).isEqualTo("APPLYING");
		crank.turn(4, CHANGED);

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(regions(id)).isEqualTo("[\"EU_WEST_2\"]");
		assertThat(door.calls("PATCH", PATCH)).isEqualTo(2);
	}

	@Test
	void stayAsTheyAreWhenAtlasRefuses() {
		String id = reached("us-east-1", "[\"eu-west-2\"]");
		door.refuse("PATCH", PATCH, 1, 400, "INVALID_ATTRIBUTE");
		Answer request = asking.remoteRegions(id, "[\"eu-west-3\"]");

		crank.jobs();

		assertThat(asking.error(request)).isEqualTo("INVALID_ATTRIBUTE");
		assertThat(asking.serviceStatus(id)).isEqualTo("READY");
		assertThat(regions(id)).isEqualTo("[\"EU_WEST_2\"]");
		asking.retry(request);
		crank.jobs();
		crank.turn(2, CHANGED);
		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(regions(id)).isEqualTo("[\"EU_WEST_3\"]");
	}

	@Test
	void stayAsTheyAreWhenAnApproverRefuses() {
		String id = asking.readyService("us-east-1");
		Answer asked = portal.post("ada", "/api/v1/requests", """
				{"kind": "SET_REMOTE_REGIONS", "serviceId": "%s", "supportedRemoteRegions": ["eu-west-2"],
				 "justification": "A test."}""".formatted(id));

		portal.decide(asked, "REJECT");
		crank.jobs();

		assertThat(asking.status(asked)).isEqualTo("REJECTED");
		assertThat(asking.serviceStatus(id)).isEqualTo("READY");
		assertThat(door.calls("PATCH", PATCH)).isZero();
	}

	@Test
	void failWhenTheServiceIsGone() {
		String id = asking.readyService("us-east-1");
		Answer request = asking.remoteRegions(id, "[\"eu-west-2\"]");
		atlas.deleteService(KEY, path(id));
		crank.pass(Duration.ofMinutes(5));

		crank.jobs();

		assertThat(asking.error(request)).isEqualTo("SERVICE_GONE");
	}

	@Test
	void aServiceThatGoesWhileItIsChangedIsMissed() {
		String id = asking.readyService("us-east-1");
		Answer request = asking.remoteRegions(id, "[\"eu-west-2\"]");
		crank.jobs();
		door.put("/projects/" + Portal.PAYMENTS, "{\"name\": \"Payments\", \"clusters\": [], \"services\": []}");

		crank.roundAfter(ROUND);

		assertThat(asking.serviceStatus(id)).isEqualTo("MISSING");
		assertThat(asking.error(request)).isEqualTo("SERVICE_GONE");
	}

	@Test
	void areThereFromTheBeginning() {
		Answer request = asking.service("us-east-1", "[\"eu-west-2\"]");
		assertThat(regions(request.text("serviceId"))).isEqualTo("[\"EU_WEST_2\"]");

		crank.jobs();
		crank.roundAfter(Crank.READY);

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(regions(request.text("serviceId"))).isEqualTo("[\"EU_WEST_2\"]");
		assertThat(door.calls("PATCH", PATCH)).isZero();
	}

	@Test
	void areGivenToAServiceThatStandsWhereOneWasAskedFor() {
		Answer request = asking.service("us-east-1", "[\"eu-west-2\"]");
		atlas.createService(KEY, Portal.PAYMENTS, Regions.find(Provider.AWS, "us-east-1").orElseThrow(), false,
				List.of());

		crank.jobs();
		crank.turn(6, Duration.ofSeconds(60));

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(regions(request.text("serviceId"))).isEqualTo("[\"EU_WEST_2\"]");
		assertThat(asking.serviceStatus(request.text("serviceId"))).isEqualTo("READY");
	}

	private String reached(String region, String regions) {
		Answer request = asking.service(region, regions);
		crank.jobs();
		crank.roundAfter(Crank.READY);
		assertThat(asking.status(request)).isEqualTo("APPLIED");
		return request.text("serviceId");
	}

	private String regions(String serviceId) {
		return asking.serviceNow(serviceId).json().path("supportedRemoteRegions").toString();
	}

	private void changeInAtlas(String serviceId, String region) {
		assertThat(atlas.setRemoteRegions(KEY, path(serviceId), List.of(region)))
			.isInstanceOf(AtlasReply.Success.class);
	}

	private ServicePath path(String serviceId) {
		return new ServicePath(Portal.PAYMENTS, Provider.AWS, asking.serviceNow(serviceId).text("atlasId"));
	}

}
