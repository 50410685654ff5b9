package dev.postern.atlasapi;

import java.net.http.HttpResponse;
import java.time.Duration;

import dev.postern.provisioning.Crank;
import dev.postern.provisioning.Cranked;
import dev.postern.request.ChangeRequests;
import dev.postern.testing.AtlasClient;
import dev.postern.testing.Portal;
import dev.postern.wire.Provider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the Kubernetes operator does: every ten seconds it reads before it writes, adopts
 * what stands in the region, and takes 404 for gone.
 */
@Cranked
class OperatorRulesTests {

	private final Scene scene;

	private final AtlasClient ada;

	OperatorRulesTests(Portal portal, Crank crank, ChangeRequests requests) {
		this.scene = new Scene(portal, crank, requests);
		this.ada = scene.ada;
	}

	@Test
	void aDayOfReconcilingMakesOneRequest() {
		for (int i = 0; i < 30; i++) {
			assertThat(reconcile()).isEqualTo("INITIATING");
			scene.crank.turn(1, Duration.ofSeconds(10));
		}
		scene.decide(scene.last(), "REJECT", null);
		// every ten seconds for a while, then less often: a day has many of them
		for (int i = 0; i < 30; i++) {
			assertThat(reconcile()).isEqualTo("403");
			scene.crank.pass(Duration.ofSeconds(10));
		}
		for (int i = 0; i < 144; i++) {
			assertThat(reconcile()).isEqualTo("403");
			scene.crank.pass(Duration.ofMinutes(10));
		}
		assertThat(scene.requests()).isEqualTo(1);

		scene.portal.askForService(Portal.PAYMENTS, "us-east-1");
		assertThat(reconcile()).isEqualTo("INITIATING");
		assertThat(scene.requests()).isEqualTo(2);
	}

	@Test
	void whatStandsInTheRegionIsAdopted() {
		String id = scene.ready();
		AtlasClient operator = scene.somebody();

		assertThat(reconcile(operator)).isEqualTo("AVAILABLE");

		assertThat(found(operator)).isEqualTo(id);
		assertThat(scene.requests()).isEqualTo(1);
	}

	@Test
	void anEndpointIsReadBeforeItIsAdded() {
		scene.ready();
		String id = found(ada);
		assertThat(Scene.code(ada.get(Scene.endpoint(id)))).isEqualTo("404 PRIVATE_ENDPOINT_SERVICE_NOT_FOUND");
		scene.attach(ada, id);
		for (int i = 0; i < 10; i++) {
			assertThat(Scene.status(ada.get(Scene.endpoint(id)))).isEqualTo("PENDING_ACCEPTANCE");
			scene.crank.turn(1, Duration.ofSeconds(10));
		}
		scene.approve(id);
		scene.make();
		assertThat(Scene.status(ada.get(Scene.endpoint(id)))).isEqualTo("AVAILABLE");
		assertThat(scene.requests()).isEqualTo(2);
	}

	@Test
	void deletingTakesTheEndpointsFirst() {
		String id = scene.connected();
		for (int i = 0; i < 20; i++) {
			assertThat(remove(id)).isEqualTo("endpoints");
			scene.crank.turn(1, Duration.ofSeconds(10));
		}
		assertThat(scene.requests()).isEqualTo(3);
		scene.decide(scene.last(id), "APPROVE", true);
		scene.crank.turn(40, Duration.ofSeconds(10));

		assertThat(remove(id)).isEqualTo("gone");
		assertThat(scene.requests()).isEqualTo(3);
	}

	@Test
	void aServiceWithoutEndpointsIsRemovedOnce() {
		String id = scene.ready();
		assertThat(remove(id)).isEqualTo("service");
		for (int i = 0; i < 20; i++) {
			assertThat(remove(id)).isEqualTo("waits");
			scene.crank.turn(1, Duration.ofSeconds(10));
		}
		scene.approve(id);
		scene.crank.turn(40, Duration.ofSeconds(10));

		assertThat(remove(id)).isEqualTo("gone");
		assertThat(scene.requests()).isEqualTo(2);
	}

	private String reconcile() {
		return reconcile(ada);
	}

	/** Looks for the region, asks for it if there is none, and answers how it stands. */
	private String reconcile(AtlasClient operator) {
		String id = found(operator);
		HttpResponse<String> answer = id.isEmpty() ? scene.create(operator, Provider.AWS)
				: operator.get(Scene.service(id));
		return (answer.statusCode() >= 400) ? String.valueOf(answer.statusCode()) : Scene.status(answer);
	}

	/** The id of the service whose region is spelled exactly as wanted, empty if none. */
	private static String found(AtlasClient operator) {
		return Scene.json(operator.get(Scene.services(Provider.AWS)))
			.valueStream()
			.filter((service) -> service.path("regionName").asString("").equals("US_EAST_1"))
			.map((service) -> service.path("id").asString(""))
			.findFirst()
			.orElse("");
	}

	/** One round of removing a service, and what it came to. */
	private String remove(String id) {
		HttpResponse<String> service = ada.get(Scene.service(id));
		if (service.statusCode() == 404) {
			return "gone";
		}
		if (!Scene.json(service).path("interfaceEndpoints").isEmpty()) {
			if (!Scene.status(ada.get(Scene.endpoint(id))).equals("DELETING")) {
				assertThat(ada.delete(Scene.endpoint(id)).statusCode()).isEqualTo(202);
			}
			return "endpoints";
		}
		if (Scene.status(service).equals("DELETING")) {
			return "waits";
		}
		assertThat(ada.delete(Scene.service(id)).statusCode()).isEqualTo(202);
		return "service";
	}

}
