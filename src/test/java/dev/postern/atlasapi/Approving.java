package dev.postern.atlasapi;

import dev.postern.request.RequestAction;
import dev.postern.request.RequestMoved;
import dev.postern.testing.Portal;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Grace, who approves what is asked for in Analytics at once, and confirms what goes with
 * it.
 */
@TestConfiguration(proxyBeanMethods = false)
class Approving {

	private final Portal portal;

	Approving(Portal portal) {
		this.portal = portal;
	}

	/** Not in the caller's thread, which has a transaction to end. */
	@TransactionalEventListener
	void on(RequestMoved moved) {
		if (moved.action() == RequestAction.ASK && moved.projectId().equals(Portal.ANALYTICS)) {
			Thread.startVirtualThread(() -> approve("/api/v1/requests/" + moved.id()));
		}
	}

	/** Looks again where the client has done something at the same moment. */
	private void approve(String request) {
		Portal.Answer decided;
		do {
			decided = portal.post("grace", request + "/decisions",
					"{\"verdict\": \"APPROVE\", \"deletesService\": true}", "If-Match",
					portal.get("grace", request).header("ETag"));
		}
		while (decided.status() == 412 || decided.text("code").equals("CONCURRENT_CHANGE"));
		if (decided.status() != 201) {
			throw new AssertionError(decided.body());
		}
	}

}
