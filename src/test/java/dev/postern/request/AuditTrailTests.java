package dev.postern.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import dev.postern.account.Caller;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.postern.request.Attachments.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Every move of every request leaves exactly one entry in the log, and there is no move
 * without its entry.
 */
@OnDemo
class AuditTrailTests {

	private static final Set<String> NO_MOVES = Set.of("request.comment", "request.wait", "request.client-left",
			"request.client-back");

	private final Portal portal;

	private final Attachments attachments;

	private final ChangeRequests requests;

	private final Fulfilment fulfilment;

	private final JdbcClient database;

	AuditTrailTests(Portal portal, ChangeRequests requests, Fulfilment fulfilment, JdbcClient database) {
		this.portal = portal;
		this.attachments = new Attachments(portal);
		this.requests = requests;
		this.fulfilment = fulfilment;
		this.database = database;
	}

	@Test
	void whatIsEditedApprovedAndDoneLeavesAnEntryForEachMove() {
		Answer asked = attachments.ask();
		Answer edited = portal.call("ada", "PUT", path(asked), attachments.body(Attachments.endpointId(), "Another."),
				"If-Match", asked.header("ETag"));
		attachments.decide("grace", edited, "APPROVE");
		portal.awaitRequest(asked.text("id"), "APPLIED");

		assertMoves(asked, "ask by ada", "edit by ada", "approve by grace", "start by postern", "complete by postern");
	}

	@Test
	void whatIsRejectedLeavesAnEntryForEachMove() {
		Answer asked = attachments.ask();
		attachments.decide("grace", asked, "REJECT");

		assertMoves(asked, "ask by ada", "reject by grace");
	}

	@Test
	void whatIsWithdrawnLeavesAnEntryForEachMove() {
		Answer asked = attachments.ask();
		portal.call("ada", "POST", path(asked) + "/withdrawal", null);

		assertMoves(asked, "ask by ada", "withdraw by ada");
	}

	@Test
	void whatRunsOutLeavesAnEntryForEachMove() {
		Answer asked = attachments.ask();
		runOut(asked);

		assertThat(portal.get("ada", path(asked)).text("status")).isEqualTo("EXPIRED");
		assertMoves(asked, "ask by ada", "expire by postern");
	}

	@Test
	void whatFailsAndIsTriedAgainLeavesAnEntryForEachMove() {
		Answer asked = failed();
		portal.call("ada", "POST", path(asked) + "/retry", null);
		portal.awaitRequest(asked.text("id"), "APPLIED");

		assertMoves(asked, "ask by ada", "approve by grace", "start by postern", "fail by postern", "retry by ada",
				"start by postern", "complete by postern");
	}

	@Test
	void whatFailsAndTurnsOutToBeDoneLeavesAnEntryForEachMove() {
		Answer asked = failed();
		Caller.asPostern(() -> {
			fulfilment.complete(UUID.fromString(asked.text("id")));
			fulfilment.complete(UUID.fromString(asked.text("id")));
			return asked;
		});

		assertThat(portal.get("ada", path(asked)).text("status")).isEqualTo("APPLIED");
		assertMoves(asked, "ask by ada", "approve by grace", "start by postern", "fail by postern",
				"recover by postern");
	}

	@Test
	void theMovesOfEveryRequestJoinUp() {
		List<String> ids = database.sql("select cast(id as varchar) from change_request")
			.query(String.class)
			.list()
			.stream()
			.map(Objects::requireNonNull)
			.toList();

		assertThat(ids).hasSizeGreaterThan(4).allSatisfy(this::assertJoinedUp);
	}

	@Test
	void aDecisionWithoutItsEntryDoesNotHappen() {
		Answer asked = attachments.ask();

		int status = withoutEntry("request.approve", asked, () -> attachments.decide("grace", asked, "APPROVE"))
			.status();

		assertThat(status).isGreaterThanOrEqualTo(400);
		Answer now = portal.get("ada", path(asked));
		assertThat(now.text("status")).isEqualTo("AWAITING_APPROVAL");
		assertThat(now.json().path("decisions")).isEmpty();
		assertThat(jobs(asked, "1 = 1")).isZero();
		assertThat(attachments.decide("grace", asked, "APPROVE").status()).isEqualTo(201);
	}

