package dev.postern.provisioning;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project that is not well costs little, and costs the others nothing.
 */
@Cranked
class BulkheadTests {

	private static final String IN_PAYMENTS = Portal.PAYMENTS + "/privateEndpoint";

	private static final String IN_ANALYTICS = Portal.ANALYTICS + "/privateEndpoint";

	private static final List<String> REGIONS = List.of("us-east-1", "us-east-2", "us-west-1", "us-west-2",
			"ca-central-1", "eu-west-1");

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final Stage stage;

	BulkheadTests(Crank crank, Door door, Asking asking, Stage stage) {
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
	void oneJobTriesAProjectThatAnswersOnlyErrorsAndTheOthersWaitInSilence() {
		door.refuse("", IN_PAYMENTS, 1000, 500, "UNEXPECTED_ERROR");
		List<Answer> sick = REGIONS.stream().map(asking::service).toList();
		Answer sound = asking.serviceIn(Portal.ANALYTICS, "us-east-1");

		crank.jobs();
		assertThat(door.calls("", IN_PAYMENTS)).isEqualTo(1);
		assertThat(door.calls("POST", IN_ANALYTICS)).isEqualTo(1);
		assertThat(tries(sick)).isEqualTo(1);
		turn(190);

		assertThat(asking.status(sound)).isEqualTo("APPLIED");
		assertThat(door.calls("", IN_PAYMENTS)).isLessThan(13);
		assertThat(tries(sick)).isEqualTo(door.calls("", IN_PAYMENTS));
	}

	@Test
	void allGoOnWhenTheProjectIsWellAgain() {
		door.refuse("", IN_PAYMENTS, 3, 500, "UNEXPECTED_ERROR");
		List<Answer> requests = REGIONS.stream().map(asking::service).toList();

		turn(60);
		crank.turn(4, Duration.ofMinutes(1));

		assertThat(requests).extracting(asking::status).containsOnly("APPLIED");
		assertThat(door.calls("POST", Door.CREATE)).isEqualTo(REGIONS.size());
	}

	@Test
	void allJobsOfAProjectObeyWhatOneWasTold() {
		asking.service("us-east-1");
		asking.service("us-west-2");
		door.fault("POST", Door.CREATE, 1, "\"kind\": \"TOO_MANY_REQUESTS\", \"retryAfter\": 90");

		crank.jobs();
		long before = door.calls("", IN_PAYMENTS);
		asking.service("eu-west-1");
		turn(89);
		assertThat(door.calls("", IN_PAYMENTS)).isEqualTo(before);
		turn(10);

		assertThat(door.calls("POST", Door.CREATE)).isEqualTo(4);
	}

	@Test
	void whoIsTurnedAwayTellsWhyAndIsGivenUpAfterTheTimeAllowed() {
		door.refuse("", IN_PAYMENTS, 1000, 500, "UNEXPECTED_ERROR");
		List<Answer> requests = REGIONS.stream().map(asking::service).toList();

		crank.jobs();
		assertThat(door.calls("", IN_PAYMENTS)).isEqualTo(1);
		assertThat(requests).extracting(this::trouble).containsOnly("UNEXPECTED_ERROR");
		crank.roundAfter(Crank.LONG);
		assertThat(requests).extracting(asking::error).containsOnly("DEADLINE");
		door.mend();
		crank.jobsAfter(Duration.ofMinutes(2));

		assertThat(door.calls("POST", Door.CREATE)).isZero();
	}

	@Test
	void whoWasTurnedAwayHasNoTroubleAnyMoreWhenItsTurnHasCome() {
		door.refuse("", IN_PAYMENTS, 1, 500, "UNEXPECTED_ERROR");
		List<Answer> requests = REGIONS.stream().map(asking::service).toList();
		crank.jobs();

		turn(5);

		assertThat(requests).extracting(this::trouble).containsOnly("");
		assertThat(requests).extracting(asking::status).containsOnly("APPLYING");
	}

	private String trouble(Answer request) {
		return asking.now(request).json().at("/trouble/code").asString("");
	}

	/** Seconds, one by one. */
	private void turn(int seconds) {
		crank.turn(seconds, Duration.ofSeconds(1));
	}

	private long tries(List<Answer> requests) {
		return requests.stream()
			.flatMap((request) -> Stream.ofNullable(request.text("id")))
			.flatMap((id) -> stage.entries(id).stream())
			.filter((entry) -> entry.startsWith("atlas.write INTENDED"))
			.count();
	}

}
