package dev.postern.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.postern.account.Caller;
import dev.postern.account.PortalRole;
import dev.postern.project.KeyTestOutcome;
import dev.postern.project.StoredKeyView;
import dev.postern.project.StoredKeys;
import dev.postern.request.ChangeRequests;
import dev.postern.request.Inbox;
import dev.postern.request.RequestQuery;
import dev.postern.request.RequestStatus;
import dev.postern.request.RequestView;
import dev.postern.rest.ListQuery;
import org.springframework.stereotype.Component;

/**
 * What waits for the caller to do something: to decide, or to operate.
 */
@Component
class Waiting {

	/** As many as the first page looks through. */
	static final ListQuery MANY = ListQuery.of("200", null);

	private final Inbox inbox;

	private final ChangeRequests requests;

	private final StoredKeys keys;

	private final Clock clock;

	Waiting(Inbox inbox, ChangeRequests requests, StoredKeys keys, Clock clock) {
		this.inbox = inbox;
		this.requests = requests;
		this.keys = keys;
		this.clock = clock;
	}

	/** The requests that the caller can decide on, oldest first. */
	List<RequestView> forDecision() {
		return inbox.list(new RequestQuery(null, null, null, null, null));
	}

	/** The requests that are being carried out, newest first; for operators. */
	List<RequestView> forOperator() {
		return isOperator()
				? requests.list(new RequestQuery(null, RequestStatus.APPLYING.name(), null, null, null), MANY).items()
				: List.of();
	}

	/** The stored keys whose last test went wrong; for operators. */
	List<StoredKeyView> brokenKeys() {
		return !isOperator() ? List.of()
				: keys.list(MANY)
					.items()
					.stream()
					.filter((key) -> key.testOutcome() != null && key.testOutcome() != KeyTestOutcome.PASSED)
					.toList();
	}

	/** The moment of this look. */
	Instant now() {
		return clock.instant();
	}

	private static boolean isOperator() {
		return Caller.current().has(PortalRole.OPERATOR);
	}

}