	@Test
	void backgroundWorkWithoutItsEntryDoesNotHappen() {
		Answer asked = attachments.ask();

		withoutEntry("request.start", asked, () -> {
			attachments.decide("grace", asked, "APPROVE");
			Awaitility.await().until(() -> jobs(asked, "consecutive_failures > 0") == 1);
			assertThat(portal.get("ada", path(asked)).text("status")).isEqualTo("APPROVED");
			assertMoves(asked, "ask by ada", "approve by grace");
			assertThat(entries("kind=atlas.write&subject=" + asked.text("id"))).isEmpty();
			return asked;
		});

		portal.awaitRequest(asked.text("id"), "APPLIED");
		assertMoves(asked, "ask by ada", "approve by grace", "start by postern", "complete by postern");
	}

	@Test
	void whatRunsOutWithoutItsEntryStaysOpen() {
		Answer asked = attachments.ask();

		withoutEntry("request.expire", asked, () -> {
			assertThatException().isThrownBy(() -> runOut(asked));
			return asked;
		});

		assertThat(portal.get("ada", path(asked)).text("status")).isEqualTo("AWAITING_APPROVAL");
		runOut(asked);
		assertMoves(asked, "ask by ada", "expire by postern");
	}

	/** A request that Atlas has refused to carry out. */
	private Answer failed() {
		String atlasId = portal.get("ada", "/api/v1/services/" + attachments.service()).text("atlasId");
		portal.call("simulator", "PUT", "/simulator/faults", """
				{"script": [{"method": "POST", "path": "%s/endpoint$", "status": 400,
				 "errorCode": "INVALID_ATTRIBUTE", "detail": "A test."}]}""".formatted(atlasId));
		Answer asked = attachments.ask();
		attachments.decide("grace", asked, "APPROVE");
		portal.awaitRequest(asked.text("id"), "FAILED");
		return asked;
	}

	private void runOut(Answer asked) {
		database.sql("update change_request set expires_at = created_at where id = cast(? as uuid)")
			.param(asked.text("id"))
			.update();
		Caller.asPostern(() -> {
			requests.expire();
			return asked;
		});
	}

	/** Does something while the log refuses one kind of entry on one request. */
	private Answer withoutEntry(String kind, Answer about, Supplier<Answer> work) {
		database
			.sql("alter table audit_entry add constraint refuse_one check (kind <> '%s' or subject <> '%s')"
				.formatted(kind, about.text("id")))
			.update();
		try {
			return work.get();
		}
		finally {
			database.sql("alter table audit_entry drop constraint refuse_one").update();
		}
	}

	private int jobs(Answer request, String condition) {
		return database.sql("select count(*) from scheduled_tasks where task_instance like ? and " + condition)
			.param(request.text("id") + ".%")
			.query(Integer.class)
			.single();
	}

	private void assertMoves(Answer request, String... moves) {
		assertThat(moves(request.text("id")).stream()
			.map((entry) -> entry.path("kind").asString("").substring("request.".length()) + " by "
					+ entry.path("actor").asString("")))
			.containsExactly(moves);
		assertJoinedUp(request.text("id"));
	}

	/**
	 * Each move starts where the one before has led, and the last has led to the state.
	 */
	private void assertJoinedUp(String id) {
		Answer request = portal.get("olga", "/api/v1/requests/" + id);
		String status = "";
		int version = 1;
		for (JsonNode move : moves(id)) {
			boolean edit = move.path("kind").asString("").equals("request.edit");
			version += edit ? 1 : 0;
			assertThat(move.at("/details/from").asString("")).isEqualTo(status);
			assertThat(move.at("/details/version").asInt()).isEqualTo(version);
			assertThat(move.path("outcome").asString()).isEqualTo("DONE");
			assertThat(move.path("projectId").asString()).isEqualTo(request.text("projectId"));
			status = move.at("/details/to").asString("");
		}
		assertThat(status).isNotEmpty().isEqualTo(request.text("status"));
		assertThat(request.json().path("version").asInt()).isEqualTo(version);
	}

	/** The entries that tell of moves, oldest first. */
	private List<JsonNode> moves(String id) {
		List<JsonNode> moves = new ArrayList<>();
		for (JsonNode entry : entries("limit=200&subject=" + id)) {
			String kind = entry.path("kind").asString("");
			if (kind.startsWith("request.") && !NO_MOVES.contains(kind)) {
				moves.addFirst(entry);
			}
		}
		return moves;
	}

	private JsonNode entries(String query) {
		return portal.get("vera", "/api/v1/audit/events?" + query).json().path("items");
	}

}
