package dev.postern.request;

import java.util.UUID;

import dev.postern.testing.Newcomers;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static dev.postern.request.Attachments.path;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A call that names itself takes effect once, however often it arrives.
 */
@OnDemo
class RepeatedCallTests {

	private final Portal portal;

	private final Attachments attachments;

	private final JdbcClient database;

	private final TransactionOperations transaction;

	RepeatedCallTests(Portal portal, JdbcClient database, TransactionOperations transaction) {
		this.portal = portal;
		this.attachments = new Attachments(portal);
		this.database = database;
		this.transaction = transaction;
	}

	@Test
	void askingAgainAnswersWhatWasAnsweredFirst() {
		String key = key();
		String body = attachments.body(Attachments.endpointId(), "A test.");
		Answer first = ask("ada", body, key);

		Answer second = ask("ada", body, key);

		assertThat(first.status()).isEqualTo(201);
		assertSame(second, first);
		assertThat(entries("request.ask", first)).isEqualTo(1);
	}

	@Test
	void decidingAgainAnswersWhatWasAnsweredFirst() {
		String key = key();
		Answer asked = attachments.ask();
		Answer first = attachments.decide("grace", asked, "APPROVE", "Idempotency-Key", key);
		portal.awaitRequest(asked.text("id"), "APPLIED");

		Answer second = attachments.decide("grace", asked, "APPROVE", "Idempotency-Key", key);

		assertThat(first.status()).isEqualTo(201);
		assertSame(second, first);
		assertThat(entries("request.approve", asked)).isEqualTo(1);
		assertThat(portal.get("ada", path(asked)).json().path("decisions")).hasSize(1);
	}

	@Test
	void anotherKeyOfTheSamePersonRepeatsTheSameCall() {
		String key = key();
		String body = attachments.body(Attachments.endpointId(), "A test.");
		Answer first = ask("ada", body, key);

		Answer second = ask(new Newcomers(portal).issueKey("ada", false), body, key);

		assertSame(second, first);
	}

	@Test
	void oneKeyIsNotUsedForTwoCalls() {
		String key = key();
		String endpointId = Attachments.endpointId();
		Answer first = ask("ada", attachments.body(endpointId, "A test."), key);

		Answer other = ask("ada", attachments.body(endpointId, "Another test."), key);

		assertThat(first.status()).isEqualTo(201);
		assertThat(other.status()).isEqualTo(422);
		assertThat(other.text("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
	}

	@Test
	void oneKeyIsNotUsedForAnotherVerdictOrAnotherRequest() {
		String key = key();
		Answer asked = attachments.ask();
		attachments.decide("grace", asked, "REJECT", "Idempotency-Key", key);

		assertThat(attachments.decide("grace", asked, "APPROVE", "Idempotency-Key", key).status()).isEqualTo(422);
		assertThat(attachments.decide("grace", attachments.ask(), "REJECT", "Idempotency-Key", key).status())
			.isEqualTo(422);
	}

	@Test
	void callersDoNotShareKeys() {
		String key = key();
		String other = new Newcomers(portal).join(Portal.ANALYTICS, "REQUESTER").key();
		Answer first = ask("ada", attachments.body(Attachments.endpointId(), "A test."), key);

		Answer second = ask(other, attachments.body(Attachments.endpointId(), "A test."), key);

		assertThat(second.status()).isEqualTo(201);
		assertThat(second.text("id")).isNotEqualTo(first.text("id"));
	}

	@Test
	void whatWasRefusedMayBeTriedAgain() {
		String key = key();
		Answer asked = attachments.ask();
		Answer refused = portal.post("grace", path(asked) + "/decisions", "{\"verdict\": \"REJECT\"}", "If-Match",
				asked.header("ETag"), "Idempotency-Key", key);

		Answer decided = attachments.decide("grace", asked, "REJECT", "Idempotency-Key", key);

		assertThat(refused.status()).isEqualTo(400);
		assertThat(decided.status()).isEqualTo(201);
	}

	@Test
	void aCallThatIsStillRunningIsNotDoneBesideItself() {
		String key = key();
		String body = attachments.body(Attachments.endpointId(), "A test.");

		Answer beside = transaction.execute((status) -> {
			database.sql("""
					insert into idempotent_call (caller_id, call_key, fingerprint, called_at)
					select id, ?, 'still running', current_timestamp from person where username = 'ada'""")
				.param(key)
				.update();
			status.setRollbackOnly();
			return ask("ada", body, key);
		});

		assertThat(beside.status()).isEqualTo(409);
		assertThat(beside.text("code")).isEqualTo("CALL_STILL_RUNNING");
		assertThat(ask("ada", body, key).status()).isEqualTo(201);
	}

	@Test
	void anOldKeyIsForgotten() {
		String key = key();
		ask("ada", attachments.body(Attachments.endpointId(), "A test."), key);
		database.sql("update idempotent_call set called_at = timestamp '2020-01-01 00:00:00' where call_key = ?")
			.param(key)
			.update();

		assertThat(ask("ada", attachments.body(Attachments.endpointId(), "Later."), key).status()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "two words" })
	void aKeyIsVisibleCharacters(String key) {
		Answer asked = ask("ada", attachments.body(Attachments.endpointId(), "A test."), key);

		assertThat(asked.status()).isEqualTo(400);
		assertThat(asked.json().at("/errors/0/pointer").asString()).isEqualTo("Idempotency-Key");
	}

	@Test
	void aKeyHasLimits() {
		assertThat(ask("ada", attachments.body(Attachments.endpointId(), "A test."), key().repeat(8)).status())
			.isEqualTo(400);
		assertThat(
				ask("ada", attachments.body(Attachments.endpointId(), "A test."), (key().repeat(8)).substring(0, 255))
					.status())
			.isEqualTo(201);
	}

	private static void assertSame(Answer second, Answer first) {
		assertThat(second.status()).isEqualTo(first.status());
		assertThat(second.body()).isEqualTo(first.body());
		assertThat(second.header("ETag")).isNotEmpty().isEqualTo(first.header("ETag"));
		assertThat(second.header("Location")).isEqualTo(first.header("Location"));
		assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
	}

	private Answer ask(String who, String body, String key) {
		return portal.post(who, "/api/v1/requests", body, "Idempotency-Key", key);
	}

	private int entries(String kind, Answer request) {
		return portal.get("vera", "/api/v1/audit/events?kind=%s&subject=%s".formatted(kind, request.text("id")))
			.json()
			.path("items")
			.size();
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
