package dev.postern.atlasapi;

import java.net.http.HttpResponse;
import java.time.Duration;

import dev.postern.provisioning.Crank;
import dev.postern.provisioning.Cranked;
import dev.postern.request.ChangeRequests;
import dev.postern.testing.AtlasClient;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.wire.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From where else a service is reached is asked for like any other change, when a service
 * is created and when Terraform updates it.
 */
@Cranked
class RemoteRegionClientTests {

	private static final String REJECTED = "403 REQUEST_REJECTED";

	private static final String NOT_READY = "409 PRIVATELINK_CANNOT_ACCEPT_ENDPOINTS";

	private final Scene scene;

	private final AtlasClient ada;

	RemoteRegionClientTests(Portal portal, Crank crank, ChangeRequests requests) {
		this.scene = new Scene(portal, crank, requests);
		this.ada = scene.ada;
	}

	@Test
	void anUpdateWaitsThroughApproval() {
		String id = scene.connected();

		HttpResponse<String> answer = patch(ada, id, "\"EU_WEST_2\"");

		assertThat(answer.statusCode()).isEqualTo(200);
		assertSeen(answer, "INITIATING", "[\"EU_WEST_2\"]");
		assertSeen(ada.get(Scene.service(id)), "INITIATING", "[\"EU_WEST_2\"]");
		assertSeen(scene.otherKey().get(Scene.service(id)), "AVAILABLE", "null");
		assertThat(Scene.status(ada.get(Scene.endpoint(id)))).isEqualTo("AVAILABLE");
		assertSeen(patch(ada, id, "\"EU_WEST_2\""), "INITIATING", "[\"EU_WEST_2\"]");
		assertThat(scene.requests()).isEqualTo(3);
		scene.approve(id);
		scene.crank.jobs();
		assertSeen(scene.otherKey().get(Scene.service(id)), "INITIATING", "[\"EU_WEST_2\"]");
		scene.make();
		for (AtlasClient client : new AtlasClient[] { ada, scene.otherKey() }) {
			assertSeen(client.get(Scene.service(id)), "AVAILABLE", "[\"EU_WEST_2\"]");
		}
		assertSeen(patch(ada, id, "\"EU_WEST_2\""), "AVAILABLE", "[\"EU_WEST_2\"]");
		assertThat(scene.requests()).isEqualTo(3);
		assertSeen(patch(ada, id, ""), "INITIATING", "[]");
		assertThat(scene.requests()).isEqualTo(4);
	}

	@Test
	void aRejectedUpdateEndsWithTheReason() {
		String id = scene.ready();
		patch(ada, id, "\"EU_WEST_2\"");
		scene.reject(id);

		assertSeen(ada.get(Scene.service(id)), "AVAILABLE", "null");
		HttpResponse<String> again = patch(ada, id, "\"EU_WEST_2\"");
		assertThat(Scene.code(again)).isEqualTo(REJECTED);
		assertThat(Scene.text(again, "detail")).contains("grace rejected this: Too <wide>.");
		scene.crank.pass(Duration.ofDays(7));
		assertThat(Scene.code(patch(ada, id, "\"EU_WEST_2\""))).isEqualTo(REJECTED);
		assertThat(scene.requests()).isEqualTo(2);
		assertSeen(patch(ada, id, "\"EU_WEST_3\""), "INITIATING", "[\"EU_WEST_3\"]");
		assertThat(scene.requests()).isEqualTo(3);
	}

	@Test
	void anUpdateThatItsOwnerAsksForAgainIsJoined() {
		String id = scene.ready();
		patch(ada, id, "\"EU_WEST_2\"");
		scene.reject(id);
		askInPortal(id);

		assertSeen(patch(ada, id, "\"EU_WEST_2\""), "INITIATING", "[\"EU_WEST_2\"]");
		assertThat(scene.requests()).isEqualTo(3);
	}

	@Test
	void whatItsOwnerAsksForAgainAndIsRejectedAgainIsToldAgain() {
		String id = scene.ready();
		patch(ada, id, "\"EU_WEST_2\"");
		scene.reject(id);
		askInPortal(id);
		patch(ada, id, "\"EU_WEST_2\"");
		scene.reject(id);

		assertThat(Scene.code(patch(ada, id, "\"EU_WEST_2\""))).isEqualTo(REJECTED);
		assertThat(scene.requests()).isEqualTo(3);
	}

	@Test
	void twoKeysOfOneOwnerDoNotWaitForOneUpdate() {
		String id = scene.ready();
		patch(ada, id, "\"EU_WEST_2\"");
		AtlasClient other = scene.otherKey();

		assertThat(Scene.code(patch(other, id, "\"EU_WEST_2\""))).isEqualTo(NOT_READY);
		assertSeen(patch(other, id, ""), "AVAILABLE", "null");

		assertThat(scene.last(id).text("clientLeftAt")).isEmpty();
		assertSeen(ada.get(Scene.service(id)), "INITIATING", "[\"EU_WEST_2\"]");
	}

	@Test
	void whoWantsThemToStayStopsWaiting() {
		String id = scene.ready();
		patch(ada, id, "\"EU_WEST_2\"");

		assertSeen(patch(ada, id, ""), "AVAILABLE", "null");

		assertThat(scene.last(id).text("clientLeftAt")).isNotEmpty();
		assertSeen(ada.get(Scene.service(id)), "AVAILABLE", "null");
		assertSeen(patch(ada, id, "\"EU_WEST_2\""), "INITIATING", "[\"EU_WEST_2\"]");
		assertThat(scene.last(id).text("clientLeftAt")).isEmpty();
		assertThat(scene.requests()).isEqualTo(2);
	}

