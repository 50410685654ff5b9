package dev.postern.atlasapi;

import java.util.Set;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.atlasapi.ServiceCalls.Sight;
import dev.postern.audit.Actor;
import dev.postern.endpoint.EndpointView;
import dev.postern.provisioning.Crank;
import dev.postern.provisioning.Cranked;
import dev.postern.provisioning.Stage;
import dev.postern.request.ChangeRequests;
import dev.postern.rest.ApiProblem;
import dev.postern.testing.Portal;
import dev.postern.wire.AtlasRefusal;
import dev.postern.wire.Provider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What clients are answered from: a service as the caller’s key has dealt with it, and
 * nothing for those who do not see the project.
 */
@Cranked
class SightTests {

	private static final String OTHER = "vpce-0123456789abcdef1";

	private final Stage stage;

	private final ServiceCalls calls;

	private final Scene scene;

	private final String id;

	SightTests(Portal portal, Crank crank, ChangeRequests requests, Stage stage, ServiceCalls calls) {
		this.scene = new Scene(portal, crank, requests);
		this.stage = stage;
		this.calls = calls;
		this.id = scene.ready();
	}

	@Test
	void showsTheEndpointsOnceEachWithAllThatTheKeyHasDone() {
		scene.attach(scene.ada, id);
		scene.ada.post(Scene.service(id) + "/endpoint", "{\"id\": \"%s\"}".formatted(OTHER));
		Caller ada = ada();

		Sight sight = see(ada);

		assertThat(sight.service().endpoints()).extracting(EndpointView::id)
			.containsExactlyInAnyOrder(Scene.VPCE, OTHER);
		assertThat(sight.claims()).hasSize(3);
		assertThat(sight.making()).isPresent();
		assertThat(sight.claim(Claim.attaching(id, OTHER))).isPresent();
		assertThat(sight.isUnderWay(Claim.attaching(id, OTHER))).isTrue();
		assertThat(sight.isUnderWay(Claim.detaching(id, OTHER))).isFalse();
	}

	@Test
	void showsWhatTheKeyHasDoneAboutAnEndpointThatIsNotThere() {
		scene.attach(scene.ada, id);
		scene.reject(id);
		Address address = new Address(Portal.PAYMENTS, Provider.AWS, id);

		Sight sight = ada().call(() -> calls.sight(address, Scene.VPCE));

		assertThat(sight.service().endpoints()).isEmpty();
		assertThat(sight.claim(Claim.attaching(id, Scene.VPCE))).isPresent();
	}

	@Test
	void showsTheServiceAloneToAKeyThatHasDoneNothing() {
		scene.attach(scene.ada, id);
		Caller other = new Caller(ada().personId(), new Actor("ada", "a test"), Set.of(), true, UUID.randomUUID());

		Sight sight = see(other);

		assertThat(sight.service().endpoints()).hasSize(1);
		assertThat(sight.claims()).isEmpty();
	}

	@Test
	void fromOutsideNothingIsSeenAndThatIsARefusal() {
		Caller stranger = new Caller(UUID.randomUUID(), new Actor("stranger", "a test"), Set.of(), true,
				UUID.randomUUID());

		assertThat(unseen(stranger, Portal.PAYMENTS, id).isRefusal()).isTrue();
		assertThat(unseen(ada(), Portal.ANALYTICS, id).isRefusal()).isFalse();
		assertThat(unseen(ada(), Portal.PAYMENTS, "65f0000000000000000000ff").isRefusal()).isFalse();
	}

	@Test
	void whoHasLostTheirRolesSeesNothing() {
		Caller ada = ada();
		stage.update("update membership set requester = false where person_id = ?", ada.personId());
		try {
			assertThat(unseen(ada, Portal.PAYMENTS, id).isRefusal()).isTrue();
		}
		finally {
			stage.update("update membership set requester = true where person_id = ?", ada.personId());
		}
	}

	private Caller ada() {
		return stage.signIn("requestr", '1');
	}

	private Sight see(Caller caller) {
		return caller.call(() -> calls.sight(new Address(Portal.PAYMENTS, Provider.AWS, id)));
	}

	private ApiProblem unseen(Caller caller, String projectId, String id) {
		Address address = new Address(projectId, Provider.AWS, id);
		Throwable cause = assertThatExceptionOfType(AtlasRefusal.class)
			.isThrownBy(() -> caller.call(() -> calls.sight(address)))
			.actual()
			.getCause();
		assertThat(cause).isInstanceOf(ApiProblem.class);
		return (ApiProblem) cause;
	}

}
