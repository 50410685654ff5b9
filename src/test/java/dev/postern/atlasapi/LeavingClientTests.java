package dev.postern.atlasapi;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import dev.postern.provisioning.Crank;
import dev.postern.provisioning.Cranked;
import dev.postern.request.ChangeRequests;
import dev.postern.testing.AtlasClient;
import dev.postern.testing.Newcomers;
import dev.postern.testing.Portal;
import dev.postern.testing.Visitor;
import dev.postern.wire.Provider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that removes what is not even made only stops waiting for it.
 */
@Cranked
class LeavingClientTests {

	private static final String GONE = "404 PRIVATE_ENDPOINT_SERVICE_NOT_FOUND";

	private final Clock clock;

	private final Scene scene;

	private final AtlasClient ada;

	LeavingClientTests(Portal portal, Crank crank, ChangeRequests requests, Clock clock) {
		this.scene = new Scene(portal, crank, requests);
		this.ada = scene.ada;
		this.clock = clock;
	}

	@Test
	void aServiceIsGoneForWhoeverStopsWaitingForItOnly() {
		String id = scene.asked();
		AtlasClient other = scene.somebody();

		HttpResponse<String> left = ada.delete(Scene.service(id));

		assertThat(left.statusCode()).isEqualTo(202);
		assertThat(left.body()).isEqualTo("{}");
		assertThat(Scene.code(ada.get(Scene.service(id)))).isEqualTo(GONE);
		assertThat(Scene.code(ada.delete(Scene.service(id)))).isEqualTo(GONE);
		assertThat(ada.get(Scene.services(Provider.AWS)).body()).isEqualTo("[]");
		for (AtlasClient client : List.of(other, scene.otherKey())) {
			assertThat(Scene.status(client.get(Scene.service(id)))).isEqualTo("INITIATING");
			assertThat(client.get(Scene.services(Provider.AWS)).body()).contains(id);
		}
		assertThat(scene.last(id).text("status")).isEqualTo("AWAITING_APPROVAL");
	}

	@Test
	void anEndpointIsGoneForWhoeverStopsWaitingForItOnly() {
		String id = scene.ready();
		scene.attach(ada, id);

		assertThat(ada.delete(Scene.endpoint(id)).statusCode()).isEqualTo(202);

		assertThat(Scene.code(ada.get(Scene.endpoint(id)))).isEqualTo(GONE);
		assertThat(ada.get(Scene.service(id)).body()).doesNotContain(Scene.VPCE);
		AtlasClient other = scene.somebody();
		assertThat(Scene.status(other.get(Scene.endpoint(id)))).isEqualTo("PENDING_ACCEPTANCE");
		assertThat(other.get(Scene.service(id)).body()).contains(Scene.VPCE);
		assertThat(scene.last(id).text("clientLeftAt")).isNotEmpty();
		assertThat(Scene.status(scene.attach(ada, id))).isEqualTo("PENDING_ACCEPTANCE");
		assertThat(ada.get(Scene.service(id)).body()).contains(Scene.VPCE);
		assertThat(scene.last(id).text("clientLeftAt")).isEmpty();
		assertThat(scene.requests()).isEqualTo(2);
	}

	@Test
	void approversSeeThatNobodyWaits() {
		String id = scene.asked();
		Newcomers.Newcomer approver = new Newcomers(scene.portal).join(Portal.PAYMENTS, "APPROVER");
		Visitor visitor = Visitor.signedIn(scene.portal.origin(), approver.name(), "correct horse battery");
		String page = "/requests/" + scene.last(id).text("id");
		assertThat(visitor.get(page).html()).doesNotContain("id=\"client-left\"");

		ada.delete(Scene.service(id));

		assertThat(scene.last(id).text("clientLeftAt")).isEqualTo(clock.instant().toString());
		assertThat(visitor.get(page).html()).contains("id=\"client-left\"");
		assertThat(visitor.get(page).text()).contains("The client that asked stopped waiting for this request",
				"ada stopped waiting for it");
	}

	@Test
	void theRequestRunsOutAfterThreeDays() {
		String id = scene.asked();
		scene.crank.pass(Duration.ofDays(1));
		ada.delete(Scene.service(id));

		scene.crank.pass(Duration.ofHours(72));
		scene.expire();
		assertThat(scene.last(id).text("status")).isEqualTo("AWAITING_APPROVAL");
		scene.crank.pass(Duration.ofSeconds(1));
		scene.expire();
		assertThat(scene.last(id).text("status")).isEqualTo("EXPIRED");
	}

