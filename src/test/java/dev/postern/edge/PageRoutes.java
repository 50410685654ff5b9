package dev.postern.edge;

import java.util.List;
import java.util.stream.Stream;

import dev.postern.edge.Route.Access;

/**
 * Every page and every form, written down once more on purpose: one that is not here has
 * no stated rule, and fails the tests.
 */
final class PageRoutes {

	private PageRoutes() {
	}

	static List<Route> all() {
		return Stream.of(open(), signedIn(), requests(), operators(), log()).flatMap(List::stream).toList();
	}

	private static List<Route> open() {
		return of(Access.OPEN, "GET /login", "POST /theme", "GET /invitations/{token}", "POST /invitations/{token}",
				"GET /setup", "POST /setup");
	}

	private static List<Route> signedIn() {
		return of(Access.SIGNED_IN, "GET /", "GET /kept", "POST /kept/discard", "GET /account/password",
				"POST /account/password");
	}

	private static List<Route> requests() {
		return of(Access.SIGNED_IN, "GET /requests", "POST /requests", "GET /requests/new", "POST /requests/new",
				"GET /requests/new/check", "GET /requests/{id}", "GET /requests/{id}/sent",
				"POST /requests/{id}/comments", "POST /requests/{id}/decision", "GET /requests/{id}/edit",
				"POST /requests/{id}/edit", "GET /requests/{id}/withdraw", "POST /requests/{id}/withdraw",
				"POST /requests/{id}/retry", "GET /inbox");
	}

	private static List<Route> operators() {
		return of(Access.OPERATOR);
	}

	private static List<Route> log() {
		return of(Access.LOG, "GET /log");
	}

	private static List<Route> of(Access access, String... names) {
		return Stream.of(names).map((name) -> Route.of(name, access, "olga")).toList();
	}

}
