package dev.postern.atlasapi;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import dev.postern.provisioning.Crank;
import dev.postern.provisioning.Cranked;
import dev.postern.provisioning.Door;
import dev.postern.testing.AtlasClient;
import dev.postern.testing.Newcomers;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients do in Atlas they do in Postern in the same way: the same calls to the
 * simulator and to Postern, where everything is approved at once, get the same answers.
 * {@link ByDesign} lists what differs.
 */
@Cranked
@Tag("any-database")
class ContractTests {

	/** Looks like the project that Postern knows, which does not know this one. */
	private static final String TWIN = "5f1a7a0c9b3e4d2f8a6b7c0a";

	static final String NOBODYS = "5f1a7a0c9b3e4d2f8a6b7cff";

	private static final Duration MOMENT = Duration.ofSeconds(20);

	private final Portal portal;

	private final Crank crank;

	private final Door door;

	@Autowired
	ContractTests(Portal portal, Crank crank, Door door) {
		this.portal = portal;
		this.crank = crank;
		this.door = door;
	}

	@BeforeEach
	void twin() {
		crank.reset();
		door.put("/rules", "{\"restrictRegions\": false}");
		door.put("/projects/" + TWIN, """
				{"name": "Test", "clusters": [
				 {"name": "analytics-0", "places": [{"provider": "AWS", "region": "EU_WEST_1"}]},
				 {"name": "analytics-az", "places": [{"provider": "AZURE", "region": "EUROPE_NORTH"}]},
				 {"name": "analytics-gcp", "places": [{"provider": "GCP", "region": "CENTRAL_US"}]}]}""");
		door.put("/keys/contract", """
				{"privateKey": "66666666-6666-4666-8666-666666666666",
				 "roles": [{"groupId": "%s", "roleName": "GROUP_OWNER"}]}""".formatted(TWIN));
		crank.sweep();
	}

	@ParameterizedTest
	@EnumSource
	void aServiceLivesAndDies(Dialect dialect) {
		compare(dialect, (side) -> {
			Walk walk = new Walk(side, dialect);
			walk.beforeThereIsAny();
			String id = walk.make(dialect.region());
			walk.whileItStands(id);
			walk.withEndpoints(id);
			walk.afterIt(id);
		});
	}

	@ParameterizedTest
	@EnumSource
	void aServiceThatNobodyUsedIsDeleted(Dialect dialect) {
		compare(dialect, (side) -> {
			Walk walk = new Walk(side, dialect);
			walk.delete(walk.make(dialect.region()));
			String failed = walk.make(dialect.failingRegion());
			side.call("POST", dialect.endpoints(side.project(), failed), dialect.addition(dialect.endpointId("0000")));
			walk.delete(failed);
			side.get(dialect.list(side.project()));
		});
	}

	@Test
	void aServiceThatIsNotWaitedForHidesNoOther() {
		Dialect dialect = Dialect.V2_AZURE;
		compare(dialect, (side) -> {
			String left = Side.id(side.call("POST", dialect.create(side.project()), dialect.wish("francecentral")));
			side.call("DELETE", dialect.service(side.project(), left), null);
			side.followToEnd(dialect.service(side.project(), left), List.of("DELETING"));
			Walk walk = new Walk(side, dialect);
			String other = walk.make("germanywestcentral");
			side.get(dialect.list(side.project()));
			walk.delete(other);
		});
	}

	@ParameterizedTest
	@EnumSource(names = { "V1_AWS", "V2_AWS" })
	void regionalModeIsTurnedOnAndOff(Dialect dialect) {
		compare(dialect, (side) -> {
			String path = dialect.base() + "/groups/" + side.project() + "/privateEndpoint/regionalMode";
			side.get(path);
			for (String body : List.of("", "{}", "{\"enabled\":1}", "{\"enabled\":true,\"colour\":1}")) {
				side.call("PATCH", path, body);
			}
			for (boolean enabled : List.of(true, false)) {
				side.call("PATCH", path + "?envelope=" + enabled, "{\"enabled\":%s}".formatted(enabled));
				side.get(path);
				settle();
				side.get(path + "/?pretty=true");
			}
		});
	}

	@ParameterizedTest
	@EnumSource(names = { "V1_AWS", "V2_AWS" })
	void remoteRegionsAreNamedAndChanged(Dialect dialect) {
		compare(dialect, (side) -> {
			Walk walk = new Walk(side, dialect);
			String id = walk.makeReached("\"EU_WEST_2\"");
			walk.whileItIsReached(id);
			walk.delete(id);
		});
	}

	@ParameterizedTest
	@EnumSource(names = { "V1_AWS", "V2_AWS" })
	void projectsAndClustersAreRead(Dialect dialect) {
		compare(dialect, (side) -> {
			String group = dialect.base() + "/groups/" + side.project();
			for (String path : List.of(dialect.base(), dialect.base() + "/groups", group,
					dialect.base() + "/groups/byName/Test", dialect.base() + "/groups/byName/Nobodys",
					dialect.base() + "/orgs", dialect.base() + "/orgs/5f1a7a0c9b3e4d2f8a6b7c00/groups",
					dialect.base() + "/orgs/" + NOBODYS + "/groups", dialect.base() + "/groups/" + NOBODYS,
					dialect.base() + "/groups/nonsense", dialect.base() + "/groups?itemsPerPage=501",
					group + "/clusters", group + "/clusters/analytics-gcp", group + "/clusters/nobodys",
					group + "/clusters?itemsPerPage=1&pageNum=2", group + "/clusters?includeCount=false",
					group + "/clusters/provider/regions", group + "/clusters/provider/regions?providers=AWS&tier=M10",
					group + "/clusters?pretty=true", group + "/clusters?envelope=true")) {
				side.get(path);
				side.get(path + (path.contains("?") ? "&" : "/?") + "envelope=true&pretty=true");
			}
		});
	}

