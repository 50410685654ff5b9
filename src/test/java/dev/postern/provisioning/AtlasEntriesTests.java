package dev.postern.provisioning;

import java.time.Duration;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the audit log says of calls to Atlas: every write and every trial of a key, no
 * reading, and nothing secret.
 */
@Cranked
class AtlasEntriesTests {

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final Stage stage;

	private final Portal portal;

	AtlasEntriesTests(Crank crank, Door door, Asking asking, Stage stage, Portal portal) {
		this.crank = crank;
		this.door = door;
		this.asking = asking;
		this.stage = stage;
		this.portal = portal;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@Test
	void aWriteIsIntendedAndThenDone() {
		Answer request = asking.service("us-east-1");

		crank.jobs();

		assertThat(stage.entries(request.text("id"))).filteredOn((entry) -> entry.startsWith("atlas.write"))
			.satisfiesExactly((intent) -> assertThat(intent).startsWith("atlas.write INTENDED"),
					(outcome) -> assertThat(outcome).startsWith("atlas.write DONE")
						.contains("\"method\":\"POST\"", "\"status\":201", "\"milliseconds\":",
								"/privateEndpoint/endpointService"));
	}

	@Test
	void aWriteThatFailedSaysSo() {
		door.refuse("POST", Door.CREATE, 1, 409, "NO_CAPACITY");
		Answer request = asking.service("us-east-1");

		crank.jobs();

		assertThat(stage.entries(request.text("id"))).filteredOn((entry) -> entry.startsWith("atlas.write FAILED"))
			.singleElement()
			.asString()
			.contains("\"status\":409", "\"errorCode\":\"NO_CAPACITY\"");
	}

	@Test
	void aWriteWithoutAnAnswerSaysSo() {
		door.fault("POST", Door.CREATE, 1, "\"kind\": \"RESET\"");
		Answer request = asking.service("us-east-1");

		crank.jobs();

		assertThat(stage.entries(request.text("id"))).last().asString().contains("atlas.write FAILED", "\"why\":");
	}

	@Test
	void aWriteWhoseProcessWasKilledIsNotLeftOpen(@Autowired Ledger ledger, @Autowired CarryOut carryOut) {
		Answer request = asking.service("us-east-1");
		UUID id = UUID.fromString(request.text("id"));
		crank.jobs();
		Caller.asPostern(() -> ledger.claim(id));
		crank.roundAfter(Crank.READY);
		assertThat(asking.status(request)).isEqualTo("APPLIED");

		carryOut.run(id, 0);
		carryOut.run(id, 0);

		assertThat(stage.entries(request.text("id"))).filteredOn((entry) -> entry.startsWith("atlas.write"))
			.satisfiesExactly((intent) -> assertThat(intent).startsWith("atlas.write INTENDED"),
					(outcome) -> assertThat(outcome).startsWith("atlas.write DONE"),
					(again) -> assertThat(again).startsWith("atlas.write INTENDED"),
					(closed) -> assertThat(closed).startsWith("atlas.write FAILED").contains("ended before"));
	}

	@Test
	void waitingForTheOperatorIsWrittenOnce() {
		door.refuse("POST", Door.CREATE, 5, 403, "IP_ADDRESS_NOT_ON_ACCESS_LIST");
		Answer request = asking.service("us-east-1");
		crank.jobs();
		int before = stage.entries(request.text("id")).size();

		crank.turn(4, Duration.ofMinutes(1));
		assertThat(stage.entries(request.text("id"))).hasSize(before);
		crank.jobsAfter(Duration.ofMinutes(1));

		assertThat(stage.entries(request.text("id"))).hasSizeGreaterThan(before)
			.anyMatch((entry) -> entry.startsWith("atlas.write DONE"));
	}

	@Test
	void aTrialOfAKeyIsIntendedAndThenDone() {
		String keyId = stage.storedKey().id().toString();
		int before = stage.entries(keyId).size();

		portal.post("olga", "/api/v1/stored-keys/" + keyId + "/test", "{}");

		assertThat(stage.entries(keyId)).hasSize(before + 2)
			.endsWith(stage.entries(keyId).getLast())
			.element(before)
			.asString()
			.startsWith("stored-key.test INTENDED");
		assertThat(stage.entries(keyId).getLast()).startsWith("stored-key.test DONE").contains("\"status\":200");
	}

	@Test
	void readingIsNoEntry() {
		asking.service("us-east-1");
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(10));
		long before = stage.entries();

		crank.roundAfter(Duration.ofSeconds(10));
		crank.sweep();

		assertThat(stage.entries()).isEqualTo(before);
	}

	@Test
	void nothingSecretIsWritten() {
		asking.readyService("us-east-1");
		portal.post("olga", "/api/v1/stored-keys/" + stage.storedKey().id() + "/test", "{}");

		assertThat(stage.entriesWith(Stage.PRIVATE_KEY)).isZero();
		assertThat(stage.entriesWith("5555-4555")).isZero();
	}

}
