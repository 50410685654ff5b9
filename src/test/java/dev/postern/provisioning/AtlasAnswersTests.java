package dev.postern.provisioning;

import java.time.Duration;
import java.util.List;

import dev.postern.atlas.Atlas;
import dev.postern.atlas.AtlasKey;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What follows from what Atlas answers a job, row by row.
 */
@Cranked
class AtlasAnswersTests {

	private static final String ENDPOINT = "vpce-0123456789abcdef0";

	private static final AtlasKey KEY = new AtlasKey("simulate", "55555555-5555-4555-8555-555555555555");

	private static final Region US_EAST_1 = Regions.find(Provider.AWS, "US_EAST_1").orElseThrow();

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final Atlas atlas;

	AtlasAnswersTests(Crank crank, Door door, Asking asking, Atlas atlas) {
		this.crank = crank;
		this.door = door;
		this.asking = asking;
		this.atlas = atlas;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@ParameterizedTest
	@ValueSource(ints = { 408, 429, 500, 503 })
	void whatPassesIsTriedAgain(int status) {
		door.refuse("POST", Door.CREATE, 2, status, "UNEXPECTED_ERROR");
		Answer request = asking.service("us-east-1");

		crank.jobs();
		assertThat(asking.status(request)).isEqualTo("APPLYING");
		crank.turn(5, Duration.ofMinutes(2));

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(door.calls("POST", Door.CREATE)).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "HANG", "RESET", "TRUNCATED", "GARBAGE" })
	void silenceAndGarbageAreNoRefusal(String kind) {
		door.fault("POST", Door.CREATE, 1, "\"kind\": \"" + kind + "\"");
		Answer request = asking.service("us-east-1");

		crank.jobs();
		assertThat(asking.status(request)).isEqualTo("APPLYING");
		crank.turn(5, Duration.ofMinutes(2));

		assertThat(asking.status(request)).isEqualTo("APPLIED");
	}

	@Test
	void nothingIsTriedBeforeTheBackoffIsOver() {
		door.refuse("POST", Door.CREATE, 9, 500, "UNEXPECTED_ERROR");
		asking.service("us-east-1");

		crank.jobs();
		crank.jobsAfter(Duration.ofMillis(999));
		assertThat(door.calls("POST", Door.CREATE)).isEqualTo(1);
		crank.jobsAfter(Duration.ofMillis(502));
		assertThat(door.calls("POST", Door.CREATE)).isEqualTo(2);
		crank.jobsAfter(Duration.ofMillis(1999));
		assertThat(door.calls("POST", Door.CREATE)).isEqualTo(2);
		crank.jobsAfter(Duration.ofMillis(1002));

		assertThat(door.calls("POST", Door.CREATE)).isEqualTo(3);
	}

	@ParameterizedTest
	@CsvSource({ "POST, 90", "GET, 90", "POST, 600" })
	void noCallIsMadeBeforeRetryAfterIsOver(String method, int seconds) {
		String path = method.equals("POST") ? Door.CREATE : Door.LIST;
		door.fault(method, path, 1, "\"kind\": \"TOO_MANY_REQUESTS\", \"retryAfter\": " + seconds);
		Answer request = asking.service("us-east-1");

		crank.jobs();
		long before = door.calls("", "privateEndpoint");
		crank.jobsAfter(Duration.ofSeconds(seconds - 1));
		assertThat(door.calls("", "privateEndpoint")).isEqualTo(before);
		crank.jobsAfter(Duration.ofSeconds(3));
		crank.roundAfter(Crank.READY);

		assertThat(asking.status(request)).isEqualTo("APPLIED");
	}

	@Test
	void whatNeverEndsFailsAtTheDeadline() {
		door.refuse("POST", Door.CREATE, 1000, 503, "UNEXPECTED_ERROR");
		Answer request = asking.service("us-east-1");

		crank.jobs();
		crank.turn(9, Duration.ofMinutes(10));
		assertThat(asking.status(request)).isEqualTo("APPLYING");
		crank.turn(4, Duration.ofMinutes(10));

		assertThat(asking.status(request)).isEqualTo("FAILED");
		assertThat(asking.error(request)).isEqualTo("DEADLINE");
		assertThat(asking.serviceStatus(request.text("serviceId"))).isEqualTo("FAILED");
	}

