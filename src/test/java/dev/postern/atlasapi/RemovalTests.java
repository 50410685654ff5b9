package dev.postern.atlasapi;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import dev.postern.provisioning.Crank;
import dev.postern.provisioning.Cranked;
import dev.postern.request.ChangeRequests;
import dev.postern.testing.AtlasClient;
import dev.postern.testing.Newcomers;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.testing.Visitor;
import dev.postern.testing.Visitor.Shown;
import dev.postern.wire.Provider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * To remove what stands is a request like any other, and seen by whoever asks only.
 */
@Cranked
class RemovalTests {

	private static final String REJECTED = "403 REQUEST_REJECTED";

	private static final String OTHER = "vpce-0123456789abcdef1";

	private static final String GONE = "404 PRIVATE_ENDPOINT_SERVICE_NOT_FOUND";

	private final Scene scene;

	private final AtlasClient ada;

	RemovalTests(Portal portal, Crank crank, ChangeRequests requests) {
		this.scene = new Scene(portal, crank, requests);
		this.ada = scene.ada;
	}

	@Test
	void aServiceReadsAsLeavingForTheKeyThatAsksUntilItIsGone() {
		String id = scene.ready();
		AtlasClient other = scene.somebody();

		HttpResponse<String> answer = ada.delete(Scene.service(id));

		assertThat(answer.statusCode()).isEqualTo(202);
		assertThat(answer.body()).isEqualTo("{}");
		assertThat(Scene.status(ada.get(Scene.service(id)))).isEqualTo("DELETING");
		assertThat(ada.get(Scene.services(Provider.AWS)).body()).contains("DELETING");
		assertThat(Scene.status(other.get(Scene.service(id)))).isEqualTo("AVAILABLE");
		assertThat(ada.delete(Scene.service(id)).statusCode()).isEqualTo(202);
		assertThat(scene.requests()).isEqualTo(2);
		scene.approve(id);
		scene.crank.jobs();
		assertThat(Scene.status(other.get(Scene.service(id)))).isEqualTo("DELETING");
		assertThat(other.delete(Scene.service(id)).statusCode()).isEqualTo(202);
		scene.make();
		for (AtlasClient client : List.of(ada, other)) {
			assertThat(Scene.code(client.get(Scene.service(id)))).isEqualTo(GONE);
			assertThat(Scene.code(client.delete(Scene.service(id)))).isEqualTo(GONE);
		}
		assertThat(scene.asked()).isNotEqualTo(id);
	}

	@Test
	void aRejectedRemovalLeavesThingsAsTheyWere() {
		String id = scene.ready();
		ada.delete(Scene.service(id));
		scene.reject(id);

		assertThat(Scene.status(ada.get(Scene.service(id)))).isEqualTo("AVAILABLE");
		HttpResponse<String> again = ada.delete(Scene.service(id));
		assertThat(Scene.code(again)).isEqualTo(REJECTED);
		assertThat(Scene.text(again, "detail")).contains("grace rejected this: Too <wide>.",
				"/requests/" + scene.last(id).text("id"));
		scene.crank.pass(Duration.ofDays(7));
		assertThat(Scene.code(ada.delete(Scene.service(id)))).isEqualTo(REJECTED);
		assertThat(scene.requests()).isEqualTo(2);
	}

	@Test
	void aRemovalThatItsOwnerAsksForAgainIsJoined() {
		String id = scene.ready();
		ada.delete(Scene.service(id));
		scene.reject(id);
		askInPortal(id);

		assertThat(ada.delete(Scene.service(id)).statusCode()).isEqualTo(202);

		assertThat(Scene.status(ada.get(Scene.service(id)))).isEqualTo("DELETING");
		assertThat(scene.requests()).isEqualTo(3);
		scene.reject(id);
		assertThat(Scene.code(ada.delete(Scene.service(id)))).isEqualTo(REJECTED);
		assertThat(Scene.status(ada.get(Scene.service(id)))).isEqualTo("AVAILABLE");
		assertThat(scene.requests()).isEqualTo(3);
	}

	@Test
	void whatSomebodyElseAsksToRemoveIsNotAskedForTwice() {
		String id = scene.ready();
		askInPortal(id);

		HttpResponse<String> answer = scene.somebody().delete(Scene.service(id));

		assertThat(answer.statusCode()).isEqualTo(409);
		assertThat(Scene.text(answer, "detail")).contains("An open request asks for the same already.");
		assertThat(scene.requests()).isEqualTo(2);
	}

	@Test
	void anEndpointComesBackWhenItsRemovalIsRejected() {
		String id = scene.connected();
		ada.delete(Scene.endpoint(id));
		HttpResponse<String> leaving = ada.get(Scene.endpoint(id));
		assertThat(Scene.status(leaving)).isEqualTo("DELETING");
		assertThat(Scene.json(leaving).path("deleteRequested").asBoolean()).isTrue();
		assertThat(Scene.status(scene.otherKey().get(Scene.endpoint(id)))).isEqualTo("AVAILABLE");
		assertThat(Scene.status(ada.get(Scene.service(id)))).isEqualTo("AVAILABLE");
		scene.reject(id);

		HttpResponse<String> back = ada.get(Scene.endpoint(id));
		assertThat(Scene.status(back)).isEqualTo("AVAILABLE");
		assertThat(Scene.json(back).path("deleteRequested").asBoolean()).isFalse();
		scene.crank.pass(Duration.ofDays(7));
		assertThat(Scene.code(ada.delete(Scene.endpoint(id)))).isEqualTo(REJECTED);
		assertThat(scene.requests()).isEqualTo(3);
	}

	@Test
	void aServiceWithEndpointsStays() {
		String id = scene.connected();

		assertThat(Scene.code(ada.delete(Scene.service(id)))).isEqualTo("409 CANNOT_DELETE_PRIVATELINK_WITH_ENDPOINTS");
		assertThat(scene.requests()).isEqualTo(2);
	}

