package dev.postern.atlasapi;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.postern.provisioning.Crank;
import dev.postern.provisioning.Cranked;
import dev.postern.request.ChangeRequests;
import dev.postern.testing.AtlasClient;
import dev.postern.testing.Newcomers;
import dev.postern.testing.Portal;
import dev.postern.wire.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that asks for the same again joins what it has asked for; others are told that
 * it is taken.
 */
@Cranked
class JoiningTests {

	private static final String TAKEN = "409 PRIVATE_ENDPOINT_SERVICE_ALREADY_EXISTS_FOR_REGION";

	private static final String ATTACHED = "409 PRIVATELINK_INTERFACE_ENDPOINT_ALREADY_EXISTS";

	private final Scene scene;

	private final AtlasClient ada;

	JoiningTests(Portal portal, Crank crank, ChangeRequests requests) {
		this.scene = new Scene(portal, crank, requests);
		this.ada = scene.ada;
	}

	@ParameterizedTest
	@EnumSource
	void aServiceKeepsTheIdUnderWhichItWasAskedFor(Provider provider) {
		String id = scene.asked(provider);
		String path = Scene.service(provider, id);
		assertThat(Scene.status(ada.get(path))).isEqualTo("INITIATING");
		assertThat(Scene.text(scene.last(id).response(), "requester")).isEqualTo("ada");
		scene.approve(id);
		assertThat(Scene.status(ada.get(path))).isEqualTo("INITIATING");
		scene.make();

		HttpResponse<String> made = ada.get(path);
		String atlasId = scene.portal.get("ada", "/api/v1/services/" + id).text("atlasId");
		assertThat(Scene.status(made)).isEqualTo("AVAILABLE");
		assertThat(Scene.text(made, "id")).isEqualTo(id).isNotEqualTo(atlasId);
		assertThat(ada.get(Scene.service(provider, atlasId)).body()).isEqualTo(made.body());
		assertThat(ada.get(Scene.services(provider)).body()).isEqualTo('[' + made.body() + ']');
	}

	@ParameterizedTest
	@EnumSource
	void anEndpointThatWaitsReadsAsOneThatAtlasAccepts(Provider provider) {
		String id = scene.ready(provider);

		HttpResponse<String> added = ada.post(Scene.service(provider, id) + "/endpoint", Scene.body(provider));

		assertThat(Scene.status(added)).as(added.body())
			.isEqualTo((provider == Provider.AWS) ? "PENDING_ACCEPTANCE" : "INITIATING");
		String endpoint = Scene.endpointId(provider);
		assertThat(ada.get(Scene.endpoint(provider, id, endpoint)).body()).isEqualTo(added.body());
		assertThat(ada.get(Scene.service(provider, id)).body()).contains(endpoint);
	}

	@Test
	void theSameCallJoinsUntilItsEndWasRead() {
		String id = scene.asked();
		assertThat(scene.asked()).isEqualTo(id);
		scene.approve(id);
		scene.make();

		assertThat(scene.asked()).isEqualTo(id);

		assertThat(Scene.code(scene.create(ada, Provider.AWS))).isEqualTo(TAKEN);
		assertThat(scene.requests()).isEqualTo(1);
	}

	@Test
	void theSameEndpointJoinsUntilItsEndWasRead() {
		String id = scene.ready();
		String added = scene.attach(ada, id).body();
		assertThat(scene.attach(ada, id).body()).isEqualTo(added);
		scene.approve(id);
		scene.make();
		assertThat(Scene.status(scene.attach(ada, id))).isEqualTo("AVAILABLE");

		assertThat(Scene.code(scene.attach(ada, id))).isEqualTo(ATTACHED);
		assertThat(scene.requests()).isEqualTo(2);
	}

	@Test
	void anotherKeyIsToldWhoHasIt() {
		String id = scene.asked();
		for (AtlasClient other : List.of(scene.somebody(), scene.otherKey())) {
			HttpResponse<String> taken = scene.create(other, Provider.AWS);

			assertThat(Scene.code(taken)).isEqualTo(TAKEN);
			assertThat(Scene.text(taken, "detail")).contains("ada asked for it",
					"/requests/" + scene.last(id).text("id"));
			assertThat(Scene.status(other.get(Scene.service(id)))).isEqualTo("INITIATING");
		}
		scene.approve(id);
		scene.make();
		scene.attach(ada, id);
		HttpResponse<String> taken = scene.attach(scene.somebody(), id);
		assertThat(Scene.code(taken)).isEqualTo(ATTACHED);
		assertThat(Scene.text(taken, "detail")).contains("ada asked for it");
	}

	@Test
	void aKeyThatWasRefusedDoesNotJoinWhatAnotherOfItsOwnerAsksFor() {
		scene.reject(scene.asked());
		AtlasClient other = scene.otherKey();
		scene.crank.pass(Duration.ofSeconds(1));
		String id = Scene.text(scene.create(other, Provider.AWS), "id");

		assertThat(Scene.code(scene.create(ada, Provider.AWS))).isEqualTo(TAKEN);

		ada.delete(Scene.service(id));
		assertThat(scene.last(id).text("clientLeftAt")).isEmpty();
		assertThat(Scene.status(other.get(Scene.service(id)))).isEqualTo("INITIATING");
	}

	@Test
	void whoDoesNotSeeTheProjectIsToldNothing() {
		String id = scene.asked();
		AtlasClient stranger = scene.client(new Newcomers(scene.portal).join(Portal.ANALYTICS, "REQUESTER").key());

		HttpResponse<String> answer = scene.create(stranger, Provider.AWS);

		assertThat(Scene.code(answer)).isEqualTo("404 GROUP_NOT_FOUND");
		assertThat(answer.body() + stranger.get(Scene.service(id)).body()).doesNotContain("ada");
	}

	@Test
	void identicalCallsAtOnceMakeOneRequest() throws Exception {
		List<HttpResponse<String>> services = atOnce(() -> scene.create(ada, Provider.AWS));
		assertThat(services).extracting(HttpResponse::statusCode).containsOnly(201);
		assertThat(services).extracting((answer) -> Scene.text(answer, "id"))
			.containsOnly(Scene.text(services.getFirst(), "id"));
		String id = Scene.text(services.getFirst(), "id");
		scene.approve(id);
		scene.make();
		assertThat(atOnce(() -> ada.get(Scene.service(id)))).extracting(Scene::status).containsOnly("AVAILABLE");

		assertThat(atOnce(() -> scene.attach(ada, id))).extracting(HttpResponse::statusCode).containsOnly(201);
		scene.approve(id);
		scene.make();
		assertThat(atOnce(() -> ada.get(Scene.endpoint(id)))).extracting(Scene::status).containsOnly("AVAILABLE");
		assertThat(atOnce(() -> ada.delete(Scene.endpoint(id)))).extracting(HttpResponse::statusCode).containsOnly(202);
		assertThat(atOnce(() -> ada.call("PATCH", Scene.MODE, "{\"enabled\": true}")))
			.extracting(HttpResponse::statusCode)
			.containsOnly(202);
		assertThat(scene.requests()).isEqualTo(4);
	}

	private static <T> List<T> atOnce(Callable<T> call) throws Exception {
		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			List<Future<T>> answers = threads.invokeAll(IntStream.range(0, 8).mapToObj((number) -> call).toList());
			return answers.stream().map(Future::resultNow).toList();
		}
	}

}
