package dev.postern.atlasapi;

import java.net.http.HttpResponse;

import dev.postern.provisioning.Crank;
import dev.postern.provisioning.Cranked;
import dev.postern.provisioning.Door;
import dev.postern.request.ChangeRequests;
import dev.postern.testing.AtlasClient;
import dev.postern.testing.Portal;
import dev.postern.wire.Provider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was found in Atlas is there under Atlas's own ids, so that clients can import it.
 */
@Cranked
class ImportTests {

	private static final String ID = "64a000000000000000000001";

	private static final String SERVICE = Scene.service(ID);

	private final Door door;

	private final Scene scene;

	private final AtlasClient ada;

	ImportTests(Portal portal, Crank crank, ChangeRequests requests, Door door) {
		this.scene = new Scene(portal, crank, requests);
		this.ada = scene.ada;
		this.door = door;
		found("{\"id\": \"" + Scene.VPCE + "\"}");
	}

	@Test
	void whatWasFoundIsReadUnderTheIdsOfAtlas() {
		HttpResponse<String> service = ada.get(SERVICE);

		assertThat(Scene.text(service, "id")).isEqualTo(ID);
		assertThat(Scene.status(service)).isEqualTo("AVAILABLE");
		assertThat(Scene.text(service, "endpointServiceName")).startsWith("com.amazonaws.vpce.us-east-1.");
		assertThat(service.body()).contains("[\"" + Scene.VPCE + "\"]");
		assertThat(ada.get(Scene.services(Provider.AWS)).body()).isEqualTo('[' + service.body() + ']');
		HttpResponse<String> endpoint = ada.get(Scene.endpoint(ID));
		assertThat(Scene.status(endpoint)).isEqualTo("AVAILABLE");
		assertThat(Scene.text(endpoint, "interfaceEndpointId")).isEqualTo(Scene.VPCE);
	}

	@Test
	void itKeepsThoseIdsWhenItIsAdopted() {
		String before = ada.get(SERVICE).body();
		adopt();

		assertThat(ada.get(SERVICE).body()).isEqualTo(before);
		assertThat(ada.get(Scene.services(Provider.AWS)).body()).isEqualTo('[' + before + ']');
		assertThat(ada.get(Scene.service(posternId())).body()).isEqualTo(before);
		assertThat(scene.create(ada, Provider.AWS).statusCode()).isEqualTo(409);
	}

	@Test
	void toRemoveItIsARequest() {
		assertThat(ada.delete(Scene.endpoint(ID)).statusCode()).isEqualTo(202);
		assertThat(Scene.status(ada.get(Scene.endpoint(ID)))).isEqualTo("DELETING");
		assertThat(Scene.status(scene.somebody().get(Scene.endpoint(ID)))).isEqualTo("AVAILABLE");
		assertThat(scene.last().text("kind")).isEqualTo("DETACH_ENDPOINT");

		assertThat(scene.decide(scene.last(), "APPROVE", true).status()).isEqualTo(201);
		scene.make();

		assertThat(ada.get(Scene.endpoint(ID)).statusCode()).isEqualTo(404);
		assertThat(ada.get(SERVICE).statusCode()).isEqualTo(404);
	}

	@Test
	void aServiceThatNobodyUsesIsRemovedByRequestToo() {
		found("");
		assertThat(ada.delete(SERVICE).statusCode()).isEqualTo(202);
		assertThat(Scene.status(ada.get(SERVICE))).isEqualTo("DELETING");
		assertThat(scene.decide(scene.last(), "APPROVE", null).status()).isEqualTo(201);
		scene.make();

		assertThat(ada.get(SERVICE).statusCode()).isEqualTo(404);
	}

	@Test
	void nothingIsAttachedToItBeforeItIsAdopted() {
		String other = "{\"id\": \"vpce-0123456789abcdef1\"}";

		HttpResponse<String> refused = ada.post(SERVICE + "/endpoint", other);

		assertThat(Scene.code(refused)).isEqualTo("409 PRIVATELINK_CANNOT_ACCEPT_ENDPOINTS");
		assertThat(Scene.text(refused, "detail")).contains("was made outside of Postern. Ask to adopt it first.");
		assertThat(scene.requests()).isZero();
		adopt();
		assertThat(ada.post(SERVICE + "/endpoint", other).statusCode()).isEqualTo(201);
	}

	@Test
	void itsPlaceIsTaken() {
		assertThat(Scene.code(scene.create(ada, Provider.AWS)))
			.isEqualTo("409 PRIVATE_ENDPOINT_SERVICE_ALREADY_EXISTS_FOR_REGION");
		assertThat(Scene.code(scene.attach(ada, ID))).isEqualTo("409 PRIVATELINK_INTERFACE_ENDPOINT_ALREADY_EXISTS");
	}

	private void found(String endpoints) {
		door.put("/projects/" + Portal.PAYMENTS, """
				{"name": "Payments", "services": [{"id": "%s", "provider": "AWS", "region": "us-east-1",
					"endpoints": [%s]}]}""".formatted(ID, endpoints));
		scene.crank.sweep();
		scene.make();
	}

	private void adopt() {
		assertThat(
				scene.portal
					.post("ada", "/api/v1/requests",
							"""
									{"kind": "ADOPT_SERVICE", "serviceId": "%s", "justification": "A test."}"""
								.formatted(posternId()))
					.status())
			.isEqualTo(201);
		assertThat(scene.decide(scene.last(), "APPROVE", null).status()).isEqualTo(201);
		scene.make();
		assertThat(scene.last().text("status")).isEqualTo("APPLIED");
	}

	private String posternId() {
		return scene.portal.get("ada", "/api/v1/services/" + ID).text("id");
	}

}
