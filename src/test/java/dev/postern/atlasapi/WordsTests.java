package dev.postern.atlasapi;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.postern.endpoint.EndpointStatus;
import dev.postern.endpoint.ServiceStatus;
import dev.postern.provisioning.Crank;
import dev.postern.provisioning.Cranked;
import dev.postern.provisioning.Stage;
import dev.postern.request.ChangeRequests;
import dev.postern.testing.AtlasClient;
import dev.postern.testing.Portal;
import dev.postern.wire.Provider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However a thing stands, its clients find Atlas's words, and an error message only with
 * a failure: some stumble over any other.
 */
@Cranked
class WordsTests {

	private static final List<String> MESSAGES = List.of("", " ", "Amazon says no.");

	private static final Set<String> SERVICE_WORDS = Set.of("INITIATING", "AVAILABLE", "FAILED", "DELETING");

	/** As documented, less what only the first generation had. */
	private static final Map<Provider, Set<String>> WORDS = Map.of(Provider.AWS,
			Set.of("NONE", "PENDING_ACCEPTANCE", "PENDING", "AVAILABLE", "REJECTED", "DELETING"), Provider.AZURE,
			Set.of("INITIATING", "AVAILABLE", "FAILED", "DELETING"), Provider.GCP,
			Set.of("INITIATING", "VERIFIED", "AVAILABLE", "FAILED", "DELETING", "DELETED"));

	private static final Set<EndpointStatus> OUR_WORDS = Set.of(EndpointStatus.REQUESTED, EndpointStatus.UNKNOWN,
			EndpointStatus.FAILED, EndpointStatus.MISSING);

	private final Stage stage;

	private final Scene scene;

	private final AtlasClient ada;

	WordsTests(Portal portal, Crank crank, ChangeRequests requests, Stage stage) {
		this.scene = new Scene(portal, crank, requests);
		this.ada = scene.ada;
		this.stage = stage;
	}

	@ParameterizedTest
	@EnumSource
	void onlyAServiceThatFailedSaysWhy(Provider provider) {
		String id = scene.ready(provider);
		for (ServiceStatus status : ServiceStatus.values()) {
			for (String message : MESSAGES) {
				stage.update(
						"update endpoint_service set status = ?, error_message = ?, "
								+ "live_key = case when cast(? as boolean) then null else live_key end",
						status.name(), message, status.isGone());

				HttpResponse<String> read = ada.get(Scene.service(provider, id));
				if (read.statusCode() == 200) {
					check(read, SERVICE_WORDS, status + " " + message);
				}
				else {
					assertThat(Scene.code(read)).as("%s", status).isEqualTo("404 PRIVATE_ENDPOINT_SERVICE_NOT_FOUND");
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void onlyAnEndpointThatFailedSaysWhy(Provider provider) {
		String id = scene.ready(provider);
		assertThat(ada.post(Scene.service(provider, id) + "/endpoint", Scene.body(provider)).statusCode())
			.isEqualTo(201);
		Set<String> words = WORDS.getOrDefault(provider, Set.of());
		for (EndpointStatus status : EndpointStatus.values()) {
			if (status == EndpointStatus.DELETED || !OUR_WORDS.contains(status) && !words.contains(status.name())) {
				continue;
			}
			for (String message : MESSAGES) {
				stage.update("update endpoint set status = ?, error_message = ?", status.name(), message);

				HttpResponse<String> read = ada.get(Scene.endpoint(provider, id, Scene.endpointId(provider)));
				if (read.statusCode() == 200) {
					check(read, words, status + " " + message);
				}
				else {
					assertThat(Scene.code(read)).as("%s", status).isEqualTo("404 PRIVATE_ENDPOINT_SERVICE_NOT_FOUND");
				}
			}
		}
	}

	private static void check(HttpResponse<String> read, Set<String> words, String as) {
		String status = Scene.status(read);
		assertThat(words).as(as).contains(status);
		JsonNode message = Scene.json(read).path("errorMessage");
		if (Set.of("FAILED", "REJECTED").contains(status)) {
			assertThat(message.asString("")).as(as).isNotBlank();
		}
		else {
			assertThat(message.isNull()).as(as).isTrue();
		}
	}

}
