package dev.postern.provisioning;

import java.time.Duration;
import java.util.List;

import dev.postern.atlas.Atlas;
import dev.postern.atlas.AtlasKey;
import dev.postern.atlas.AtlasReply;
import dev.postern.atlas.ServicePath;
import dev.postern.testing.Newcomers;
import dev.postern.testing.Newcomers.Newcomer;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.testing.Visitor;
import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import dev.postern.wire.Regions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens in Atlas without Postern is found, shown, and answered to.
 */
@Cranked
class DriftTests {

	private static final AtlasKey KEY = new AtlasKey("simulate", Stage.PRIVATE_KEY);

	private static final String ENDPOINT = "vpce-0123456789abcdef0";

	private final Crank crank;

	private final Asking asking;

	private final Atlas atlas;

	private final Portal portal;

	private final Stage stage;

	DriftTests(Crank crank, Asking asking, Atlas atlas, Portal portal, Stage stage) {
		this.crank = crank;
		this.asking = asking;
		this.atlas = atlas;
		this.portal = portal;
		this.stage = stage;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@Test
	void whatNobodyAskedForIsTakenInAndCanBeAdopted() {
		String serviceId = foundService("us-east-1");
		assertThat(drift()).containsExactly("UNMANAGED");
		assertThat(portal.askForEndpoint(serviceId, ENDPOINT).text("code")).isEqualTo("SERVICE_UNMANAGED");

		Answer asked = portal.post("ada", "/api/v1/requests", """
				{"kind": "ADOPT_SERVICE", "serviceId": "%s", "justification": "In use."}""".formatted(serviceId));
		assertThat(asked.status()).as(asked.body()).isEqualTo(201);
		portal.decide(asked, "APPROVE");
		crank.jobs();

		assertThat(asking.status(asked)).isEqualTo("APPLIED");
		assertThat(asking.serviceNow(serviceId).json().path("managed").asBoolean()).isTrue();
		assertThat(drift()).isEmpty();
		asking.workingEndpoint(serviceId, ENDPOINT);
	}

	@Test
	void whatVanishesIsMissingUntilSomebodyAcceptsIt() {
		String serviceId = asking.readyService("us-east-1");
		atlas.deleteService(KEY, path(serviceId));
		sweepAfter(Duration.ofMinutes(10));

		assertThat(asking.serviceStatus(serviceId)).isEqualTo("MISSING");
		assertThat(drift()).containsExactly("MISSING");
		assertThat(answer("ada", "acceptance", "{}").status()).isEqualTo(403);
		assertThat(answer("grace", "acceptance", "{}").status()).isEqualTo(200);
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("DELETED");
		assertThat(drift()).isEmpty();
	}

	@Test
	void whatVanishesMakesRoomForWhoeverAsksAnew() {
		String serviceId = asking.readyService("us-east-1");
		atlas.deleteService(KEY, path(serviceId));
		sweepAfter(Duration.ofMinutes(10));

		assertThat(asking.readyService("us-east-1")).isNotEqualTo(serviceId);
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("DELETED");
		assertThat(drift()).isEmpty();
	}

	@Test
	void whatIsMadeAnewInItsPlaceIsTheSameServiceWithAChange() {
		String serviceId = asking.readyService("us-east-1");
		String before = asking.serviceNow(serviceId).text("atlasId");
		atlas.deleteService(KEY, path(serviceId));
		crank.pass(Duration.ofMinutes(10));
		createInAtlas("us-east-1");
		sweepAfter(Duration.ofMinutes(10));

		assertThat(asking.serviceNow(serviceId).text("atlasId")).isNotEqualTo(before);
		assertThat(drift()).containsExactly("CHANGED");
		answer("grace", "acceptance", "{}");
		sweepAfter(Duration.ofMinutes(5));
		assertThat(drift()).isEmpty();
	}

	@Test
	void anEndpointThatVanishesIsMissing() {
		String serviceId = asking.readyService("us-east-1");
		asking.workingEndpoint(serviceId, ENDPOINT);
		asking.workingEndpoint(serviceId, "vpce-0123456789abcdef1");
		atlas.removeEndpoint(KEY, path(serviceId), ENDPOINT);
		sweepAfter(Duration.ofMinutes(10));

		assertThat(asking.endpointStatus(serviceId, ENDPOINT)).isEqualTo("MISSING");
		assertThat(drift()).containsExactly("MISSING");
		assertThat(page(serviceId)).contains("Atlas does not list it any more", "id=\"drift-", "data-step=\"CONNECT\"")
			.doesNotContain("data-step=\"REPAIR\"", "repair-link");
	}

	@Test
	void aKeyThatMayNotDecideDoesNotAnswer() {
		foundService("us-east-1");
		Newcomers newcomers = new Newcomers(portal);

		for (String who : List.of("grace", "olga")) {
			String key = newcomers.issueKey(who, false);
			for (Answer refused : List.of(answer(key, "acceptance", "{}"), answer(key, "ignore", ignore()),
					portal.call(key, "DELETE", "/api/v1/drift/" + id() + "/ignore", null))) {
				assertThat(refused.status()).isEqualTo(403);
				assertThat(refused.text("code")).isEqualTo("KEY_MAY_NOT_DECIDE");
			}
		}
		assertThat(answer("grace", "ignore", ignore()).status()).isEqualTo(200);
	}

	@Test
	void anEndpointThatWasAttachedBehindItsBackIsUnmanaged() {
		String serviceId = asking.readyService("us-east-1");
		atlas.addEndpoint(KEY, path(serviceId), new EndpointSpec.Aws(ENDPOINT));
		sweepAfter(Duration.ofMinutes(10));

		assertThat(asking.endpointStatus(serviceId, ENDPOINT)).isEqualTo("AVAILABLE");
		assertThat(drift()).containsExactly("UNMANAGED");
	}

	@Test
	void whatIsIgnoredComesBackWhenSomebodyWantsItTo() {
		foundService("us-east-1");

		assertThat(answer("grace", "ignore", "{\"until\": \"2020-01-01T00:00:00Z\", \"reason\": \"Late.\"}").status())
			.isEqualTo(400);
		Answer ignored = answer("grace", "ignore", ignore());
		assertThat(ignored.text("ignoredBy")).isEqualTo("grace");
		Answer heeded = portal.call("olga", "DELETE", "/api/v1/drift/" + id() + "/ignore", null);
		assertThat(heeded.text("ignoredBy")).isEmpty();
		assertThat(stage.entries(id())).hasSize(3);
	}

	@Test
	void whatStandsInAPlaceThatIsOnlyAskedForIsNotedAndTakenOver() {
		createInAtlas("us-east-1");
		Answer asked = portal.askForService(Portal.PAYMENTS, "us-east-1");
		sweepAfter(Duration.ofMinutes(5));

		assertThat(asking.serviceNow(asked.text("serviceId")).text("foundAtlasId")).isNotEmpty();
		assertThat(asking.serviceStatus(asked.text("serviceId"))).isEqualTo("REQUESTED");
		assertThat(portal.get("ada", "/api/v1/services").json().path("items")).hasSize(1);

		portal.decide(asked, "APPROVE");
		crank.jobs();
		crank.roundAfter(Crank.READY);
		assertThat(asking.status(asked)).isEqualTo("APPLIED");
		assertThat(drift()).isEmpty();
	}

	private void sweepAfter(Duration duration) {
		crank.pass(duration);
		crank.sweep();
		crank.roundAfter(Duration.ofMinutes(3));
	}

	private String foundService(String region) {
		createInAtlas(region);
		sweepAfter(Duration.ofMinutes(10));
		JsonNode items = portal.get("ada", "/api/v1/services").json().path("items");
		assertThat(items).hasSize(1);
		assertThat(items.at("/0/managed").asBoolean()).isFalse();
		return items.at("/0/id").asString("");
	}

	private void createInAtlas(String region) {
		AtlasReply<?> reply = atlas.createService(KEY, Portal.PAYMENTS,
				Regions.find(Provider.AWS, region).orElseThrow(), false, List.of());
		assertThat(reply).isInstanceOf(AtlasReply.Success.class);
	}

	private List<String> drift() {
		return items().stream().map((drift) -> drift.path("kind").asString("")).toList();
	}

	private String id() {
		return items().getFirst().path("id").asString("");
	}

	private Answer answer(String who, String what, String body) {
		return portal.post(who, "/api/v1/drift/" + id() + "/" + what, body);
	}

	private String ignore() {
		return """
				{"until": "%s", "reason": "Goes next month."}""".formatted(crank.now().plus(Duration.ofDays(40)));
	}

	/** The page of a service, as one of its requesters sees it. */
	private String page(String serviceId) {
		Newcomer requester = new Newcomers(portal).join(Portal.PAYMENTS, "REQUESTER");
		return Visitor.signedIn(portal.origin(), requester.name(), "correct horse battery")
			.get("/services/" + serviceId)
			.html();
	}

	private List<JsonNode> items() {
		return portal.get("ada", "/api/v1/drift").json().path("items").valueStream().toList();
	}

	private ServicePath path(String serviceId) {
		return new ServicePath(Portal.PAYMENTS, Provider.AWS, asking.serviceNow(serviceId).text("atlasId"));
	}

}
