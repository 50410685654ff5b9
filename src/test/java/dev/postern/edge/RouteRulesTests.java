package dev.postern.edge;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.postern.edge.Route.Access;
import dev.postern.edge.Wire.Reply;
import dev.postern.testing.OnDemo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every route, and who gets through: what is not in the table does not exist.
 */
@OnDemo
@Tag("any-database")
class RouteRulesTests {

	private static final List<String> PEOPLE = List.of("ada", "grace", "olga", "vera");

	private final Wire wire;

	private final ApplicationContext context;

	RouteRulesTests(Environment environment, ApplicationContext context) {
		this.wire = new Wire(environment);
		this.context = context;
	}

	@Test
	void everyRouteHasAStatedRule() {
		Set<String> stated = Routes.ALL.stream().map(Route::name).collect(Collectors.toCollection(TreeSet::new));

		assertThat(mapped(context).filter((name) -> name.contains(" /api/") && !name.contains(" /api/atlas")))
			.containsExactlyInAnyOrderElementsOf(stated);
	}

	@Test
	void outsideOfTheApiThereIsOnlyWhatIsKnown() {
		Stream<String> pages = PageRoutes.all().stream().map(Route::name);
		Stream<String> others = Stream.of(" /error", "GET /actuator", "GET /actuator/health", "GET /actuator/health/**",
				"GET /actuator/info", "GET /actuator/metrics", "GET /actuator/metrics/{requiredMetricName}");

		assertThat(mapped(context).filter((name) -> !name.contains(" /api/") && !name.contains(" /simulator")))
			.containsExactlyInAnyOrderElementsOf(Stream.concat(pages, others).toList());
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.Routes#all")
	void nobodyGetsInWithoutSigningIn(Route route) {
		Reply reply = call(null, route);

		if (route.access() == Access.OPEN) {
			assertThat(reply.status()).as(reply.shown()).isNotIn(401, 403);
		}
		else {
			assertThat(reply.status()).as(reply.shown()).isEqualTo(401);
			assertThat(reply.text("code")).isEqualTo("UNAUTHORIZED");
		}
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.Routes#all")
	void whoeverIsSignedInGetsWhatTheRuleSays(Route route) {
		for (String name : PEOPLE) {
			Reply reply = call(name, route);

			if (allowed(name, route.access())) {
				assertThat(reply.status()).as("%s %s", name, reply.shown()).isNotIn(401, 403);
			}
			else {
				assertThat(reply.status()).as("%s %s", name, reply.shown()).isEqualTo(403);
				assertThat(reply.text("code")).isEqualTo("FORBIDDEN");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/info", "/actuator/metrics", "/actuator/metrics/jvm.memory.used" })
	void theActuatorIsTheOperators(String path) {
		assertThat(wire.call(null, "GET", path, null).status()).isEqualTo(401);
		for (String name : List.of("ada", "grace", "vera")) {
			assertThat(wire.call(name, "GET", path, null).status()).isEqualTo(403);
		}
		assertThat(wire.call("olga", "GET", path, null).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/env", "/actuator/heapdump", "/actuator/threaddump", "/actuator/configprops",
			"/actuator/beans", "/actuator/loggers", "/actuator/mappings", "/actuator/logfile",
			"/actuator/httpexchanges", "/actuator/shutdown", "/actuator/scheduledtasks", "/actuator/flyway",
			"/actuator/modulith", "/actuator/conditions", "/v3/api-docs", "/v3/api-docs.yaml",
			"/v3/api-docs/swagger-config", "/swagger-ui.html", "/swagger-ui/index.html", "/api/v1/openapi.json.yaml",
			"/h2-console", "/h2-console/login.do", "/error", "/logout", "/api", "/api/v1", "/api/v3/atlas",
			"/api/v2/requests", "/WEB-INF/web.xml", "/application.yml", "/META-INF/MANIFEST.MF", "/.git/config",
			"/css/../application.yml" })
	void whatIsNotOfferedIsNotThere(String path) {
		assertNotOffered(path, wire.call(null, "GET", path, null));
		for (String name : PEOPLE) {
			assertNotOffered(path, wire.call(name, "GET", path, null));
			assertNotOffered(path, wire.call(name, "POST", path, null));
		}
	}

	@Test
	void healthIsOpenAndSaysNoMore() {
		Reply reply = wire.call(null, "GET", "/actuator/health", null);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.body()).contains("\"status\":\"UP\"").doesNotContain("components", "details");
	}

	/**
	 * An API key does not open a page, so whoever comes with one is led to the sign-in.
	 */
	private static void assertNotOffered(String path, Reply reply) {
		assertThat(reply.status()).as(path).isIn(302, 400, 401, 403, 404, 405);
		if (reply.status() == 302) {
			assertThat(reply.header("Location")).as(path).containsPattern("/login(\\?ended)?$");
		}
	}

	private Reply call(@Nullable String who, Route route) {
		return wire.json(who, route.method(), route.path(), route.body(), route.headers().toArray(String[]::new));
	}

	private static boolean allowed(String name, Access access) {
		return switch (access) {
			case OPEN, SIGNED_IN, PROJECT -> true;
			case OPERATOR -> name.equals("olga");
			case LOG -> name.equals("olga") || name.equals("vera");
		};
	}

	/** Method and path of every mapping, without the forms of its variables. */
	static Stream<String> mapped(ApplicationContext context) {
		return context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
			.values()
			.stream()
			.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
			.flatMap(RouteRulesTests::names)
			.distinct();
	}

	private static Stream<String> names(RequestMappingInfo mapping) {
		Set<String> methods = mapping.getMethodsCondition()
			.getMethods()
			.stream()
			.map(Enum::name)
			.collect(Collectors.toSet());
		return (methods.isEmpty() ? Set.of("") : methods).stream()
			.flatMap((method) -> mapping.getPatternValues()
				.stream()
				.map((path) -> method + ' ' + path.replaceAll("\\{(\\w+):[^/]*}", "{$1}")));
	}

}