	@Test
	void oneChangeIsWaitedForAtATime() {
		String id = scene.ready();
		patch(ada, id, "\"EU_WEST_2\"");

		for (AtlasClient client : new AtlasClient[] { ada, scene.otherKey(), scene.somebody() }) {
			HttpResponse<String> other = patch(client, id, "\"EU_WEST_3\"");
			assertThat(Scene.code(other)).isEqualTo(NOT_READY);
			assertThat(Scene.text(other, "detail")).contains("ada asked for it: see ");
		}
		assertThat(scene.requests()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "\"cloudProvider\": \"AZURE\" | 404 PROVIDER_UNSUPPORTED",
			"\"supportedRemoteRegions\": [] | 400 MISSING_ATTRIBUTE",
			"\"cloudProvider\": \"AWS\", \"supportedRemoteRegions\": [\"eu-west-1\"] | 400 INVALID_ATTRIBUTE",
			"\"cloudProvider\": \"AWS\", \"supportedRemoteRegions\": [\"US_EAST_1\"] "
					+ "| 400 CROSS_REGION_PRIVATE_LINK_SELF_REGION",
			"\"cloudProvider\": \"AWS\", \"supportedRemoteRegions\": \"EU_WEST_1\" | 400 INVALID_JSON_ATTRIBUTE" })
	void whatAtlasRefusesIsRefusedBeforeAnybodyIsAsked(String body, String code) {
		String id = scene.ready();

		assertThat(Scene.code(ada.call("PATCH", Scene.CREATE + '/' + id, '{' + body + '}'))).isEqualTo(code);

		assertThat(scene.requests()).isEqualTo(1);
	}

	@Test
	void whatIsNotReadyIsNotChanged() {
		String id = scene.asked();

		assertThat(Scene.code(patch(ada, id, "\"EU_WEST_2\""))).isEqualTo(NOT_READY);
		assertThat(Scene.code(patch(ada, "5f1a7a0c9b3e4d2f8a6b7cff", ""))).startsWith("404 ");
	}

	@Test
	void aServiceIsCreatedWithThem() {
		HttpResponse<String> created = create("\"EU_WEST_2\"");

		assertThat(created.statusCode()).isEqualTo(201);
		assertSeen(created, "INITIATING", "[\"EU_WEST_2\"]");
		String id = Scene.text(created, "id");
		assertThat(Scene.text(create("\"EU_WEST_2\""), "id")).isEqualTo(id);
		assertThat(Scene.code(create(""))).isEqualTo("409 PRIVATE_ENDPOINT_SERVICE_ALREADY_EXISTS_FOR_REGION");
		scene.approve(id);
		scene.make();
		assertSeen(ada.get(Scene.service(id)), "AVAILABLE", "[\"EU_WEST_2\"]");
		assertThat(scene.requests()).isEqualTo(1);
	}

	@Test
	void whoseRegionsItsOwnerChangedIsStillJoined() {
		String id = Scene.text(create(""), "id");
		Answer asked = scene.portal.get("ada", "/api/v1/requests/" + scene.last(id).text("id"));
		assertThat(
				scene.portal
					.call("ada", "PUT", "/api/v1/requests/" + asked.text("id"),
							"""
									{"kind": "CREATE_SERVICE", "projectId": "%s", "provider": "AWS", "region": "us-east-1",
									 "supportedRemoteRegions": ["eu-west-2"], "justification": "A test."}"""
								.formatted(Portal.PAYMENTS),
							"If-Match", asked.header("ETag"))
					.status())
			.isEqualTo(200);

		assertThat(Scene.text(create(""), "id")).isEqualTo(id);

		assertThat(scene.create(scene.otherKey(), Provider.AWS).statusCode()).isEqualTo(409);
		assertThat(scene.requests()).isEqualTo(1);
	}

	@Test
	void whatWasRejectedIsAskedForAnewWithoutThem() {
		String id = Scene.text(create("\"EU_WEST_2\""), "id");
		scene.reject(id);

		assertThat(Scene.code(create("\"EU_WEST_2\""))).isEqualTo(REJECTED);
		assertThat(create("").statusCode()).isEqualTo(201);
	}

	private HttpResponse<String> create(String regions) {
		return ada.post(Scene.CREATE,
				"{\"providerName\": \"AWS\", \"region\": \"us-east-1\", \"supportedRemoteRegions\": [%s]}"
					.formatted(regions));
	}

	private static HttpResponse<String> patch(AtlasClient client, String id, String regions) {
		return client.call("PATCH", Scene.CREATE + '/' + id,
				"{\"cloudProvider\": \"AWS\", \"supportedRemoteRegions\": [%s]}".formatted(regions));
	}

	private static void assertSeen(HttpResponse<String> answer, String status, String regions) {
		assertThat(Scene.status(answer)).as(answer.body()).isEqualTo(status);
		assertThat(Scene.json(answer).path("supportedRemoteRegions").toString()).isEqualTo(regions);
	}

	private void askInPortal(String serviceId) {
		scene.crank.pass(Duration.ofSeconds(1));
		assertThat(scene.portal.post("ada", "/api/v1/requests", """
				{"kind": "SET_REMOTE_REGIONS", "serviceId": "%s", "supportedRemoteRegions": ["eu-west-2"],
				 "justification": "A test."}""".formatted(serviceId)).status()).isEqualTo(201);
	}

}
