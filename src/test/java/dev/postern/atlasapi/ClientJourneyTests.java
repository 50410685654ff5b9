package dev.postern.atlasapi;

import java.net.http.HttpResponse;
import java.time.Duration;

import dev.postern.testing.AtlasClient;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client does what it always did, and passes approval on the way.
 */
@OnDemo
class ClientJourneyTests {

	private static final String CREATE = "/api/atlas/v2/groups/" + Portal.ANALYTICS
			+ "/privateEndpoint/endpointService";

	private static final String SERVICES = "/api/atlas/v2/groups/" + Portal.ANALYTICS
			+ "/privateEndpoint/AWS/endpointService";

	private final Portal portal;

	private final AtlasClient ada;

	@Autowired
	ClientJourneyTests(Portal portal) {
		this.portal = portal;
		this.ada = AtlasClient.of(portal);
	}

	@Test
	void aServiceAndItsEndpointComeAndGoByApproval() {
		String id = make();
		String endpoint = connect(id);

		assertThat(ada.delete(endpoint).statusCode()).isEqualTo(202);
		assertThat(ada.get(endpoint).body()).contains("\"connectionStatus\":\"DELETING\"", "\"deleteRequested\":true");
		assertThat(ada.as("approver", "22222222-2222-4222-8222-222222222222").get(endpoint).body())
			.contains("\"connectionStatus\":\"AVAILABLE\"");
		Answer unconfirmed = decide(id, null);
		assertThat(unconfirmed.status()).isEqualTo(422);
		assertThat(unconfirmed.text("code")).isEqualTo("LAST_ENDPOINT");
		approve(id, true);
		awaitCode(endpoint, 404);
		awaitCode(SERVICES + "/" + id, 404);
	}

	private String make() {
		HttpResponse<String> created = ada.post(CREATE, """
				{"providerName": "AWS", "region": "eu-south-1"}""");
		assertThat(created.statusCode()).isEqualTo(201);
		String id = created.body().replaceAll(".*\"id\":\"([0-9a-f]{24})\".*", "$1");
		assertThat(created.body()).isEqualTo(
				"""
						{"cloudProvider":"AWS","endpointServiceName":null,"errorMessage":null,"id":"%s",\
						"interfaceEndpoints":[],"regionName":"EU_SOUTH_1","status":"INITIATING","supportedRemoteRegions":null}"""
					.formatted(id));
		assertThat(again().body()).contains(id);
		approve(id, null);
		awaitStatus(SERVICES + "/" + id, "\"status\":\"AVAILABLE\"");
		assertThat(ada.get(SERVICES + "/" + id).body()).contains("com.amazonaws.vpce.eu-south-1.vpce-svc-0");
		assertThat(again().statusCode()).isEqualTo(409);
		assertThat(again().body()).contains("PRIVATE_ENDPOINT_SERVICE_ALREADY_EXISTS_FOR_REGION", "ada asked for it");
		return id;
	}

	private HttpResponse<String> again() {
		return ada.post(CREATE, """
				{"providerName": "AWS", "region": "EU_SOUTH_1"}""");
	}

	private String connect(String id) {
		HttpResponse<String> added = ada.post(SERVICES + "/" + id + "/endpoint", """
				{"id": "vpce-0123456789abcdef0"}""");
		assertThat(added.statusCode()).isEqualTo(201);
		assertThat(added.body()).isEqualTo("""
				{"cloudProvider":"AWS","connectionStatus":"PENDING_ACCEPTANCE","deleteRequested":false,\
				"errorMessage":null,"interfaceEndpointId":"vpce-0123456789abcdef0"}""");
		approve(id, null);
		String endpoint = SERVICES + "/" + id + "/endpoint/vpce-0123456789abcdef0";
		awaitStatus(endpoint, "\"connectionStatus\":\"AVAILABLE\"");
		return endpoint;
	}

	private void approve(String serviceId, @Nullable Boolean deletesService) {
		assertThat(decide(serviceId, deletesService).status()).isEqualTo(201);
	}

	/** Decides as grace on what waits for this service. */
	private Answer decide(String serviceId, @Nullable Boolean deletesService) {
		Answer waiting = portal.get("grace", "/api/v1/requests?status=AWAITING_APPROVAL&serviceId=" + serviceId);
		String id = waiting.json().at("/items/0/id").asString();
		return portal.post("grace", "/api/v1/requests/" + id + "/decisions",
				"{\"verdict\": \"APPROVE\", \"deletesService\": %s}".formatted(deletesService), "If-Match",
				portal.get("grace", "/api/v1/requests/" + id).header("ETag"));
	}

	private void awaitStatus(String path, String status) {
		Awaitility.await()
			.pollInterval(Duration.ofMillis(100))
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(ada.get(path).body()).contains(status));
	}

	private void awaitCode(String path, int code) {
		Awaitility.await()
			.pollInterval(Duration.ofMillis(100))
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(ada.get(path).statusCode()).isEqualTo(code));
	}

}
