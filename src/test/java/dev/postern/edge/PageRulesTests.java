package dev.postern.edge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.postern.edge.Route.Access;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Visitor;
import dev.postern.testing.Visitor.Shown;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every page and every form, and who gets through.
 */
@OnDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("any-database")
class PageRulesTests {

	private static final List<String> PEOPLE = List.of("ada", "grace", "olga", "vera");

	private final Portal portal;

	private final Map<String, Visitor> visitors = new HashMap<>();

	PageRulesTests(Portal portal) {
		this.portal = portal;
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.PageRoutes#all")
	void nobodyGetsFurtherThanTheSignIn(Route route) {
		Visitor nobody = new Visitor(portal.origin());
		Shown shown = call(nobody, route, nobody.get("/login").token());

		if (route.access() == Access.OPEN) {
			assertThat(shown.status()).isNotEqualTo(403);
		}
		else {
			assertThat(shown.status()).isEqualTo(302);
			assertThat(shown.location()).startsWith("/login");
		}
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.PageRoutes#all")
	void whoeverIsSignedInGetsWhatTheRuleSays(Route route) {
		for (String name : PEOPLE) {
			Visitor visitor = visitor(name);
			Shown shown = call(visitor, route, visitor.get("/account/password").token());

			if (allowed(name, route.access())) {
				assertThat(shown.status()).as("%s %s", name, shown.location()).isIn(200, 302, 303, 400, 404, 409);
				assertThat(shown.location()).as(name).doesNotContain("login?");
			}
			else {
				assertThat(shown.status()).as(name).isEqualTo(403);
				assertThat(shown.text()).contains("You may not do this");
			}
		}
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.PageRoutes#all")
	void noFormWorksWithoutItsToken(Route route) {
		if (route.method().equals("POST")) {
			assertThat(visitor("olga").post(route.path(), "guessed").status()).isEqualTo(403);
		}
	}

	@ParameterizedTest
	@MethodSource("dev.postern.edge.PageRoutes#all")
	void everyPageIsStrictAndNotKept(Route route) {
		Shown shown = call(visitor("olga"), route, "guessed");

		assertThat(shown.header("Content-Security-Policy"))
			.contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
			.doesNotContain("unsafe", "*");
		assertThat(shown.header("Cache-Control")).contains("no-store");
		assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
	}

	private Visitor visitor(String name) {
		return visitors.computeIfAbsent(name, (who) -> Visitor.signedIn(portal.origin(), who));
	}

	private static Shown call(Visitor visitor, Route route, String token) {
		return route.method().equals("GET") ? visitor.get(route.path()) : visitor.post(route.path(), token);
	}

	private static boolean allowed(String name, Access access) {
		return switch (access) {
			case OPEN, SIGNED_IN, PROJECT -> true;
			case OPERATOR -> name.equals("olga");
			case LOG -> name.equals("olga") || name.equals("vera");
		};
	}

}
