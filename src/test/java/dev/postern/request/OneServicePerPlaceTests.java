package dev.postern.request;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import dev.postern.account.Caller;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * One live service for a place, whoever comes when.
 */
@OnDemo
class OneServicePerPlaceTests {

	private final Portal portal;

	private final JdbcClient database;

	private final ChangeRequests requests;

	OneServicePerPlaceTests(Portal portal, JdbcClient database, ChangeRequests requests) {
		this.portal = portal;
		this.database = database;
		this.requests = requests;
	}

	@Test
	void ofTwoWhoAskAtOnceOneIsLedToTheServiceOfTheOther() throws InterruptedException, ExecutionException {
		CyclicBarrier barrier = new CyclicBarrier(2);
		try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
			for (String region : List.of("ap-south-1", "ap-northeast-2", "me-south-1", "eu-west-2", "eu-west-3")) {
				List<Future<Answer>> asked = Stream.of(1, 2).map((number) -> threads.submit(() -> {
					barrier.await();
					return portal.askForService(Portal.ANALYTICS, region);
				})).toList();
				List<Answer> answers = List.of(asked.getFirst().get(), asked.getLast().get());
				assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
				Answer won = answers.stream().filter((answer) -> answer.status() == 201).findFirst().orElseThrow();
				Answer lost = answers.stream().filter((answer) -> answer.status() == 409).findFirst().orElseThrow();
				assertThat(lost.text("code")).isEqualTo("SERVICE_EXISTS");
				assertThat(lost.text("serviceId")).isEqualTo(won.text("serviceId"));
				assertThat(withdraw(won).status()).isEqualTo(200);
			}
		}
	}

	@Test
	void aPlaceIsTakenWhileItIsAskedForAndFreeAfterwards() {
		Answer first = portal.askForService(Portal.ANALYTICS, "us-west-1");
		Answer second = portal.askForService(Portal.ANALYTICS, "US_WEST_1");
		assertThat(second.status()).isEqualTo(409);
		assertThat(second.text("code")).isEqualTo("SERVICE_EXISTS");
		assertThat(second.text("service")).isEqualTo("/api/v1/services/" + first.text("serviceId"));

		assertThat(portal.decide(first, "REJECT").status()).isEqualTo(201);
		Answer third = portal.askForService(Portal.ANALYTICS, "us-west-1");
		assertThat(third.status()).isEqualTo(201);

		assertThat(withdraw(third).status()).isEqualTo(200);
		Answer fourth = portal.askForService(Portal.ANALYTICS, "us-west-1");
		assertThat(fourth.status()).isEqualTo(201);
		runOut(fourth);
		Answer fifth = portal.askForService(Portal.ANALYTICS, "us-west-1");
		assertThat(fifth.status()).isEqualTo(201);
		withdraw(fifth);
	}

	@Test
	void anEditTakesTheNewPlaceAndFreesTheOld() {
		Answer asked = portal.askForService(Portal.ANALYTICS, "us-west-2");
		Answer other = portal.askForService(Portal.ANALYTICS, "ca-central-1");

		Answer refused = edit(asked, "ca-central-1");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.text("code")).isEqualTo("SERVICE_EXISTS");
		assertThat(refused.text("serviceId")).isEqualTo(other.text("serviceId"));

		Answer edited = edit(asked, "sa-east-1");
		assertThat(edited.text("region")).isEqualTo("SA_EAST_1");
		assertThat(edited.text("serviceId")).isEqualTo(asked.text("serviceId"));
		Answer again = portal.askForService(Portal.ANALYTICS, "us-west-2");
		assertThat(again.status()).isEqualTo(201);
		Stream.of(again, edited, other).forEach(this::withdraw);
	}

	@Test
	void theDatabaseItselfKeepsAPlaceForOne() {
		Answer asked = portal.askForService(Portal.ANALYTICS, "af-south-1");

		assertThatException().isThrownBy(() -> database.sql("""
				insert into endpoint_service (id, project_id, provider, region, port_mapping, status, live_key,
					service_attachment_names, created_at, changed_at, version)
				select '0123456789abcdef01234567', project_id, provider, region, port_mapping, status, live_key,
					service_attachment_names, created_at, changed_at, version
				from endpoint_service where id = ?""").param(asked.text("serviceId")).update());

		withdraw(asked);
	}

	private Answer edit(Answer asked, String region) {
		return portal.call("ada", "PUT", "/api/v1/requests/" + asked.text("id"), """
				{"kind": "CREATE_SERVICE", "projectId": "%s", "provider": "AWS", "region": "%s",
				 "justification": "A test."}""".formatted(Portal.ANALYTICS, region), "If-Match", asked.header("ETag"));
	}

	private Answer withdraw(Answer asked) {
		return portal.call("ada", "POST", "/api/v1/requests/" + asked.text("id") + "/withdrawal", null);
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

}
