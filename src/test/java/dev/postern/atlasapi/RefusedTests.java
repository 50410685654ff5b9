package dev.postern.atlasapi;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import dev.postern.provisioning.Crank;
import dev.postern.provisioning.Cranked;
import dev.postern.provisioning.Door;
import dev.postern.request.ChangeRequests;
import dev.postern.testing.AtlasClient;
import dev.postern.testing.Portal;
import dev.postern.wire.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A request that came to nothing is told as such for an hour, and asked for again only by
 * a person.
 */
@Cranked
class RefusedTests {

	private static final String REJECTED = "403 REQUEST_REJECTED";

	private static final String OTHER = "vpce-0123456789abcdef1";

	private static final String GONE = "404 PRIVATE_ENDPOINT_SERVICE_NOT_FOUND";

	private final Door door;

	private final Scene scene;

	private final AtlasClient ada;

	RefusedTests(Portal portal, Crank crank, ChangeRequests requests, Door door) {
		this.scene = new Scene(portal, crank, requests);
		this.ada = scene.ada;
		this.door = door;
	}

	@ParameterizedTest
	@EnumSource
	void whyAServiceWillNotComeIsToldForAnHour(Ending ending) {
		String id = scene.asked();
		String link = "/requests/" + scene.last(id).text("id");
		ending.end(scene, id);

		HttpResponse<String> read = ada.get(Scene.service(id));
		assertThat(Scene.code(read)).isEqualTo(REJECTED);
		assertThat(Scene.text(read, "detail")).contains(ending.why, link);
		assertThat(ada.get(Scene.services(Provider.AWS)).body()).isEqualTo("[]");
		scene.crank.pass(Duration.ofMinutes(59));
		assertThat(Scene.code(ada.get(Scene.service(id)))).isEqualTo(REJECTED);
		scene.crank.pass(Duration.ofMinutes(1));
		assertThat(Scene.code(ada.get(Scene.service(id)))).isEqualTo(GONE);
	}

	@ParameterizedTest
	@EnumSource
	void theSameCallMakesNothingUntilItsOwnerAsksAgain(Ending ending) {
		String id = scene.asked();
		ending.end(scene, id);
		for (int day = 0; day < 8; day++) {
			HttpResponse<String> answer = scene.create(ada, Provider.AWS);
			assertThat(Scene.code(answer)).isEqualTo(REJECTED);
			assertThat(Scene.text(answer, "detail")).contains(ending.why);
			scene.crank.pass(Duration.ofDays(1));
		}
		assertThat(scene.requests()).isEqualTo(1);

		String again = scene.portal.askForService(Portal.PAYMENTS, "us-east-1").text("serviceId");

		assertThat(scene.asked()).isEqualTo(again).isNotEqualTo(id);
		assertThat(Scene.code(ada.get(Scene.service(id)))).isEqualTo(GONE);
		ending.end(scene, again);
		assertThat(Scene.code(scene.create(ada, Provider.AWS))).isEqualTo(REJECTED);
		assertThat(scene.requests()).isEqualTo(2);
	}

	@Test
	void whoWasNotRefusedMayAsk() {
		scene.reject(scene.asked());

		assertThat(scene.create(scene.somebody(), Provider.AWS).statusCode()).isEqualTo(201);
	}

	@Test
	void whatOthersAskForChangesNothingAboutThat() {
		AtlasClient somebody = scene.somebody();
		scene.reject(scene.asked());
		scene.crank.pass(Duration.ofSeconds(1));
		scene.reject(Scene.text(scene.create(somebody, Provider.AWS), "id"));

		for (AtlasClient client : List.of(ada, somebody)) {
			assertThat(Scene.code(scene.create(client, Provider.AWS))).isEqualTo(REJECTED);
		}
		assertThat(scene.requests()).isEqualTo(2);
	}

	@Test
	void whatWasMadeForOthersSinceMayBeAskedForAnew() {
		AtlasClient somebody = scene.somebody();
		scene.reject(scene.asked());
		scene.crank.pass(Duration.ofSeconds(1));
		String id = Scene.text(scene.create(somebody, Provider.AWS), "id");
		scene.approve(id);
		scene.make();
		scene.crank.pass(Duration.ofSeconds(1));
		somebody.delete(Scene.service(id));
		scene.approve(id);
		scene.make();

		assertThat(scene.create(ada, Provider.AWS).statusCode()).isEqualTo(201);
	}

