package dev.postern.provisioning;

import java.time.Duration;

import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What follows when Atlas does not take the stored key, or does not let it do its work.
 */
@Cranked
class WaitsForTheOperatorTests {

	private static final String ENDPOINT = "vpce-0123456789abcdef0";

	private static final String OTHER_PRIVATE_KEY = "66666666-6666-4666-8666-666666666666";

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final Stage stage;

	private final Portal portal;

	@Autowired
	private JdbcClient database;

	WaitsForTheOperatorTests(Crank crank, Door door, Asking asking, Stage stage, Portal portal) {
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

	@ParameterizedTest
	@CsvSource({ "401, USER_UNAUTHORIZED, Rotate the key", "402, NO_PAYMENT_INFORMATION_FOUND, billing",
			"403, IP_ADDRESS_NOT_ON_ACCESS_LIST, access list" })
	void theRequestSaysWhatTheOperatorHasToDo(int status, String code, String mend) {
		door.refuse("POST", Door.CREATE, 1, status, code);
		Answer request = asking.service("us-east-1");

		crank.jobs();

		assertThat(asking.status(request)).isEqualTo("APPLYING");
		assertThat(asking.waitsFor(request)).contains(mend, code, "As the test says.");
		crank.jobsAfter(Duration.ofSeconds(59));
		assertThat(door.calls("POST", Door.CREATE)).isEqualTo(1);
		crank.jobsAfter(Duration.ofSeconds(1));
		assertThat(asking.now(request).json().path("waitsFor").isNull()).isTrue();
		crank.roundAfter(Crank.READY);
		assertThat(asking.status(request)).isEqualTo("APPLIED");
	}

	@Test
	void theWorkGoesOnAtOnceWhenTheKeyIsReplaced() {
		door.revoke("simulate");
		Answer request = asking.service("us-east-1");
		crank.jobs();
		assertThat(asking.waitsFor(request)).contains("Rotate the key");

		rotate();
		crank.jobs();

		assertThat(asking.serviceStatus(request.text("serviceId"))).isEqualTo("INITIATING");
		crank.roundAfter(Crank.READY);
		assertThat(asking.status(request)).isEqualTo("APPLIED");
	}

	@Test
	void aKeyThatCannotBeOpenedIsAsGoodAsNone() {
		byte[] sealed = database.sql("select sealed_private_key from stored_key").query(byte[].class).single();
		database.sql("update stored_key set sealed_private_key = ?").param(new byte[sealed.length]).update();
		Answer request = asking.service("us-east-1");

		crank.jobs();
		assertThat(asking.waitsFor(request)).contains("cannot open");

		database.sql("update stored_key set sealed_private_key = ?").param(sealed).update();
		crank.jobsAfter(Duration.ofMinutes(1));
		crank.roundAfter(Crank.READY);
		assertThat(asking.status(request)).isEqualTo("APPLIED");
	}

	@Test
	void theWorkGoesOnWhenTheKeyIsReplacedWhileAtlasIsFollowed() {
		Answer request = asking.service("us-east-1");
		crank.jobs();
		door.revoke("simulate");
		crank.roundAfter(Duration.ofSeconds(10));
		assertThat(asking.waitsFor(request)).contains("Rotate the key");

		crank.pass(Crank.READY);
		rotate();
		crank.round();

		assertThat(asking.status(request)).isEqualTo("APPLIED");
	}

	@Test
	void theWorkGoesOnWhenTheKeyGetsItsRoleInAtlas() {
		door.grant("simulate", null, "GROUP_READ_ONLY");
		Answer request = asking.service("us-east-1");
		crank.jobs();
		assertThat(asking.waitsFor(request)).contains("give it the role in Atlas", "USER_UNAUTHORIZED");

		door.grant("simulate", null, "GROUP_OWNER");
		crank.jobsAfter(Duration.ofMinutes(1));
		crank.roundAfter(Crank.READY);

		assertThat(asking.status(request)).isEqualTo("APPLIED");
	}

	@Test
	void theWorkGoesOnWhenTheOperatorHasTriedTheKeyWithSuccess() {
		door.grant("simulate", null, "GROUP_READ_ONLY");
		Answer request = asking.service("us-east-1");
		crank.jobs();

		door.grant("simulate", null, "GROUP_OWNER");
		portal.post("olga", "/api/v1/stored-keys/" + stage.storedKey().id() + "/test", "{}");
		crank.jobs();

		assertThat(asking.serviceStatus(request.text("serviceId"))).isEqualTo("INITIATING");
	}

	@Test
	void theDeadlineStandsStillBeforeTheWrite() {
		door.revoke("simulate");
		Answer request = asking.service("us-east-1");
		crank.jobs();
		crank.jobsAfter(Duration.ofDays(3));
		crank.round();
		assertThat(asking.status(request)).isEqualTo("APPLYING");

		rotate();
		crank.jobs();
		crank.roundAfter(Crank.READY);

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(door.calls("POST", Door.CREATE)).isEqualTo(1);
	}

	@Test
	void theDeadlineStandsStillWhileAtlasIsFollowed() {
		Answer request = asking.service("us-east-1");
		crank.jobs();
		door.revoke("simulate");
		crank.roundAfter(Duration.ofSeconds(10));
		crank.roundAfter(Duration.ofDays(3));
		assertThat(asking.status(request)).isEqualTo("APPLYING");

		rotate();
		crank.round();
		crank.sweep();

		assertThat(asking.status(request)).isEqualTo("APPLIED");
	}

	@Test
	void aKeyThatIsReplacedWhileTheOldOneIsTriedIsTriedAtOnce() {
		door.revoke("simulate");
		Answer request = asking.service("us-east-1");
		crank.beforeNext("GET", this::rotate);

		crank.jobs();
		crank.jobsAfter(Duration.ofSeconds(2));

		assertThat(asking.serviceStatus(request.text("serviceId"))).isEqualTo("INITIATING");
	}

	@Test
	void anErrorOnTheWayDoesNotEndTheWaiting() {
		door.revoke("simulate");
		Answer request = asking.service("us-east-1");
		crank.jobs();
		door.grant("simulate", Stage.PRIVATE_KEY, "GROUP_OWNER");
		door.refuse("GET", Door.LIST, 1, 500, "UNEXPECTED_ERROR");

		crank.jobsAfter(Duration.ofMinutes(1));

		assertThat(asking.waitsFor(request)).contains("Rotate the key");
		crank.jobsAfter(Duration.ofMinutes(2));
		assertThat(asking.now(request).json().path("waitsFor").isNull()).isTrue();
	}

	@Test
	void aKeyThatWorkNeedsIsNotTakenAway() {
		asking.service("us-east-1");

		Answer answer = portal.call("olga", "DELETE", "/api/v1/stored-keys/" + stage.storedKey().id(), null);

		assertThat(answer.status()).isEqualTo(409);
		assertThat(answer.text("code")).isEqualTo("KEY_IN_USE");
	}

	private void rotate() {
		door.grant("replaced", OTHER_PRIVATE_KEY, "GROUP_OWNER");
		Answer rotated = portal.post("olga", "/api/v1/stored-keys/" + stage.storedKey().id() + "/rotation",
				"{\"publicKey\": \"replaced\", \"privateKey\": \"%s\"}".formatted(OTHER_PRIVATE_KEY));
		assertThat(rotated.status()).as(rotated.body()).isEqualTo(200);
	}

}
