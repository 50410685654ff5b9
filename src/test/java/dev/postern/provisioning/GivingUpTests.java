package dev.postern.provisioning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody has to wait for ever, and nothing is lost when somebody stops waiting.
 */
@Cranked
class GivingUpTests {

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final Stage stage;

	private final Portal portal;

	GivingUpTests(Crank crank, Door door, Asking asking, Stage stage, Portal portal) {
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
	@ValueSource(strings = { "ada", "grace", "olga" })
	void whatWasNotBegunIsNotWrittenAndHoldsNoPlace(String who) {
		Answer request = asking.service("us-east-1");

		assertThat(giveUp(who, request).status()).isEqualTo(200);
		crank.jobs();

		assertThat(asking.error(request)).isEqualTo("GIVEN_UP");
		assertThat(asking.now(request).json().at("/error/meaning").asString()).startsWith(who + " gave it up.");
		assertThat(door.calls("POST", Door.CREATE)).isZero();
		assertThat(asking.serviceStatus(request.text("serviceId"))).isEqualTo("FAILED");
		asking.readyService("us-east-1");
	}

	@Test
	void whatAtlasFinishesLaterIsNoticed() {
		Answer request = asking.service("us-east-1");
		crank.jobs();
		giveUp("ada", request);
		assertThat(asking.status(request)).isEqualTo("FAILED");

		crank.roundAfter(Crank.READY);

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(stage.entries(request.text("id"))).anyMatch((entry) -> entry.startsWith("request.give-up"))
			.last()
			.asString()
			.startsWith("request.recover");
	}

	@Test
	void whatWasGivenUpCanBeTriedAgain() {
		door.refuse("POST", Door.CREATE, 2, 500, "UNEXPECTED_ERROR");
		Answer request = asking.service("us-east-1");
		crank.jobs();
		assertThat(asking.now(request).json().at("/trouble/code").asString()).isEqualTo("UNEXPECTED_ERROR");
		giveUp("ada", request);

		assertThat(asking.retry(request).status()).isEqualTo(200);
		crank.turn(4, Duration.ofMinutes(2));

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(asking.now(request).json().path("trouble").isNull()).isTrue();
	}

	@Test
	void whatIsRetriedWhileAtlasIsCalledIsMadeOnce() {
		Answer request = asking.service("us-east-1");
		crank.beforeNext("POST", () -> {
			giveUp("ada", request);
			assertThat(asking.retry(request).status()).isEqualTo(200);
		});

		crank.turn(4, Duration.ofSeconds(10));
		crank.roundAfter(Crank.READY);

		assertThat(door.calls("POST", Door.CREATE)).isEqualTo(1);
		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(standing()).isEqualTo(1);
	}

	@Test
	void whatIsGivenUpWhileAtlasIsCalledIsTakenOverByTheNextRequest() {
		Answer first = asking.service("us-east-1");
		List<Answer> second = new ArrayList<>();
		crank.beforeNext("POST", () -> {
			assertThat(giveUp("ada", first).status()).isEqualTo(200);
			second.add(asking.service("us-east-1"));
		});

		crank.jobs();
		crank.jobsAfter(Duration.ofSeconds(30));
		crank.roundAfter(Crank.READY);
		crank.sweep();

		assertThat(door.calls("POST", Door.CREATE)).isEqualTo(1);
		assertThat(asking.status(second.getFirst())).isEqualTo("APPLIED");
		assertThat(asking.status(first)).isEqualTo("FAILED");
		assertThat(inAtlas()).containsExactly(second.getFirst().text("serviceId"));
	}

	@Test
	void whatIsDoneCannotBeGivenUp() {
		Answer request = asking.service("us-east-1");
		crank.jobs();
		crank.roundAfter(Crank.READY);

		Answer answer = giveUp("ada", request);

		assertThat(answer.status()).isEqualTo(409);
		assertThat(answer.text("code")).isEqualTo("ACTION_NOT_ALLOWED");
	}

	/** How many services stand, as Postern has it. */
	private long standing() {
		return portal.get("ada", "/api/v1/services?limit=200")
			.json()
			.path("items")
			.valueStream()
			.filter((service) -> !Set.of("DELETED", "REJECTED").contains(service.path("status").asString("")))
			.count();
	}

	/** Which of the services here have one in Atlas. */
	private List<String> inAtlas() {
		return portal.get("ada", "/api/v1/services?limit=200")
			.json()
			.path("items")
			.valueStream()
			.filter((service) -> !service.path("atlasId").isNull())
			.filter((service) -> !service.path("status").asString("").equals("DELETED"))
			.map((service) -> service.path("id").asString(""))
			.toList();
	}

	private Answer giveUp(String who, Answer request) {
		return portal.post(who, "/api/v1/requests/" + request.text("id") + "/giving-up", "{}");
	}

}