	@Test
	void aRetryAfterBeyondTheDeadlineEndsAtTheDeadline() {
		door.fault("POST", Door.CREATE, 1, "\"kind\": \"TOO_MANY_REQUESTS\", \"retryAfter\": 999999999");
		Answer request = asking.service("us-east-1");

		crank.jobs();
		crank.jobsAfter(Crank.LONG);

		assertThat(asking.error(request)).isEqualTo("DEADLINE");
		assertThat(door.calls("POST", Door.CREATE)).isEqualTo(1);
	}

	@Test
	void aServiceThatExistsAlreadyIsAdopted() {
		crank.beforeNext("POST", () -> atlas.createService(KEY, Portal.PAYMENTS, US_EAST_1, false, List.of()));
		Answer request = asking.service("us-east-1");

		crank.jobs();
		assertThat(asking.status(request)).isEqualTo("APPLYING");
		crank.turn(3, Duration.ofMinutes(2));

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(door.calls("POST", Door.CREATE)).isEqualTo(2);
	}

	@Test
	void anEndpointThatExistsAlreadyIsAdopted() {
		String serviceId = asking.readyService("us-east-1");
		door.fault("POST", Door.ATTACH, 1, "\"kind\": \"LOST\"");
		Answer request = asking.endpoint(serviceId, ENDPOINT);

		crank.jobs();
		door.refuse("POST", Door.ATTACH, 9, 409, "PRIVATELINK_INTERFACE_ENDPOINT_ALREADY_EXISTS");
		crank.turn(2, Duration.ofMinutes(2));

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(door.calls("POST", Door.ATTACH)).isEqualTo(1);
	}

	@Test
	void aServiceThatCannotAcceptEndpointsYetIsAskedAgain() {
		String serviceId = asking.readyService("us-east-1");
		door.refuse("POST", Door.ATTACH, 2, 409, "PRIVATELINK_CANNOT_ACCEPT_ENDPOINTS");
		Answer request = asking.endpoint(serviceId, ENDPOINT);

		crank.jobs();
		crank.turn(5, Duration.ofMinutes(2));

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(door.calls("POST", Door.ATTACH)).isEqualTo(3);
	}

	@Test
	void aServiceThatStillHasEndpointsIsAskedAgain() {
		String serviceId = asking.readyService("us-east-1");
		door.refuse("DELETE", Door.DELETE, 2, 409, "CANNOT_DELETE_PRIVATELINK_WITH_ENDPOINTS");
		Answer request = asking.delete(serviceId);

		crank.jobs();
		crank.turn(5, Duration.ofMinutes(2));

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("DELETED");
	}

	@Test
	void aConflictThatStaysFailsAtTheDeadline() {
		String serviceId = asking.readyService("us-east-1");
		door.refuse("DELETE", Door.DELETE, 1000, 409, "CANNOT_DELETE_PRIVATELINK_WITH_ENDPOINTS");
		Answer request = asking.delete(serviceId);

		crank.jobs();
		crank.turn(13, Duration.ofMinutes(10));

		assertThat(asking.error(request)).isEqualTo("DEADLINE");
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("READY");
	}

	@ParameterizedTest
	@ValueSource(strings = { "NO_CAPACITY", "OUT_OF_CAPACITY", "REGION_UNAVAILABLE",
			"MULTIPLE_PRIVATE_ENDPOINTS_RESTRICTED_TO_SINGLE_REGION" })
	void aConflictThatDoesNotPassFailsAtOnce(String code) {
		door.refuse("POST", Door.CREATE, 1, 409, code);
		Answer request = asking.service("us-east-1");

		crank.jobs();

		assertThat(asking.status(request)).isEqualTo("FAILED");
		assertThat(asking.error(request)).isEqualTo(code);
	}

}
