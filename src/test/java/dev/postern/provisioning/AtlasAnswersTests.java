package dev.postern.provisioning;

import java.time.Duration;

import dev.postern.testing.Portal.Answer;
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

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	AtlasAnswersTests(Crank crank, Door door, Asking asking) {
		this.crank = crank;
		this.door = door;
		this.asking = asking;
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

}
