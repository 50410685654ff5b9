package dev.postern.browser;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.postern.testing.Portal;

/**
 * A page in a state, and who sees it like that.
 *
 * @param name what the pictures of it are called
 * @param who the username, or in braces somebody of {@link Scenery}
 * @param path the path, with names of {@link Scenery} in braces
 */
record PageState(String name, String who, String path) {

	private static final Pattern NAMED = Pattern.compile("\\{([^}]+)\\}");

	static List<PageState> all() {
		return Stream.of(frame(), requests(), services(), operators(), log()).flatMap(List::stream).toList();
	}

	private static List<PageState> frame() {
		return List.of(new PageState("sign-in", "", "/login"), new PageState("sign-in-failed", "", "/login?failed"),
				new PageState("sign-in-ended", "", "/login?ended"),
				new PageState("sign-in-wait", "", "/login?seconds=120"), new PageState("not-found", "ada", "/nonsense"),
				new PageState("forbidden", "ada", "/people"), new PageState("password", "ada", "/account/password"),
				new PageState("home-requester", "ada", "/"), new PageState("home-approver", "grace", "/"),
				new PageState("home-operator", "olga", "/"), new PageState("home-auditor", "vera", "/"),
				new PageState("home-empty", "{nobody}", "/"));
	}

	private static List<PageState> requests() {
		return List.of(new PageState("requests", "ada", "/requests"),
				new PageState("requests-empty", "{nobody}", "/requests"),
				new PageState("request-new", "ada", "/requests/new"),
				new PageState("request-awaiting", "ada", "/requests/{awaiting}"),
				new PageState("request-decide", "grace", "/requests/{awaiting}"),
				new PageState("request-rejected", "ada", "/requests/{rejected}"),
				new PageState("request-withdrawn", "ada", "/requests/{withdrawn}"),
				new PageState("request-failed", "ada", "/requests/{failed}"),
				new PageState("request-hostile", "ada", "/requests/{hostile}"),
				new PageState("request-decide-hostile", "grace", "/requests/{hostile}"),
				new PageState("request-attach-failed", "ada", "/requests/{attach of vpce-0123456789abcdead}"),
				new PageState("request-sent", "ada", "/requests/{awaiting}/sent"),
				new PageState("requests-no-match", "ada", "/requests?status=EXPIRED"),
				new PageState("request-unknown", "ada", "/requests/00000000-0000-4000-8000-0000000000aa"),
				new PageState("request-edit", "ada", "/requests/{awaiting}/edit"),
				new PageState("request-withdraw", "ada", "/requests/{awaiting}/withdraw"),
				new PageState("request-applying", "ada", "/requests/{attach of vpce-0123456789abc5105}"),
				new PageState("request-give-up", "ada", "/requests/{attach of vpce-0123456789abc5105}/give-up"),
				new PageState("inbox", "grace", "/inbox"), new PageState("inbox-empty", "{idle approver}", "/inbox"));
	}

	private static List<PageState> services() {
		return List.of(new PageState("services", "ada", "/services"), new PageState("drift", "olga", "/drift"),
				new PageState("drift-empty", "{nobody}", "/drift"),
				new PageState("services-empty", "{nobody}", "/services"),
				new PageState("service-connected", "ada", "/services/{connected}"),
				new PageState("service-ready", "ada", "/services/{ready}"),
				new PageState("service-initiating", "ada", "/services/{initiating}"),
				new PageState("service-failed", "ada", "/services/{failed service}"),
				new PageState("service-dead-endpoint", "ada", "/services/{dead endpoint}"),
				new PageState("service-pending-endpoint", "ada", "/services/{pending endpoint}"),
				new PageState("service-not-made", "ada", "/services/{not made}"),
				new PageState("services-no-match", "ada", "/services?region=nowhere"),
				new PageState("service-long", "olga", "/services/{connected}"),
				new PageState("attach", "ada", "/services/{ready}/attach"),
				new PageState("service-google", "ada", "/services/{on google}"),
				new PageState("attach-google", "ada", "/services/{on google}/attach"),
				new PageState("repair", "ada", "/services/{dead endpoint}/repair?endpointId=vpce-0123456789abcdead"),
				new PageState("regional-mode", "ada", "/regional-mode?projectId=" + Portal.PAYMENTS),
				new PageState("detach-last", "ada",
						"/services/{dead endpoint}/detach?endpointId=vpce-0123456789abcdead"),
				new PageState("delete", "ada", "/services/{ready}/delete"));
	}

	private static List<PageState> operators() {
		return List.of(new PageState("keys", "ada", "/account/keys"),
				new PageState("keys-empty", "{nobody}", "/account/keys"), new PageState("people", "olga", "/people"),
				new PageState("person-new", "olga", "/people/new"), new PageState("person", "olga", "/people/ada"),
				new PageState("projects", "olga", "/projects"), new PageState("project-new", "olga", "/projects/new"),
				new PageState("project", "olga", "/projects/5f1a7a0c9b3e4d2f8a6b7c01"),
				new PageState("project-roles", "olga", "/projects/5f1a7a0c9b3e4d2f8a6b7c01/members/ada"),
				new PageState("project-key", "olga", "/projects/5f1a7a0c9b3e4d2f8a6b7c01/stored-key"),
				new PageState("person-disable", "olga", "/people/ada/disable"),
				new PageState("key-revoke", "ada", "/account/keys/{api key}/revoke"),
				new PageState("stored-key", "olga", "/stored-keys/{stored key}"),
				new PageState("stored-key-rotation", "olga", "/stored-keys/{stored key}/rotation"),
				new PageState("stored-key-remove", "olga", "/stored-keys/{stored key}/remove"),
				new PageState("stored-keys", "olga", "/stored-keys"),
				new PageState("stored-key-new", "olga", "/stored-keys/new"), new PageState("atlas", "olga", "/atlas"),
				new PageState("invitation-bad", "", "/invitations/no-such-token"),
				new PageState("set-up", "", "/setup"));
	}

	private static List<PageState> log() {
		return List.of(new PageState("log", "vera", "/log"),
				new PageState("log-wrong-filter", "vera", "/log?from=nonsense"),
				new PageState("log-no-match", "vera", "/log?actor=nobody-at-all"));
	}

	/** The path with real ids. */
	String path(Scenery scenery) {
		return NAMED.matcher(path).replaceAll((name) -> scenery.id(name.group(1)));
	}

	/** The username, empty for nobody. */
	String username(Scenery scenery) {
		return NAMED.matcher(who).replaceAll((role) -> scenery.person(role.group(1)));
	}

	@Override
	public String toString() {
		return name;
	}

}
