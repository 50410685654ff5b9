package dev.postern.audit;

import java.util.List;

/**
 * The kinds of entries that are offered to filter by. The log takes any kind: one that is
 * missing here is shown by its own name.
 */
final class LogKinds {

	static final List<String> ALL = List.of("request.ask", "request.edit", "request.approve", "request.reject",
			"request.withdraw", "request.expire", "request.start", "request.wait", "request.complete", "request.fail",
			"request.give-up", "request.retry", "request.recover", "request.comment", "request.client-left",
			"request.client-back", "atlas.write", "service.initiate", "service.become-ready", "service.connect",
			"service.fail", "service.retry", "service.remove", "service.vanish", "service.miss", "service.reject",
			"endpoint.available", "endpoint.deleted", "endpoint.failed", "endpoint.rejected", "endpoint.missing",
			"drift.found", "drift.ignored", "drift.heeded", "drift.resolved", "project.add", "project.key",
			"project.roles", "stored-key.add", "stored-key.test", "stored-key.rotate", "stored-key.remove",
			"person.create", "person.invite", "person.invite-again", "person.join", "person.sign-in", "person.password",
			"person.disable", "person.enable", "api-key.issue", "api-key.revoke", "refused.access", "refused.sign-in",
			"refused.signature");

	private LogKinds() {
	}

}
