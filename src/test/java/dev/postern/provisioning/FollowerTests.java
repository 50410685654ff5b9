package dev.postern.provisioning;

import java.time.Duration;

import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a round costs, and that no place holds up another.
 */
@Cranked
class FollowerTests {

	private static final String ENDPOINT = "vpce-0123456789abcdef0";

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final Stage stage;

	FollowerTests(Crank crank, Door door, Asking asking, Stage stage) {
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
	void aRoundWithNothingOnItsWayCallsNobody() {
		asking.readyService("us-east-1");
		door.forgetCalls();

		crank.round();

		assertThat(door.calls("", "")).isZero();
	}

	@Test
	void aRoundListsEachProjectAndProviderOnce() {
		asking.service("us-east-1");
		asking.service("us-west-2");
		asking.serviceIn(Portal.ANALYTICS, "us-east-1");
		crank.jobs();
		door.forgetCalls();

		crank.roundAfter(Duration.ofSeconds(10));

		assertThat(door.calls("", "")).isEqualTo(2);
		assertThat(door.calls("GET", Door.LIST)).isEqualTo(2);
	}

	@Test
	void aRoundReadsEachEndpointOnItsWayOnce() {
		String serviceId = asking.readyService("us-east-1");
		asking.endpoint(serviceId, ENDPOINT);
		asking.endpoint(serviceId, "vpce-0123456789abcdef1");
		crank.jobs();
		door.forgetCalls();

		crank.roundAfter(Duration.ofSeconds(10));

		assertThat(door.calls("GET", Door.LIST)).isEqualTo(1);
		assertThat(door.calls("GET", Door.ENDPOINT)).isEqualTo(2);
		assertThat(door.calls("", "")).isEqualTo(3);
	}

	@Test
	void aRoundReadsClustersWhileAStringIsAwaited() {
		String serviceId = asking.readyService("us-east-1");
		asking.workingEndpoint(serviceId, ENDPOINT);
		door.forgetCalls();

		crank.roundAfter(Duration.ofSeconds(10));
		assertThat(door.calls("GET", "/clusters")).isEqualTo(1);
		assertThat(door.calls("", "")).isEqualTo(1);
		crank.roundAfter(Duration.ofSeconds(200));
		assertThat(asking.serviceNow(serviceId).json().path("connectionStrings")).hasSize(1);
		door.forgetCalls();
		crank.round();

		assertThat(door.calls("", "")).isZero();
	}

	@Test
	void whatStandsStillIsNotWrittenAgain() {
		Answer request = asking.service("us-east-1");
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(10));
		long before = stage.versions();

		crank.roundAfter(Duration.ofSeconds(10));

		assertThat(asking.status(request)).isEqualTo("APPLYING");
		assertThat(stage.versions()).isEqualTo(before);
	}

	@Test
	void sixSweepsReadEachWorkingEndpointOnceAndWriteNothing() {
		String serviceId = asking.readyService("us-east-1");
		asking.workingEndpoint(serviceId, ENDPOINT);
		asking.workingEndpoint(serviceId, "vpce-0123456789abcdef1");
		crank.turn(30, Duration.ofSeconds(10));
		door.forgetCalls();
		long before = stage.versions();

		for (int sweep = 0; sweep < 6; sweep++) {
			crank.pass(Duration.ofMinutes(5));
			crank.sweep();
		}

		assertThat(door.calls("GET", "/endpoint/" + ENDPOINT)).isEqualTo(1);
		assertThat(door.calls("GET", Door.ENDPOINT)).isEqualTo(2);
		assertThat(stage.versions()).isEqualTo(before);
		assertThat(stage.looks()).isZero();
	}

	@Test
	void aSweepLooksAtThePlacesOfAProjectOneAfterTheOther() {
		crank.sweep();

		assertThat(Stage.PROJECTS).allSatisfy((project) -> assertThat(door.wire().calls()).map(Wire.Call::path)
			.filteredOn((path) -> path.contains(project))
			.map((path) -> path.substring(path.indexOf(project) + project.length()))
			.containsExactly("/privateEndpoint/AWS/endpointService", "/clusters", "/privateEndpoint/regionalMode",
					"/privateEndpoint/AZURE/endpointService", "/privateEndpoint/GCP/endpointService"));
	}

	@Test
	void anEndpointThatCannotBeReadDoesNotHideTheOthers() {
		String serviceId = asking.readyService("us-east-1");
		asking.endpoint(serviceId, ENDPOINT);
		Answer second = asking.endpoint(serviceId, "vpce-0123456789abcdef1");
		crank.jobs();
		door.refuse("GET", "/endpoint/" + ENDPOINT, 1000, 400, "PATH_PARAM_PARSE_ERROR");

		crank.roundAfter(Duration.ofSeconds(100));

		assertThat(asking.status(second)).isEqualTo("APPLIED");
	}

	@Test
	void aPlaceIsLeftAloneAsLongAsAtlasAsks() {
		asking.service("us-east-1");
		crank.jobs();
		door.fault("GET", Door.LIST, 1, "\"kind\": \"TOO_MANY_REQUESTS\", \"retryAfter\": 50");
		crank.roundAfter(Duration.ofSeconds(10));
		door.forgetCalls();

		crank.roundAfter(Duration.ofSeconds(49));
		assertThat(door.calls("", "")).isZero();
		crank.roundAfter(Duration.ofSeconds(1));

		assertThat(door.calls("", "")).isEqualTo(1);
	}

	@Test
	void whatBreaksInOnePlaceDoesNotEndTheRoundOfTheOthers() {
		Answer broken = asking.service("us-east-1");
		Answer sound = asking.serviceIn(Portal.ANALYTICS, "us-east-1");
		crank.jobs();
		crank.pass(Crank.READY);
		door.wire().hold((request) -> {
			if (request.url().getPath().contains(Portal.PAYMENTS)) {
				throw new IllegalStateException("As the test says");
			}
		});

		crank.round();
		assertThat(asking.status(sound)).isEqualTo("APPLIED");
		crank.roundAfter(Crank.LONG);

		assertThat(asking.error(broken)).isEqualTo("DEADLINE");
	}

}
