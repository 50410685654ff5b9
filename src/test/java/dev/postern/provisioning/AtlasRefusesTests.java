package dev.postern.provisioning;

import java.time.Duration;

import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * More rows of what follows from what Atlas answers a job: the final ones, and answers
 * that are lost on their way.
 */
@Cranked
class AtlasRefusesTests {

	private static final String ENDPOINT = "vpce-0123456789abcdef0";

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final Stage stage;

	AtlasRefusesTests(Crank crank, Door door, Asking asking, Stage stage) {
		this.crank = crank;
		this.door = door;
		this.asking = asking;
		this.stage = stage;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@Test
	void aRegionWithoutCapacityFailsInAtlassWordsAndOurs() {
		Answer request = asking.service("me-south-1");

		crank.jobs();

		Answer failed = asking.now(request);
		assertThat(failed.text("status")).isEqualTo("FAILED");
		assertThat(failed.json().at("/error/code").asString()).isEqualTo("ATLAS_GENERAL_ERROR");
		assertThat(failed.json().at("/error/detail").asString()).isEqualTo("Reason: No Capacity.");
		assertThat(failed.json().at("/error/meaning").asString()).contains("another region");
		assertThat(asking.serviceStatus(request.text("serviceId"))).isEqualTo("FAILED");
	}

	@ParameterizedTest
	@CsvSource({ "400, INVALID_REGION, another region", "404, GROUP_NOT_FOUND, the project", "418, TEAPOT, operator" })
	void anyOtherRefusalFailsWithCodeDetailAndSentence(int status, String code, String sentence) {
		door.refuse("POST", Door.CREATE, 1, status, code);
		Answer request = asking.service("us-east-1");

		crank.jobs();

		Answer failed = asking.now(request);
		assertThat(failed.json().at("/error/code").asString()).isEqualTo(code);
		assertThat(failed.json().at("/error/detail").asString()).isEqualTo("As the test says.");
		assertThat(failed.json().at("/error/meaning").asString()).contains(sentence);
	}

	@Test
	void attachingToAServiceThatIsGoneFails() {
		String serviceId = asking.readyService("us-east-1");
		door.refuse("", Door.ATTACH, 1, 404, "PRIVATE_ENDPOINT_SERVICE_NOT_FOUND");
		Answer request = asking.endpoint(serviceId, ENDPOINT);

		crank.jobs();

		assertThat(asking.error(request)).isEqualTo("PRIVATE_ENDPOINT_SERVICE_NOT_FOUND");
		assertThat(asking.endpointStatus(serviceId, ENDPOINT)).isEqualTo("FAILED");
	}

	@Test
	void anEndpointThatIsGoneAlreadyIsDetached() {
		String serviceId = asking.readyService("us-east-1");
		asking.workingEndpoint(serviceId, ENDPOINT);
		door.refuse("DELETE", Door.DETACH, 1, 404, "PRIVATE_ENDPOINT_SERVICE_NOT_FOUND");
		Answer request = asking.detach(serviceId, ENDPOINT, true);

		crank.jobs();

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(asking.endpointStatus(serviceId, ENDPOINT)).isEqualTo("GONE");
	}

	@Test
	void aServiceThatIsGoneAlreadyIsDeleted() {
		String serviceId = asking.readyService("us-east-1");
		door.refuse("DELETE", Door.DELETE, 1, 404, "PRIVATE_ENDPOINT_SERVICE_NOT_FOUND");
		Answer request = asking.delete(serviceId);

		crank.jobs();

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("DELETED");
	}

	@Test
	void aProjectThatCannotBeSeenIsNoSuccessWhileRemoving() {
		String serviceId = asking.readyService("us-east-1");
		door.refuse("DELETE", Door.DELETE, 1, 404, "GROUP_NOT_FOUND");
		Answer request = asking.delete(serviceId);

		crank.jobs();

		assertThat(asking.error(request)).isEqualTo("GROUP_NOT_FOUND");
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("READY");
	}

	@Test
	void aLostAnswerToACreationMakesNoSecondService() {
		door.fault("POST", Door.CREATE, 1, "\"kind\": \"LOST\"");
		Answer request = asking.service("us-east-1");

		crank.jobs();
		crank.turn(2, Duration.ofMinutes(2));

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(door.calls("POST", Door.CREATE)).isEqualTo(1);
	}

	@Test
	void aLostAnswerToAnAttachmentAttachesOnce() {
		String serviceId = asking.readyService("us-east-1");
		door.fault("POST", Door.ATTACH, 1, "\"kind\": \"LOST\"");
		Answer request = asking.endpoint(serviceId, ENDPOINT);

		crank.jobs();
		crank.turn(2, Duration.ofMinutes(2));

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(door.calls("POST", Door.ATTACH)).isEqualTo(1);
	}

	@Test
	void aLostAnswerToADetachmentStillDetaches() {
		String serviceId = asking.readyService("us-east-1");
		asking.workingEndpoint(serviceId, ENDPOINT);
		asking.workingEndpoint(serviceId, "vpce-0123456789abcdef1");
		door.fault("DELETE", Door.DETACH, 1, "\"kind\": \"LOST\"");
		Answer request = asking.detach(serviceId, ENDPOINT, false);

		crank.jobs();
		crank.turn(2, Duration.ofMinutes(2));

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("CONNECTED");
	}

	@Test
	void aLostAnswerToADeletionStillDeletes() {
		String serviceId = asking.readyService("us-east-1");
		door.fault("DELETE", Door.DELETE, 1, "\"kind\": \"LOST\"");
		Answer request = asking.delete(serviceId);

		crank.jobs();
		crank.turn(2, Duration.ofMinutes(2));

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("DELETED");
	}

	@Test
	void aDeletionThatAtlasShowsBeforeItAnswersIsNoConflict() {
		String serviceId = asking.readyService("us-east-1");
		door.fault("DELETE", Door.DELETE, 1, "\"kind\": \"LOST\"");
		Answer request = asking.delete(serviceId);

		crank.jobs();
		crank.sweep();
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("DELETING");
		crank.jobsAfter(Duration.ofSeconds(3));
		crank.round();
		crank.roundAfter(Duration.ofSeconds(61));

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(stage.entries(request.text("id"))).filteredOn((entry) -> entry.startsWith("atlas.write")).hasSize(4);
	}

}
