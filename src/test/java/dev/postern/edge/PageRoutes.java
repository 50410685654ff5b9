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
		return Stream.of(open(), signedIn(), things(), people(), projects(), log()).flatMap(List::stream).toList();
	}

	private static List<Route> open() {
		return of(Access.OPEN, "GET /login", "POST /theme", "GET /invitations/{token}", "POST /invitations/{token}",
				"GET /setup", "POST /setup");
	}

	private static List<Route> signedIn() {
		return of(Access.SIGNED_IN, "GET /", "GET /kept", "POST /kept/discard", "GET /account/password",
				"POST /account/password", "GET /account/keys", "POST /account/keys", "GET /account/keys/{id}/revoke",
				"POST /account/keys/{id}/revoke", "GET /inbox", "GET /requests", "POST /requests", "GET /requests/new",
				"POST /requests/new", "GET /requests/new/check", "GET /services", "GET /drift", "GET /regional-mode",
				"POST /regional-mode");
	}

	private static List<Route> things() {
		return of(Access.PROJECT, "GET /requests/{id}", "GET /requests/{id}/sent", "POST /requests/{id}/comments",
				"POST /requests/{id}/decision", "GET /requests/{id}/edit", "POST /requests/{id}/edit",
				"POST /requests/{id}/retry", "GET /requests/{id}/give-up", "POST /requests/{id}/give-up",
				"GET /requests/{id}/withdraw", "POST /requests/{id}/withdraw", "GET /drift/{id}/ignore",
				"POST /drift/{id}/ignore", "POST /drift/{id}/heed", "GET /drift/{id}/accept", "POST /drift/{id}/accept",
				"GET /services/{id}", "GET /services/{id}/adopt", "POST /services/{id}/adopt",
				"GET /services/{id}/attach", "POST /services/{id}/attach", "GET /services/{id}/detach",
				"POST /services/{id}/detach", "GET /services/{id}/delete", "POST /services/{id}/delete",
				"GET /services/{id}/repair", "POST /services/{id}/repair", "GET /services/{id}/remote-regions",
				"POST /services/{id}/remote-regions");
	}

	private static List<Route> people() {
		return of(Access.OPERATOR, "GET /people", "GET /people/new", "POST /people/new", "GET /people/{username}",
				"GET /people/{username}/disable", "POST /people/{username}/disable", "GET /people/{username}/enable",
				"POST /people/{username}/enable", "POST /people/{username}/invitations");
	}

	private static List<Route> projects() {
		return of(Access.OPERATOR, "GET /projects", "GET /projects/new", "POST /projects/new",
				"POST /projects/new/look", "GET /projects/{id}", "POST /projects/{id}/members",
				"GET /projects/{id}/members/{username}", "POST /projects/{id}/members/{username}",
				"GET /projects/{id}/stored-key", "POST /projects/{id}/stored-key", "GET /stored-keys",
				"GET /stored-keys/new", "POST /stored-keys/new", "GET /stored-keys/{id}",
				"GET /stored-keys/{id}/remove", "POST /stored-keys/{id}/remove", "GET /stored-keys/{id}/rotation",
				"POST /stored-keys/{id}/rotation", "POST /stored-keys/{id}/test", "GET /atlas", "POST /atlas/test");
	}

	private static List<Route> log() {
		return of(Access.LOG, "GET /log");
	}

	private static List<Route> of(Access access, String... names) {
		return Stream.of(names).map((name) -> Route.of(name, access, "olga")).toList();
	}

}