	@Test
	void whatWasThereAfterAllAndRemovedMayBeAskedForAnew() {
		String id = scene.connected();
		ada.post(Scene.service(id) + "/endpoint", "{\"id\": \"%s\"}".formatted(OTHER));
		scene.approve(id);
		scene.crank.jobs();
		scene.portal.call("grace", "POST", "/api/v1/requests/" + scene.last(id).text("id") + "/giving-up", null);
		String path = Scene.endpoint(Provider.AWS, id, OTHER);
		assertThat(Scene.status(ada.get(path))).isEqualTo("PENDING_ACCEPTANCE");
		scene.crank.pass(Duration.ofSeconds(1));
		ada.delete(path);
		scene.approve(id);
		scene.make();

		assertThat(Scene.code(ada.get(path))).isEqualTo(GONE);
		assertThat(ada.post(Scene.service(id) + "/endpoint", "{\"id\": \"%s\"}".formatted(OTHER)).statusCode())
			.isEqualTo(201);
	}

	@Test
	void aServiceThatWasThereAfterAllAndRemovedMayBeAskedForAnew() {
		String id = scene.asked();
		scene.approve(id);
		scene.crank.jobs();
		scene.portal.call("grace", "POST", "/api/v1/requests/" + scene.last(id).text("id") + "/giving-up", null);
		assertThat(Scene.status(ada.get(Scene.service(id)))).isEqualTo("INITIATING");
		scene.crank.pass(Duration.ofSeconds(1));
		ada.delete(Scene.service(id));
		scene.approve(id);
		scene.make();

		assertThat(Scene.code(ada.get(Scene.service(id)))).isEqualTo(GONE);
		assertThat(scene.create(ada, Provider.AWS).statusCode()).isEqualTo(201);
	}

	@Test
	void anEndpointThatAtlasRefusedLeavesTheOtherTheLast() {
		String id = scene.connected();
		door.refuse("POST", Door.ATTACH, 1, 400, "INVALID_ATTRIBUTE");
		ada.post(Scene.service(id) + "/endpoint", "{\"id\": \"%s\"}".formatted(OTHER));
		scene.approve(id);
		scene.make();

		ada.delete(Scene.endpoint(id));

		assertThat(scene.last(id).json().path("deletesService").asBoolean()).isTrue();
	}

	@Test
	void anEndpointThatIsRefusedLeavesItsServiceAtOnce() {
		String id = scene.ready();
		scene.attach(ada, id);
		assertThat(ada.get(Scene.service(id)).body()).contains(Scene.VPCE);
		scene.reject(id);

		assertThat(ada.get(Scene.service(id)).body()).doesNotContain(Scene.VPCE).contains("\"AVAILABLE\"");
		HttpResponse<String> read = ada.get(Scene.endpoint(id));
		assertThat(Scene.code(read)).isEqualTo(REJECTED);
		assertThat(Scene.text(read, "detail")).contains("grace rejected this: Too <wide>.");
		scene.crank.pass(Duration.ofHours(1));
		assertThat(Scene.code(ada.get(Scene.endpoint(id)))).isEqualTo(GONE);
		scene.crank.pass(Duration.ofDays(7));
		assertThat(Scene.code(scene.attach(ada, id))).isEqualTo(REJECTED);
		assertThat(scene.requests()).isEqualTo(2);

		assertThat(scene.portal.askForEndpoint(id, Scene.VPCE).status()).isEqualTo(201);
		assertThat(Scene.status(scene.attach(ada, id))).isEqualTo("PENDING_ACCEPTANCE");
		assertThat(scene.requests()).isEqualTo(3);
	}

