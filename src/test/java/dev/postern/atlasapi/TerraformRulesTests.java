package dev.postern.atlasapi;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

import dev.postern.provisioning.Crank;
import dev.postern.provisioning.Cranked;
import dev.postern.request.ChangeRequests;
import dev.postern.testing.AtlasClient;
import dev.postern.testing.Portal;
import dev.postern.wire.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the Terraform provider does with services and endpoints, call by call.
 */
@Cranked
class TerraformRulesTests {

	private final Scene scene;

	private final AtlasClient ada;

	TerraformRulesTests(Portal portal, Crank crank, ChangeRequests requests) {
		this.scene = new Scene(portal, crank, requests);
		this.ada = scene.ada;
	}

	@ParameterizedTest
	@EnumSource
	void anApplyWaitsThroughApproval(Provider provider) {
		String service = Scene.service(provider, scene.asked(provider));
		poll(service, 3);
		scene.decide(scene.last(), "APPROVE", null);
		assertThat(waited(service, Set.of("INITIATING"), Set.of("AVAILABLE", "WAITING_FOR_USER", "FAILED")))
			.isEqualTo("AVAILABLE");

		assertThat(ada.post(service + "/endpoint", Scene.body(provider)).statusCode()).isEqualTo(201);
		String endpoint = Scene.endpoint(provider, Scene.text(ada.get(service), "id"), Scene.endpointId(provider));
		poll(endpoint, 3);
		scene.decide(scene.last(), "APPROVE", null);
		assertThat(waited(endpoint, Set.of("NONE", "PENDING_ACCEPTANCE", "PENDING", "INITIATING", "VERIFIED"),
				Set.of("AVAILABLE", "REJECTED", "FAILED")))
			.isEqualTo("AVAILABLE");
		assertThat(Scene.json(ada.get(endpoint)).path("errorMessage").isNull()).isTrue();
	}

	@Test
	void aRejectedApplyEndsWithTheReason() {
		String id = scene.asked();
		scene.reject(id);

		assertThat(waited(Scene.service(id), Set.of("INITIATING"), Set.of("AVAILABLE", "WAITING_FOR_USER", "FAILED")))
			.startsWith("403 ")
			.contains("grace rejected this: Too <wide>.");
	}

	@Test
	void aDestroyWaitsThroughApproval() {
		String id = scene.connected();
		assertThat(ada.delete(Scene.endpoint(id)).statusCode()).isEqualTo(202);
		assertThat(poll(Scene.endpoint(id), 3)).isEqualTo("DELETING");
		scene.decide(scene.last(), "APPROVE", true);

		assertThat(waited(Scene.endpoint(id), Set.of("DELETING"), Set.of("REJECTED", "FAILED"))).isEqualTo("404");
		ada.delete(Scene.service(id));
		assertThat(waited(Scene.service(id), Set.of("DELETING"), Set.of("FAILED"))).isEqualTo("404");
	}

	@Test
	void aRejectedDestroyEndsBecauseTheThingIsBack() {
		String id = scene.ready();
		ada.delete(Scene.service(id));
		scene.reject(id);

		assertThat(Scene.status(ada.get(Scene.service(id)))).isEqualTo("AVAILABLE");
		assertThat(Scene.code(ada.delete(Scene.service(id)))).isEqualTo("403 REQUEST_REJECTED");
	}

	@Test
	void anApplyThatTimesOutCleansUpAndTheNextOneGoesOn() {
		String id = scene.asked();
		assertThat(poll(Scene.service(id), 12)).isEqualTo("INITIATING");
		// delete_on_create_timeout
		assertThat(ada.delete(Scene.service(id)).statusCode()).isEqualTo(202);
		assertThat(waited(Scene.service(id), Set.of("DELETING"), Set.of("FAILED"))).isEqualTo("404");

		assertThat(scene.asked()).isEqualTo(id);
		scene.approve(id);
		assertThat(waited(Scene.service(id), Set.of("INITIATING"), Set.of("AVAILABLE", "WAITING_FOR_USER", "FAILED")))
			.isEqualTo("AVAILABLE");
		assertThat(scene.requests()).isEqualTo(1);
	}

	@Test
	void anApplyThatIsInterruptedIsImported() {
		String id = scene.connected();
		AtlasClient other = scene.otherKey();

		HttpResponse<String> service = other.get(Scene.service(id));

		assertThat(Scene.text(service, "id")).isEqualTo(id);
		assertThat(Scene.text(service, "regionName")).isEqualTo("US_EAST_1");
		assertThat(Scene.text(other.get(Scene.endpoint(id)), "interfaceEndpointId")).isEqualTo(Scene.VPCE);
	}

	/** What a waiter of the provider comes to: a target, 404, or an error. */
	private String waited(String path, Set<String> pending, Set<String> targets) {
		for (int i = 0; i < 120; i++) {
			HttpResponse<String> read = ada.get(path);
			if (read.statusCode() == 404) {
				return "404";
			}
			if (read.statusCode() != 200) {
				return read.statusCode() + " " + Scene.text(read, "detail");
			}
			String status = Scene.status(read);
			if (targets.contains(status)) {
				return status;
			}
			assertThat(pending).as(read.body()).contains(status);
			scene.crank.turn(1, Duration.ofSeconds(10));
		}
		return "time-out";
	}

	/** The status after so many looks, which has not changed meanwhile. */
	private String poll(String path, int times) {
		String status = Scene.status(ada.get(path));
		for (int i = 0; i < times; i++) {
			scene.crank.turn(1, Duration.ofMinutes(5));
			assertThat(Scene.status(ada.get(path))).isEqualTo(status);
		}
		return status;
	}

}
