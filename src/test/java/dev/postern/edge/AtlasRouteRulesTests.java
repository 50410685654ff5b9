package dev.postern.edge;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.postern.edge.AtlasRoute.Target;
import dev.postern.edge.Wire.Reply;
import dev.postern.testing.Newcomers;
import dev.postern.testing.Newcomers.Newcomer;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Visitor;
import dev.postern.wire.DigestChallenge;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every route of Atlas clients, and who gets through: only whoever signs, in projects of
 * their own, and to write only as a requester.
 */
@OnDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AtlasRouteRulesTests {

	private final AtlasWire wire;

	private final Portal portal;

	private final ApplicationContext context;

	private Target target = new Target("", "", "");

	private Newcomer outsider = new Newcomer("", "");

	AtlasRouteRulesTests(Environment environment, Portal portal, ApplicationContext context) {
		this.wire = new AtlasWire(environment);
		this.portal = portal;
		this.context = context;
	}

	@BeforeAll
	void findWhatIsThere() {
		outsider = new Newcomers(portal).join();
		target = portal.get("ada", "/api/v1/services?limit=200&projectId=" + Portal.PAYMENTS)
			.json()
			.path("items")
			.valueStream()
			.filter((service) -> service.path("region").asString("").equals("AP_SOUTHEAST_1"))
			.map((service) -> new Target(Portal.PAYMENTS, service.path("id").asString(""),
					service.at("/endpoints/0/id").asString("")))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void everyRouteHasAStatedRule() {
		Set<String> stated = AtlasRoutes.all()
			.stream()
			.map(AtlasRoute::name)
			.collect(Collectors.toCollection(TreeSet::new));
		stated.addAll(AtlasRoutes.ELSE);

		assertThat(RouteRulesTests.mapped(context).filter((name) -> name.contains(" /api/atlas")))
			.containsExactlyInAnyOrderElementsOf(stated);
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.AtlasRoutes#all")
	void whoeverDoesNotSignIsAskedTo(AtlasRoute route) {
		String path = route.path(target);

		for (Reply reply : List.of(wire.send(null, route.method(), path, route.body(), AtlasWire.V2),
				wire.send(Wire.basic(Wire.pair("ada")), route.method(), path, route.body(), AtlasWire.V2),
				wire.send("Bearer " + Wire.pair("ada"), route.method(), path, route.body(), AtlasWire.V2))) {
			assertThat(reply.status()).as(reply.shown()).isEqualTo(401);
			assertThat(reply.body()).isEqualTo(DigestChallenge.BODY);
			assertThat(reply.head().lines().filter((line) -> line.startsWith("WWW-Authenticate:"))).singleElement()
				.asString()
				.startsWith("WWW-Authenticate: Digest ");
		}
	}

	@Test
	void aSessionOpensNothing() {
		Visitor ada = Visitor.signedIn(portal.origin(), "ada");

		AtlasRoutes.all()
			.stream()
			.filter((route) -> !route.writes())
			.forEach((route) -> assertThat(ada.get(route.path(target)).status()).as(route.name()).isEqualTo(401));
		assertThat(ada.get("/").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.AtlasRoutes#all")
	void whoeverSignsGetsToRead(AtlasRoute route) {
		if (!route.writes() && !route.template().endsWith("/clusters/{name}")) {
			for (String name : List.of("ada", "olga", "vera")) {
				Reply reply = wire.v2(name, "GET", route.path(target), null);
				assertThat(reply.status()).as("%s %s", name, reply.shown()).isEqualTo(200);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.AtlasRoutes#ofProjects")
	void projectsOfOthersAreNotThere(AtlasRoute route) {
		int before = refusals(outsider.name());

		Reply reply = wire.v2(outsider.key(), route.method(), route.path(target), route.body());

		assertThat(reply.status()).as(reply.shown()).isEqualTo(404);
		assertThat(reply.header("X-Error-Code")).isIn("GROUP_NOT_FOUND", "PRIVATE_ENDPOINT_SERVICE_NOT_FOUND");
		assertThat(refusals(outsider.name())).isEqualTo(before + 1);
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.AtlasRoutes#ofProjects")
	void whatIsHiddenLooksLikeWhatIsNotThere(AtlasRoute route) {
		Target none = new Target("0123456789abcdef01234567", "0123456789abcdef01234568", "vpce-0123456789abcdef0");
		String key = outsider.key();

		Reply hidden = wire.v2(key, route.method(), route.path(target), route.body());
		Reply missing = wire.v2(key, route.method(), route.path(none), route.body());

		assertThat(hidden.body()
			.replace(target.projectId(), none.projectId())
			.replace(target.serviceId(), none.serviceId())).isEqualTo(missing.body());
		assertThat(names(hidden)).isEqualTo(names(missing));
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.AtlasRoutes#writing")
	void onlyRequestersWrite(AtlasRoute route) {
		for (String name : List.of("olga", "vera")) {
			int before = refusals(name);

			Reply reply = wire.v2(name, route.method(), route.path(target), route.body());

			assertThat(reply.status()).as("%s %s", name, reply.shown()).isEqualTo(401);
			assertThat(reply.header("X-Error-Code")).isEqualTo("USER_UNAUTHORIZED");
			assertThat(reply.header("WWW-Authenticate")).isEmpty();
			assertThat(refusals(name)).isEqualTo(before + 1);
		}
	}

	@Test
	void listsOfWhomeverBelongsNowhereAreEmpty() {
		for (String generation : List.of("/api/atlas/v2", "/api/atlas/v1.0")) {
			for (String list : List.of("/groups", "/orgs")) {
				assertThat(wire.v2(outsider.key(), "GET", generation + list, null).body()).contains("\"results\":[]",
						"\"totalCount\":0");
			}
			assertThat(wire.v2(outsider.key(), "GET", generation + "/groups/byName/Payments", null).status())
				.isEqualTo(404);
			assertThat(wire.v2(outsider.key(), "GET", generation, null).body()).contains("\"roles\":[]");
		}
	}

	private int refusals(String name) {
		return portal.get("vera", "/api/v1/audit/events?kind=refused.access&limit=200&actor=" + name)
			.json()
			.path("items")
			.size();
	}

	private static List<String> names(Reply reply) {
		return reply.head().lines().map((line) -> line.replaceFirst(":.*", "")).toList();
	}

}
