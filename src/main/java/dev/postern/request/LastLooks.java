package dev.postern.request;

import java.util.Optional;
import java.util.UUID;

import dev.postern.account.Caller;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the caller has last seen of requests.
 */
@Service
@PreAuthorize("isAuthenticated()")
class LastLooks {

	private final RequestMoves moves;

	private final RequestSeenRepository seen;

	LastLooks(RequestMoves moves, RequestSeenRepository seen) {
		this.moves = moves;
		this.seen = seen;
	}

	/** The caller's last look; empty, if this is the first. */
	@Transactional(readOnly = true)
	public Optional<LastLook> find(UUID requestId) {
		ChangeRequest request = moves.visible(requestId);
		return seen.findByPersonIdAndRequestId(Caller.current().personId(), requestId)
			.map((last) -> LastLook.of(last, request));
	}

	/**
	 * Notes that the caller sees a version of a request, if it is still the present one.
	 */
	@Transactional
	public void note(UUID requestId, int version) {
		ChangeRequest request = moves.visible(requestId);
		if (request.contentVersion() != version) {
			return;
		}
		UUID person = Caller.current().personId();
		RequestSeen last = seen.findByPersonIdAndRequestId(person, requestId)
			.orElseGet(() -> new RequestSeen(person, request, moves.now()));
		last.see(request, moves.now());
		seen.save(last);
	}

}
