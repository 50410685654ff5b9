package dev.postern.request;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import dev.postern.testing.Newcomers;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.Test;

import static dev.postern.request.Attachments.path;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What comes in at the same moment is decided by the database, once.
 */
@OnDemo
class SimultaneousDecisionTests {

	private static final int ROUNDS = 12;

	private final Portal portal;

	private final Attachments attachments;

	SimultaneousDecisionTests(Portal portal) {
		this.portal = portal;
		this.attachments = new Attachments(portal);
	}

	@Test
	void ofTwoApproversAtOnceOneDecides() {
		String other = new Newcomers(portal).join(Portal.ANALYTICS, "APPROVER").key();
		long before = creations();

		for (int round = 0; round < ROUNDS; round++) {
			Answer asked = attachments.ask();
			List<Answer> answers = atOnce(() -> attachments.decide("grace", asked, "APPROVE"),
					() -> attachments.decide(other, asked, "APPROVE"));
			assertOneWon(answers);
			Answer applied = portal.awaitRequest(asked.text("id"), "APPLIED");
			assertThat(applied.json().path("decisions")).hasSize(1);
			assertThat(entries("request.approve", asked)).isEqualTo(1);
		}

		assertThat(creations() - before).isEqualTo(ROUNDS);
	}

	@Test
	void ofOneApproverTwiceAtOnceOneDecides() {
		for (int round = 0; round < ROUNDS; round++) {
			Answer asked = attachments.ask();
			assertOneWon(atOnce(() -> attachments.decide("grace", asked, "REJECT"),
					() -> attachments.decide("grace", asked, "REJECT")));
			assertThat(portal.get("ada", path(asked)).json().path("decisions")).hasSize(1);
		}
	}

	@Test
	void ofAYesAndANoAtOnceOneStands() {
		String other = new Newcomers(portal).join(Portal.ANALYTICS, "APPROVER").key();

		for (int round = 0; round < ROUNDS; round++) {
			Answer asked = attachments.ask();
			assertOneWon(atOnce(() -> attachments.decide("grace", asked, "APPROVE"),
					() -> attachments.decide(other, asked, "REJECT")));
			Answer now = portal.get("ada", path(asked));
			boolean rejected = now.text("status").equals("REJECTED");
			assertThat(now.json().path("decisions")).hasSize(1);
			assertThat(now.json().at("/decisions/0/verdict").asString()).isEqualTo(rejected ? "REJECT" : "APPROVE");
		}
	}

	@Test
	void ofAWithdrawalAndAnApprovalAtOnceOneStands() {
		for (int round = 0; round < ROUNDS; round++) {
			Answer asked = attachments.ask();
			List<Answer> answers = atOnce(() -> attachments.decide("grace", asked, "APPROVE"),
					() -> portal.call("ada", "POST", path(asked) + "/withdrawal", null));
			boolean withdrawn = portal.get("ada", path(asked)).text("status").equals("WITHDRAWN");
			assertThat(answers).extracting(Answer::status)
				.containsExactly(withdrawn ? 409 : 201, withdrawn ? 200 : 409);
		}
	}

	@Test
	void theSameCallTwiceAtOnceIsDoneOnce() {
		for (int round = 0; round < ROUNDS; round++) {
			Answer asked = attachments.ask();
			String[] key = { "Idempotency-Key", asked.text("id") };
			List<Answer> answers = atOnce(() -> attachments.decide("grace", asked, "REJECT", key),
					() -> attachments.decide("grace", asked, "REJECT", key));
			assertThat(answers).extracting(Answer::status).contains(201).isSubsetOf(201, 409);
			assertThat(attachments.decide("grace", asked, "REJECT", key).status()).isEqualTo(201);
			assertThat(entries("request.reject", asked)).isEqualTo(1);
		}
	}

	private static void assertOneWon(List<Answer> answers) {
		assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
	}

	/**
	 * Calls of the simulator that would attach an endpoint to the service, challenges not
	 * counted.
	 */
	private long creations() {
		String atlasId = portal.get("ada", "/api/v1/services/" + attachments.service()).text("atlasId");
		Answer count = portal.get("simulator", "/simulator/calls/count?method=POST&path=" + atlasId + "/endpoint$");
		return count.json().path("count").asLong() - count.json().path("challenges").asLong();
	}

	private int entries(String query, Answer request) {
		return portal.get("vera", "/api/v1/audit/events?kind=%s&subject=%s".formatted(query, request.text("id")))
			.json()
			.path("items")
			.size();
	}

	private static List<Answer> atOnce(Callable<Answer> one, Callable<Answer> other) {
		CyclicBarrier barrier = new CyclicBarrier(2);
		try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
			List<Future<Answer>> answers = Stream.of(one, other).map((call) -> threads.submit(() -> {
				barrier.await();
				return call.call();
			})).toList();
			return List.of(answers.getFirst().get(), answers.getLast().get());
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
