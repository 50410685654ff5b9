package dev.postern.atlasapi;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import dev.postern.provisioning.Crank;
import dev.postern.provisioning.Cranked;
import dev.postern.request.ChangeRequests;
import dev.postern.testing.AtlasClient;
import dev.postern.testing.Portal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A change of regional mode is asked for like any other.
 */
@Cranked
class RegionalModeClientTests {

	private final Scene scene;

	private final AtlasClient ada;

	RegionalModeClientTests(Portal portal, Crank crank, ChangeRequests requests) {
		this.scene = new Scene(portal, crank, requests);
		this.ada = scene.ada;
	}

	@Test
	void whoAskedReadsWhatTheyWait() {
		HttpResponse<String> answer = patch(true);

		assertThat(answer.statusCode()).isEqualTo(202);
		assertThat(answer.body()).isEqualTo("{\"enabled\":true}");
		assertThat(ada.get(Scene.MODE).body()).isEqualTo("{\"enabled\":true}");
		assertThat(scene.otherKey().get(Scene.MODE).body()).isEqualTo("{\"enabled\":false}");
		assertThat(patch(true).statusCode()).isEqualTo(202);
		assertThat(scene.requests()).isEqualTo(1);
	}

	@Test
	void whatIsApprovedIsOnForAll() {
		patch(true);
		scene.decide(scene.last(), "APPROVE", null);
		scene.make();
		scene.crank.sweep();

		assertThat(scene.otherKey().get(Scene.MODE).body()).isEqualTo("{\"enabled\":true}");
		assertThat(patch(true).statusCode()).isEqualTo(202);
		assertThat(scene.requests()).isEqualTo(1);
	}

	@Test
	void whatIsRejectedStaysAndIsNotAskedForAgain() {
		patch(true);
		scene.decide(scene.last(), "REJECT", null);

		assertThat(ada.get(Scene.MODE).body()).isEqualTo("{\"enabled\":false}");
		HttpResponse<String> again = patch(true);
		assertThat(Scene.code(again)).isEqualTo("403 REQUEST_REJECTED");
		assertThat(Scene.text(again, "detail")).contains("grace rejected this: Too <wide>.");
		scene.crank.pass(Duration.ofDays(7));
		assertThat(Scene.code(patch(true))).isEqualTo("403 REQUEST_REJECTED");
		assertThat(patch(false).statusCode()).isEqualTo(202);
		assertThat(scene.requests()).isEqualTo(1);

		scene.portal.post("ada", "/api/v1/requests", """
				{"kind": "SET_REGIONAL_MODE", "projectId": "%s", "enabled": true, "justification": "A test."}"""
			.formatted(Portal.PAYMENTS));
		assertThat(patch(true).statusCode()).isEqualTo(202);
		assertThat(scene.requests()).isEqualTo(2);
	}

	@Test
	void whatItsOwnerAsksForAgainIsReadAndToldLikeTheFirst() {
		patch(true);
		scene.decide(scene.last(), "REJECT", null);
		scene.crank.pass(Duration.ofSeconds(1));
		assertThat(scene.portal.post("ada", "/api/v1/requests", """
				{"kind": "SET_REGIONAL_MODE", "projectId": "%s", "enabled": true, "justification": "A test.",
				 "resubmits": "%s"}""".formatted(Portal.PAYMENTS, scene.last().text("id"))).status()).isEqualTo(201);

		assertThat(patch(true).statusCode()).isEqualTo(202);
		assertThat(ada.get(Scene.MODE).body()).isEqualTo("{\"enabled\":true}");
		scene.decide(scene.last(), "REJECT", null);
		assertThat(Scene.code(patch(true))).isEqualTo("403 REQUEST_REJECTED");
		assertThat(scene.requests()).isEqualTo(2);
	}

	@Test
	void keysOfOneOwnerThatAreRejectedInTurnAskOnceEach() {
		AtlasClient other = scene.otherKey();
		for (AtlasClient client : List.of(ada, other)) {
			client.call("PATCH", Scene.MODE, "{\"enabled\": true}");
			scene.decide(scene.last(), "REJECT", null);
			scene.crank.pass(Duration.ofSeconds(1));
		}

		for (AtlasClient client : List.of(ada, other)) {
			assertThat(Scene.code(client.call("PATCH", Scene.MODE, "{\"enabled\": true}")))
				.isEqualTo("403 REQUEST_REJECTED");
		}
		assertThat(scene.requests()).isEqualTo(2);
	}

	@Test
	void whoWantsTheContraryStopsWaiting() {
		patch(true);

		assertThat(patch(false).statusCode()).isEqualTo(202);

		assertThat(ada.get(Scene.MODE).body()).isEqualTo("{\"enabled\":false}");
		assertThat(scene.last().text("clientLeftAt")).isNotEmpty();
		patch(true);
		assertThat(ada.get(Scene.MODE).body()).isEqualTo("{\"enabled\":true}");
		assertThat(scene.last().text("clientLeftAt")).isEmpty();
		assertThat(scene.requests()).isEqualTo(1);
	}

	private HttpResponse<String> patch(boolean enabled) {
		return ada.call("PATCH", Scene.MODE, "{\"enabled\": %s}".formatted(enabled));
	}

}