	@Test
	void whoApprovesMustKnowThatTheServiceGoesWithItsLastEndpoint() {
		String id = scene.connected();
		ada.delete(Scene.endpoint(id));

		Answer unconfirmed = scene.decide(scene.last(id), "APPROVE", null);
		assertThat(unconfirmed.status()).isEqualTo(422);
		assertThat(unconfirmed.text("code")).isEqualTo("LAST_ENDPOINT");
		assertThat(scene.last(id).text("status")).isEqualTo("AWAITING_APPROVAL");
		assertThat(scene.decide(scene.last(id), "APPROVE", true).status()).isEqualTo(201);
		scene.make();
		assertThat(Scene.code(ada.get(Scene.endpoint(id)))).isEqualTo(GONE);
		assertThat(Scene.code(ada.get(Scene.service(id)))).isEqualTo(GONE);
	}

	@Test
	void thePageHasABoxToTickForTheLastEndpoint() {
		String id = scene.connected();
		ada.delete(Scene.endpoint(id));
		Newcomers.Newcomer approver = new Newcomers(scene.portal).join(Portal.PAYMENTS, "APPROVER");
		Visitor visitor = Visitor.signedIn(scene.portal.origin(), approver.name(), "correct horse battery");
		String page = "/requests/" + scene.last(id).text("id");
		Shown form = visitor.get(page);
		assertThat(form.text()).contains("This is the last endpoint of its service.", "The service may go as well");
		assertThat(form.html()).contains("type=\"checkbox\"", "name=\"deletesService\"");

		Shown unconfirmed = visitor.post(page + "/decision", form.token(), "version", "1", "verdict", "APPROVE");
		assertThat(unconfirmed.status()).isEqualTo(200);
		assertThat(unconfirmed.html()).contains("href=\"#deletesService\"",
				"name=\"deletesService\" aria-invalid=\"true\"");
		assertThat(scene.last(id).text("status")).isEqualTo("AWAITING_APPROVAL");
		visitor.post(page + "/decision", unconfirmed.token(), "version", "1", "verdict", "APPROVE", "deletesService",
				"true");
		assertThat(scene.last(id).text("status")).isEqualTo("APPROVED");
	}

	@Test
	void anEndpointThatIsNotTheLastNeedsNoTick() {
		String id = scene.connected();
		ada.post(Scene.service(id) + "/endpoint", "{\"id\": \"%s\"}".formatted(OTHER));
		scene.approve(id);
		scene.make();
		ada.delete(Scene.endpoint(id));

		scene.approve(id);
		scene.make();

		assertThat(Scene.code(ada.get(Scene.endpoint(id)))).isEqualTo(GONE);
		assertThat(Scene.status(ada.get(Scene.service(id)))).isEqualTo("AVAILABLE");
	}

	@Test
	void whoeverDetachesAllAtOnceIsAskedAboutTheServiceWithTheLast() {
		String id = connectedTwice();
		ada.delete(Scene.endpoint(id));
		assertThat(scene.last(id).json().path("deletesService").asBoolean()).isFalse();
		scene.approve(id);
		scene.crank.pass(Duration.ofSeconds(1));

		assertThat(ada.delete(other(id)).statusCode()).isEqualTo(202);

		assertThat(scene.last(id).json().path("deletesService").asBoolean()).isTrue();
		scene.make();
		assertThat(scene.decide(scene.last(id), "APPROVE", true).status()).isEqualTo(201);
		scene.make();
		assertThat(Scene.code(ada.get(other(id)))).isEqualTo(GONE);
		assertThat(Scene.code(ada.get(Scene.service(id)))).isEqualTo(GONE);
	}

	@Test
	void whatHasBecomeTheLastEndpointIsAskedForAnew() {
		String id = connectedTwice();
		AtlasClient another = scene.somebody();
		ada.delete(Scene.endpoint(id));
		scene.approve(id);
		scene.crank.pass(Duration.ofSeconds(1));
		another.delete(other(id));
		assertThat(scene.last(id).json().path("deletesService").asBoolean()).isFalse();
		scene.approve(id);
		scene.make();
		String stays = Scene.status(ada.get(Scene.endpoint(id))).equals("AVAILABLE") ? Scene.endpoint(id) : other(id);
		AtlasClient wants = stays.equals(other(id)) ? another : ada;
		assertThat(Scene.status(wants.get(stays))).isEqualTo("AVAILABLE");
		scene.crank.pass(Duration.ofSeconds(1));

		assertThat(wants.delete(stays).statusCode()).isEqualTo(202);

		assertThat(scene.decide(scene.last(id), "APPROVE", true).status()).isEqualTo(201);
		scene.make();
		assertThat(Scene.code(ada.get(Scene.service(id)))).isEqualTo(GONE);
	}

	/** A service with two endpoints that work. */
	private String connectedTwice() {
		String id = scene.connected();
		ada.post(Scene.service(id) + "/endpoint", "{\"id\": \"%s\"}".formatted(OTHER));
		scene.approve(id);
		scene.make();
		assertThat(Scene.status(ada.get(other(id)))).isEqualTo("AVAILABLE");
		return id;
	}

	private static String other(String serviceId) {
		return Scene.endpoint(Provider.AWS, serviceId, OTHER);
	}

	private void askInPortal(String serviceId) {
		scene.crank.pass(Duration.ofSeconds(1));
		assertThat(
				scene.portal
					.post("ada", "/api/v1/requests",
							"""
									{"kind": "DELETE_SERVICE", "serviceId": "%s", "justification": "A test."}"""
								.formatted(serviceId))
					.status())
			.isEqualTo(201);
	}

}
