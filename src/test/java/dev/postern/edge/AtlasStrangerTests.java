package dev.postern.edge;

import java.util.List;
import java.util.stream.IntStream;

import dev.postern.edge.AtlasRoute.Target;
import dev.postern.edge.Wire.Reply;
import dev.postern.testing.Newcomers;
import dev.postern.testing.Newcomers.Newcomer;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ids of other people's projects wherever an id can be, and what other keys asked for.
 */
@OnDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class AtlasStrangerTests {

	private static final String ANALYTICS = "/api/atlas/v2/groups/" + Portal.ANALYTICS + "/privateEndpoint";

	private final AtlasWire wire;

	private final Portal portal;

	private final JdbcClient database;

	private Newcomer analyst = new Newcomer("", "");

	private String theirs = "";

	AtlasStrangerTests(Environment environment, Portal portal, JdbcClient database) {
		this.wire = new AtlasWire(environment);
		this.portal = portal;
		this.database = database;
	}

	@BeforeAll
	void somebodyHasAnotherProject() {
		analyst = new Newcomers(portal).join(Portal.ANALYTICS, "REQUESTER");
		theirs = portal.get("ada", "/api/v1/services?limit=200&projectId=" + Portal.PAYMENTS)
			.json()
			.path("items")
			.valueStream()
			.filter((service) -> service.path("region").asString("").equals("AP_SOUTHEAST_1"))
			.map((service) -> service.path("id").asString(""))
			.findFirst()
			.orElseThrow();
	}

	@AfterEach
	void nothingWentWrongInside(CapturedOutput output) {
		assertThat(output.getAll()).doesNotContain(" ERROR ", "Servlet.service()");
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.AtlasRoutes#ofServices")
	void aServiceOfTheirsUnderAProjectOfOnesOwnIsNotThereAndThatIsInTheLog(AtlasRoute route) {
		String path = route.path(new Target(Portal.ANALYTICS, theirs, "vpce-0a1b2c3d4e5f60718"));
		int before = refusals();

		Reply hidden = wire.v2(analyst.key(), route.method(), path, route.body());
		Reply missing = wire.v2(analyst.key(), route.method(), path.replace(theirs, "0123456789abcdef01234567"),
				route.body());

		AtlasWire.assertRefused(route.name(), hidden, 404);
		assertThat(hidden.body()).isEqualTo(missing.body().replace("0123456789abcdef01234567", theirs));
		assertThat(refusals()).isEqualTo(before + 1);
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.AtlasRoutes#ofServices")
	void aServiceOfAnotherProviderIsNotThere(AtlasRoute route) {
		for (String provider : List.of("AZURE", "GCP")) {
			String path = route.path(new Target(Portal.PAYMENTS, theirs, "vpce-0a1b2c3d4e5f60718"))
				.replace("/AWS/", "/" + provider + "/");
			if (path.contains(provider)) {
				AtlasWire.assertRefused(path, wire.v2("ada", route.method(), path, "{}"), 400, 404);
			}
		}
	}

	@Test
	void idsThatAreNoneAreRefused() {
		for (String id : List.of("x", "0", "-1", "null", "*", "0123456789ABCDEF01234567", "0123456789abcdef0123456",
				"0123456789abcdef012345678", "%F0%9F%98%80", "'%20or%201=1--", "a".repeat(3_000),
				"00000000-0000-4000-8000-0000000000aa", "%20" + Portal.PAYMENTS, Portal.PAYMENTS + "%20")) {
			AtlasRoutes.ofProjects().forEach((route) -> {
				String path = route.path(new Target(id, theirs, "vpce-0"));
				AtlasWire.assertRefused(path, wire.v2("ada", route.method(), path, route.body()), 404);
			});
			AtlasRoutes.ofServices().forEach((route) -> {
				String path = route.path(new Target(Portal.PAYMENTS, id, "vpce-0"));
				AtlasWire.assertRefused(path, wire.v2("ada", route.method(), path, route.body()), 400, 403, 404);
			});
		}
	}

	@Test
	void whatAnotherKeyAskedForIsSeenButNotMine() {
		Reply asked = ask("ada", "me-central-1");
		String service = ANALYTICS + "/AWS/endpointService/" + asked.text("id");

		Reply seen = wire.v2(analyst.key(), "GET", service, null);
		assertThat(seen.body()).isEqualTo(asked.body());
		Reply same = ask(analyst.key(), "me-central-1");
		AtlasWire.assertRefused("the same", same, 409);
		assertThat(same.body()).contains("ada asked for it");

		// it only turns away itself
		assertThat(wire.v2(analyst.key(), "DELETE", service, null).status()).isEqualTo(202);
		AtlasWire.assertRefused("turned away", wire.v2(analyst.key(), "GET", service, null), 404);
		assertThat(wire.v2("ada", "GET", service, null).body()).isEqualTo(asked.body());
		assertThat(portal.get("ada", "/api/v1/requests?limit=1&projectId=" + Portal.ANALYTICS).body())
			.contains("ME_CENTRAL_1", "AWAITING_APPROVAL")
			.doesNotContain("leftAt\":\"2");
		Answer request = portal.get("ada", "/api/v1/requests?limit=1&projectId=" + Portal.ANALYTICS);
		portal.post("ada", "/api/v1/requests/" + request.json().at("/items/0/id").asString("") + "/withdrawal", "");
	}

	@Test
	void claimsDoNotGrowByThingsThatNobodyAskedFor() {
		int before = claims();
		for (int i = 0; i < 20; i++) {
			String id = "%024x".formatted(i);
			wire.v2(analyst.key(), "DELETE", ANALYTICS + "/AWS/endpointService/" + id, null);
			wire.v2(analyst.key(), "DELETE", ANALYTICS + "/AWS/endpointService/" + id + "/endpoint/vpce-" + i, null);
			wire.v2("ada", "DELETE", ANALYTICS.replace(Portal.ANALYTICS, Portal.PAYMENTS) + "/AWS/endpointService/"
					+ theirs + "/endpoint/vpce-%017x".formatted(i), null);
		}

		assertThat(claims()).isEqualTo(before);
	}

	@Test
	void whoLostTheirRoleChangesNothingMore() {
		Newcomers newcomers = new Newcomers(portal);
		Newcomer other = newcomers.join(Portal.ANALYTICS, "REQUESTER");
		String service = ANALYTICS + "/AWS/endpointService/" + ask(other.key(), "ap-east-2").text("id");
		newcomers.give(Portal.ANALYTICS, other.name());

		AtlasWire.assertRefused("left", wire.v2(other.key(), "GET", service, null), 404);
		AtlasWire.assertRefused("left", wire.v2(other.key(), "DELETE", service, null), 404);
		AtlasWire.assertRefused("left", ask(other.key(), "ap-east-2"), 404);
		assertThat(wire.v2("ada", "GET", service, null).status()).isEqualTo(200);
	}

	@Test
	void theSameCallsAtTheSameMomentMakeOneRequest() {
		List<Reply> replies = IntStream.range(0, 12).parallel().mapToObj((i) -> ask("ada", "ap-southeast-7")).toList();

		assertThat(replies).allSatisfy((reply) -> assertThat(reply.status()).as(reply.shown()).isEqualTo(201));
		assertThat(replies.stream().map((reply) -> reply.text("id")).distinct()).hasSize(1);
		String service = ANALYTICS + "/AWS/endpointService/" + replies.getFirst().text("id");
		assertThat(IntStream.range(0, 12)
			.parallel()
			.mapToObj((i) -> wire.v2("ada", (i % 3 == 0) ? "DELETE" : "GET", service, null))
			.toList()).allSatisfy((reply) -> assertThat(reply.status()).as(reply.shown()).isIn(200, 202, 404));
		assertThat(ask("ada", "ap-southeast-7").text("id")).isEqualTo(replies.getFirst().text("id"));
	}

	@Test
	void readingTheEndAtTheSameMomentIsNoFault() {
		String id = ask("ada", "ap-southeast-5").text("id");
		Answer request = portal.get("ada", "/api/v1/requests?limit=1&projectId=" + Portal.ANALYTICS);
		String requestId = request.json().at("/items/0/id").asString("");
		portal.decide(portal.get("ada", "/api/v1/requests/" + requestId), "APPROVE");
		portal.awaitRequest(requestId, "APPLIED");

		for (int round = 0; round < 5; round++) {
			database.sql("update claim set answered = false where service_id = ?").param(id).update();
			assertThat(IntStream.range(0, 12)
				.parallel()
				.mapToObj((i) -> wire.v2("ada", "GET",
						ANALYTICS + "/AWS/endpointService" + ((i % 2 == 0) ? "" : "/" + id), null))
				.toList()).allSatisfy((reply) -> assertThat(reply.status()).as(reply.shown()).isEqualTo(200));
		}
	}

	private Reply ask(String who, String region) {
		return wire.v2(who, "POST", ANALYTICS + "/endpointService",
				"{\"providerName\": \"AWS\", \"region\": \"%s\"}".formatted(region));
	}

	private int claims() {
		return database.sql("select count(*) from claim").query(Integer.class).single();
	}

	private int refusals() {
		return portal.get("vera", "/api/v1/audit/events?kind=refused.access&limit=200&actor=" + analyst.name())
			.json()
			.path("items")
			.size();
	}

}