	@Test
	void leavingGivesNoRequestMoreTime() {
		String id = scene.asked();
		scene.crank.pass(Duration.ofDays(13));
		ada.delete(Scene.service(id));

		scene.crank.pass(Duration.ofDays(1).plusSeconds(1));
		scene.expire();

		assertThat(scene.last(id).text("status")).isEqualTo("EXPIRED");
	}

	@Test
	void theSameCallComesBackToIt() {
		String id = scene.asked();
		String until = scene.last(id).text("expiresAt");
		ada.delete(Scene.service(id));
		assertThat(scene.last(id).text("expiresAt")).isNotEqualTo(until);
		scene.crank.pass(Duration.ofHours(70));

		assertThat(scene.asked()).isEqualTo(id);

		assertThat(Scene.status(ada.get(Scene.service(id)))).isEqualTo("INITIATING");
		assertThat(scene.last(id).text("clientLeftAt")).isEmpty();
		assertThat(scene.last(id).text("expiresAt")).isEqualTo(until);
		assertThat(scene.requests()).isEqualTo(1);
	}

	@Test
	void whatIsApprovedWhileNobodyWaitsIsMadeAndJoinedLater() {
		String id = scene.asked();
		ada.delete(Scene.service(id));
		scene.approve(id);
		scene.make();
		assertThat(Scene.status(scene.somebody().get(Scene.service(id)))).isEqualTo("AVAILABLE");
		assertThat(Scene.code(ada.get(Scene.service(id)))).isEqualTo(GONE);

		HttpResponse<String> joined = scene.create(ada, Provider.AWS);

		assertThat(joined.statusCode()).isEqualTo(201);
		assertThat(Scene.text(joined, "id")).isEqualTo(id);
		assertThat(Scene.status(joined)).isEqualTo("AVAILABLE");
		assertThat(Scene.status(ada.get(Scene.service(id)))).isEqualTo("AVAILABLE");
		assertThat(scene.create(ada, Provider.AWS).statusCode()).isEqualTo(409);
		assertThat(scene.requests()).isEqualTo(1);
	}

	@Test
	void whatIsBeingCarriedOutIsMadeAllTheSame() {
		String id = scene.asked();
		scene.approve(id);
		scene.crank.jobs();

		assertThat(ada.delete(Scene.service(id)).statusCode()).isEqualTo(202);

		assertThat(Scene.code(ada.get(Scene.service(id)))).isEqualTo(GONE);
		scene.make();
		assertThat(Scene.status(scene.otherKey().get(Scene.service(id)))).isEqualTo("AVAILABLE");
		assertThat(scene.requests()).isEqualTo(1);
	}

	@Test
	void whatNobodyHasApprovedKeepsNoServiceFromGoing() {
		String id = scene.ready();
		scene.attach(ada, id);
		ada.delete(Scene.endpoint(id));
		scene.crank.pass(Duration.ofSeconds(1));

		assertThat(ada.delete(Scene.service(id)).statusCode()).isEqualTo(202);

		scene.approve(id);
		scene.make();
		assertThat(Scene.code(ada.get(Scene.service(id)))).isEqualTo(GONE);
	}

	@Test
	void whoNeverWaitedSeesWhatIsMadeForOthers() {
		String id = scene.asked();
		AtlasClient other = scene.somebody();
		other.delete(Scene.service(id));
		scene.approve(id);
		scene.make();

		assertThat(Scene.status(other.get(Scene.service(id)))).isEqualTo("AVAILABLE");
		assertThat(other.get(Scene.services(Provider.AWS)).body()).contains(id);
		scene.attach(ada, id);
		other.delete(Scene.endpoint(id));
		assertThat(Scene.code(other.get(Scene.endpoint(id)))).isEqualTo(GONE);
		scene.approve(id);
		scene.make();
		assertThat(Scene.status(other.get(Scene.endpoint(id)))).isEqualTo("AVAILABLE");
		assertThat(scene.create(other, Provider.AWS).statusCode()).isEqualTo(409);
	}

	@Test
	void whoNeverWaitedTurnsNobodyAwayButThemselves() {
		String id = scene.asked();
		AtlasClient other = scene.somebody();

		assertThat(other.delete(Scene.service(id)).statusCode()).isEqualTo(202);

		assertThat(Scene.code(other.get(Scene.service(id)))).isEqualTo(GONE);
		assertThat(Scene.status(ada.get(Scene.service(id)))).isEqualTo("INITIATING");
		assertThat(scene.last(id).text("clientLeftAt")).isEmpty();
		ada.delete(Scene.service(id));
		assertThat(scene.create(other, Provider.AWS).statusCode()).isEqualTo(409);
		assertThat(scene.last(id).text("clientLeftAt")).isNotEmpty();
	}

}