	@ParameterizedTest
	@CsvSource({ "400, INVALID_REGION, 400 INVALID_REGION", "409, NO_CAPACITY, 409 NO_CAPACITY",
			"404, GROUP_NOT_FOUND, 403 REQUEST_REJECTED" })
	void whatAtlasRefusesIsToldInItsOwnWords(int status, String code, String told) {
		String id = scene.asked();
		door.refuse("POST", Door.CREATE, 1, status, code);
		scene.approve(id);
		scene.make();

		HttpResponse<String> read = ada.get(Scene.service(id));
		assertThat(Scene.code(read)).isEqualTo(told);
		assertThat(Scene.text(read, "detail")).contains("As the test says.");
		assertThat(Scene.code(scene.create(ada, Provider.AWS))).isEqualTo(told);
		assertThat(ada.get(Scene.services(Provider.AWS)).body()).isEqualTo("[]");
		scene.crank.pass(Duration.ofHours(1));
		assertThat(Scene.code(ada.get(Scene.service(id)))).isEqualTo(GONE);

		retry(id);
		assertThat(scene.asked()).isEqualTo(id);
		scene.make();
		assertThat(Scene.status(ada.get(Scene.service(id)))).isEqualTo("AVAILABLE");
		assertThat(scene.requests()).isEqualTo(1);
	}

	@Test
	void anEndpointThatAtlasRefusesHasNeverFailed() {
		String id = scene.ready();
		door.refuse("POST", Door.ATTACH, 1, 400, "INVALID_ATTRIBUTE");
		scene.attach(ada, id);
		scene.approve(id);
		scene.make();

		assertThat(Scene.code(ada.get(Scene.endpoint(id)))).isEqualTo("400 INVALID_ATTRIBUTE");
		assertThat(Scene.code(scene.attach(ada, id))).isEqualTo("400 INVALID_ATTRIBUTE");
		assertThat(ada.get(Scene.service(id)).body()).doesNotContain(Scene.VPCE);
		scene.crank.pass(Duration.ofHours(1));
		assertThat(Scene.code(ada.get(Scene.endpoint(id)))).isEqualTo(GONE);

		retry(id);
		assertThat(Scene.status(scene.attach(ada, id))).isEqualTo("PENDING_ACCEPTANCE");
		scene.make();
		assertThat(Scene.status(ada.get(Scene.endpoint(id)))).isEqualTo("AVAILABLE");
	}

	@Test
	void anEndpointThatAtlasRefusedKeepsNobodyFromDeletingTheService() {
		String id = scene.ready();
		door.refuse("POST", Door.ATTACH, 1, 400, "INVALID_ATTRIBUTE");
		scene.attach(ada, id);
		scene.approve(id);
		scene.make();

		assertThat(ada.delete(Scene.service(id)).statusCode()).isEqualTo(202);
		scene.approve(id);
		scene.make();
		assertThat(Scene.code(ada.get(Scene.service(id)))).isEqualTo(GONE);
	}

	@Test
	void whatSomebodyGaveUpIsRefusedToo() {
		String id = scene.asked();
		scene.approve(id);
		scene.portal.call("grace", "POST", "/api/v1/requests/" + scene.last(id).text("id") + "/giving-up", null);

		assertThat(Scene.code(ada.get(Scene.service(id)))).isEqualTo(REJECTED);
		assertThat(Scene.text(ada.get(Scene.service(id)), "detail")).contains("grace gave it up");
	}

	private void retry(String id) {
		scene.portal.post("ada", "/api/v1/requests/" + scene.last(id).text("id") + "/retry", "{}");
	}

	/** How a request comes to nothing without a word from Atlas. */
	enum Ending {

		REJECTION("grace rejected this: Too <wide>."), WITHDRAWAL("ada took this back."),
		EXPIRY("Nobody decided on this in time.");

		private final String why;

		Ending(String why) {
			this.why = why;
		}

		void end(Scene scene, String serviceId) {
			switch (this) {
				case REJECTION -> scene.reject(serviceId);
				case WITHDRAWAL -> scene.portal.call("ada", "POST",
						"/api/v1/requests/" + scene.last(serviceId).text("id") + "/withdrawal", null);
				case EXPIRY -> {
					scene.crank.pass(Duration.ofDays(14).plusSeconds(1));
					scene.expire();
				}
			}
		}

	}

}
