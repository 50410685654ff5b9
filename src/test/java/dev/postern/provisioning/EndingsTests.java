package dev.postern.provisioning;

import java.time.Duration;

import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How requests end when Atlas took them and then goes its own way, and what can be done
 * about it.
 */
@Cranked
class EndingsTests {

	private static final String ENDPOINT = "vpce-0123456789abcdef0";

	private static final String OTHER = "vpce-0123456789abcdef1";

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final Stage stage;

	EndingsTests(Crank crank, Door door, Asking asking, Stage stage) {
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
	void aRejectedEndpointIsRepairedByTheRightOne() {
		String wrong = "vpce-0123456789abcdead";
		String serviceId = asking.readyService("us-east-1");
		Answer request = asking.endpoint(serviceId, wrong);
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(31));
		assertThat(asking.error(request)).isEqualTo("ENDPOINT_REJECTED");
		assertThat(asking.now(request).json().at("/error/detail").asString()).contains("was not found");

		asking.workingEndpoint(serviceId, ENDPOINT);
		Answer detach = asking.detach(serviceId, wrong, false);
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(61));

		assertThat(asking.status(detach)).isEqualTo("APPLIED");
		assertThat(asking.endpointStatus(serviceId, wrong)).isEqualTo("GONE");
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("CONNECTED");
		assertThat(asking.status(request)).isEqualTo("FAILED");
	}

	@Test
	void anEndpointThatIsNeverAcceptedFailsAtTheDeadline() {
		String serviceId = asking.readyService("us-east-1");
		Answer request = asking.endpoint(serviceId, "vpce-0123456789abc5105");
		crank.jobs();
		crank.roundAfter(Duration.ofHours(1));
		assertThat(asking.endpointStatus(serviceId, "vpce-0123456789abc5105")).isEqualTo("PENDING_ACCEPTANCE");
		assertThat(asking.status(request)).isEqualTo("APPLYING");

		crank.roundAfter(Duration.ofHours(1).plusSeconds(1));

		assertThat(asking.error(request)).isEqualTo("DEADLINE");
	}

	@Test
	void aServiceThatAtlasGivesUpFailsWithItsMessage() {
		Answer request = asking.service("ap-east-1");
		crank.jobs();
		crank.roundAfter(Crank.READY);

		assertThat(asking.error(request)).isEqualTo("SERVICE_FAILED");
		Answer service = asking.serviceNow(request.text("serviceId"));
		assertThat(service.text("status")).isEqualTo("FAILED");
		assertThat(service.text("errorMessage")).contains("could not be created");
	}

	@Test
	void anEndpointThatBecameTheLastIsNotRemoved() {
		String serviceId = asking.readyService("us-east-1");
		asking.workingEndpoint(serviceId, ENDPOINT);
		asking.workingEndpoint(serviceId, OTHER);
		Answer first = asking.detach(serviceId, ENDPOINT, false);
		Answer second = asking.detach(serviceId, OTHER, false);

		crank.jobs();

		assertThat(asking.status(first)).isEqualTo("APPLYING");
		assertThat(asking.error(second)).isEqualTo("LAST_ENDPOINT");
		crank.roundAfter(Duration.ofSeconds(61));
		crank.sweep();
		assertThat(asking.status(first)).isEqualTo("APPLIED");
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("CONNECTED");
		assertThat(asking.endpointStatus(serviceId, OTHER)).isEqualTo("AVAILABLE");
	}

	@Test
	void whatWasRefusedStaysRefusedWhenItComesAboutLater() {
		String serviceId = asking.readyService("us-east-1");
		asking.workingEndpoint(serviceId, ENDPOINT);
		asking.workingEndpoint(serviceId, OTHER);
		asking.detach(serviceId, ENDPOINT, false);
		Answer refused = asking.detach(serviceId, OTHER, false);
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(61));

		Answer knowing = asking.detach(serviceId, OTHER, true);
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(61));
		crank.roundAfter(Duration.ofSeconds(61));

		assertThat(asking.status(knowing)).isEqualTo("APPLIED");
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("DELETED");
		assertThat(asking.error(refused)).isEqualTo("LAST_ENDPOINT");
	}

	@Test
	void aRefusedCreationCanBeRetried() {
		door.refuse("POST", Door.CREATE, 1, 409, "OUT_OF_CAPACITY");
		Answer request = asking.service("us-east-1");
		crank.jobs();
		assertThat(asking.status(request)).isEqualTo("FAILED");

		assertThat(asking.retry(request).status()).isEqualTo(200);
		crank.jobs();
		crank.roundAfter(Crank.READY);

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(asking.now(request).json().path("error").isNull()).isTrue();
	}

	@Test
	void aRefusedAttachmentCanBeRetried() {
		String serviceId = asking.readyService("us-east-1");
		door.refuse("POST", Door.ATTACH, 1, 409, "MULTIPLE_PRIVATE_ENDPOINTS_RESTRICTED_TO_SINGLE_REGION");
		Answer request = asking.endpoint(serviceId, ENDPOINT);
		crank.jobs();
		assertThat(asking.endpointStatus(serviceId, ENDPOINT)).isEqualTo("FAILED");

		asking.retry(request);
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(100));

		assertThat(asking.status(request)).isEqualTo("APPLIED");
	}

	@Test
	void whatAtlasIsStillBusyWithCanBeRetriedAndIsFollowedAnew() {
		String slow = "vpce-0123456789abc5105";
		String serviceId = asking.readyService("us-east-1");
		Answer request = asking.endpoint(serviceId, slow);
		crank.jobs();
		crank.roundAfter(Crank.LONG);
		assertThat(asking.error(request)).isEqualTo("DEADLINE");

		assertThat(asking.retry(request).status()).isEqualTo(200);
		crank.jobs();
		door.forgetCalls();
		crank.roundAfter(Duration.ofSeconds(10));

		assertThat(asking.status(request)).isEqualTo("APPLYING");
		assertThat(door.calls("GET", slow)).isEqualTo(1);
	}

	@Test
	void aServiceThatIsReadyAfterTheDeadlineIsRecovered() {
		Answer request = asking.service("us-east-1");
		crank.jobs();
		door.refuse("GET", Door.LIST, 1000, 500, "UNEXPECTED_ERROR");
		crank.roundAfter(Crank.LONG);
		assertThat(asking.error(request)).isEqualTo("DEADLINE");

		door.mend();
		crank.sweep();

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(asking.serviceStatus(request.text("serviceId"))).isEqualTo("READY");
		assertThat(stage.entries(request.text("id"))).last().asString().startsWith("request.recover DONE");
	}

	@Test
	void anEndpointThatWorksAfterTheDeadlineIsRecovered() {
		String serviceId = asking.readyService("us-east-1");
		Answer request = asking.endpoint(serviceId, ENDPOINT);
		crank.jobs();
		door.refuse("GET", Door.ENDPOINT, 1000, 500, "UNEXPECTED_ERROR");
		crank.roundAfter(Crank.LONG);
		crank.roundAfter(Crank.LONG);
		assertThat(asking.error(request)).isEqualTo("DEADLINE");

		door.mend();
		crank.sweep();

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("CONNECTED");
	}

	@Test
	void anAttachmentWhoseLastAnswerWasLostIsRecovered() {
		String serviceId = asking.readyService("us-east-1");
		door.fault("POST", Door.ATTACH, 1, "\"kind\": \"LOST\"");
		Answer request = asking.endpoint(serviceId, ENDPOINT);
		crank.jobs();
		crank.jobsAfter(Crank.LONG);
		assertThat(asking.error(request)).isEqualTo("DEADLINE");

		crank.sweep();

		assertThat(asking.status(request)).isEqualTo("APPLIED");
	}

	@Test
	void theApprovedSnapshotIsCarriedOutNotTheRow() {
		Answer request = asking.service("us-east-1");
		stage.update("""
				update change_request set content = replace(content, 'US_EAST_1', 'EU_WEST_2'), region = 'EU_WEST_2'
				where region = 'US_EAST_1'""");

		crank.jobs();
		crank.roundAfter(Crank.READY);

		assertThat(asking.serviceNow(request.text("serviceId")).text("endpointServiceName")).contains("us-east-1");
	}

}