	@Test
	void clustersAreReadInEveryVersion() {
		compare(Dialect.V2_AWS, (side) -> {
			for (String date : List.of("2022-12-31", "2023-01-01", "2023-02-01", "2024-08-05", "2025-03-12",
					"2023-2-30", "2023-02-30")) {
				Side dated = side.speaking(side.client().accepting("application/vnd.atlas.%s+json".formatted(date)));
				dated.get("/api/atlas/v2/groups/" + side.project() + "/clusters");
				dated.get("/api/atlas/v2/groups/" + side.project() + "/clusters/analytics-0");
				dated.get(Dialect.V2_AWS.list(side.project()));
			}
			side.speaking(side.client().accepting(null)).get(Dialect.V2_AWS.list(side.project()));
			side.speaking(side.client().accepting("application/json")).get(Dialect.V2_AWS.list(side.project()));
		});
	}

	@Test
	void whoDoesNotSignIsChallenged() {
		compare(Dialect.V2_AWS, (side) -> {
			AtlasClient client = side.client();
			for (String path : List.of("/api/atlas/v2", Dialect.V2_AWS.list(side.project()) + "?envelope=true")) {
				side.note(path, client.send(client.request("GET", path, null).build()));
				side.note(path, client.as("contract", "wrong").get(path));
				side.note(path, client.as("nobodyss", "wrong").get(path));
			}
		});
	}

	@Test
	void whoMayOnlyReadIsRefused() {
		door.put("/keys/readonly", """
				{"privateKey": "77777777-7777-4777-8777-777777777777",
				 "roles": [{"orgId": "5f1a7a0c9b3e4d2f8a6b7c00", "roleName": "ORG_READ_ONLY"}]}""");
		String[] reader = new Newcomers(portal).join(Portal.ANALYTICS, "APPROVER").key().split(":");
		Side atlas = simulator(Dialect.V2_AZURE);
		Side postern = postern(Dialect.V2_AZURE);
		compare(atlas.speaking(atlas.client().as("readonly", "77777777-7777-4777-8777-777777777777")),
				postern.speaking(postern.client().as(reader[0], reader[1])), (side) -> {
					side.call("POST", Dialect.V2_AZURE.create(side.project()), Dialect.V2_AZURE.wish("westus2"));
					side.get(Dialect.V2_AZURE.service(side.project(), NOBODYS));
				});
	}

	@ParameterizedTest
	@EnumSource
	void whatDiffersIsMeantTo(ByDesign difference) {
		assertThat(difference.outcome(simulator(Dialect.V2_AWS))).as("Atlas").isEqualTo(difference.atlas());
		assertThat(difference.outcome(postern(Dialect.V2_AWS))).as("Postern").isEqualTo(difference.postern());
		settle();
	}

	/** Grace approves everything and confirms what goes with it, and it is begun. */
	private void pass() {
		Answer waiting = portal.get("grace", "/api/v1/requests?status=AWAITING_APPROVAL&projectId=" + Portal.ANALYTICS);
		waiting.json().path("items").forEach((item) -> {
			String request = "/api/v1/requests/" + item.path("id").asString();
			Answer decided = portal.post("grace", request + "/decisions",
					"{\"verdict\": \"APPROVE\", \"deletesService\": true}", "If-Match",
					portal.get("grace", request).header("ETag"));
			assertThat(decided.status()).as(decided.body()).isEqualTo(201);
		});
		crank.turn(1, MOMENT);
	}

	/** What was asked for is done, of which a client sees nothing. */
	private void settle() {
		for (int moments = 0; moments < 20; moments++) {
			pass();
		}
	}

	private void compare(Dialect dialect, Consumer<Side> calls) {
		compare(simulator(dialect), postern(dialect), calls);
	}

	private static void compare(Side atlas, Side postern, Consumer<Side> calls) {
		calls.accept(atlas);
		calls.accept(postern);
		assertThat(postern.transcript()).hasSameSizeAs(atlas.transcript());
		List<String> differences = IntStream.range(0, atlas.transcript().size())
			.filter((number) -> !atlas.transcript().get(number).equals(postern.transcript().get(number)))
			.mapToObj((number) -> "\nAtlas: " + atlas.transcript().get(number) + "\nPostern: "
					+ postern.transcript().get(number))
			.toList();
		assertThat(differences).isEmpty();
	}

	private Side simulator(Dialect dialect) {
		int port = URI.create(portal.origin()).getPort();
		return new Side(
				dialect.speaking(AtlasClient.ofSimulator(port)).as("contract", "66666666-6666-4666-8666-666666666666"),
				TWIN, () -> crank.pass(MOMENT));
	}

	private Side postern(Dialect dialect) {
		String[] pair = new Newcomers(portal).join(Portal.ANALYTICS, "REQUESTER").key().split(":");
		return new Side(dialect.speaking(AtlasClient.of(portal)).as(pair[0], pair[1]), Portal.ANALYTICS, this::pass);
	}

}
