package dev.postern.request;

import java.time.Instant;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.rest.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where approvers decide. A decision holds for the version that was read, and for no
 * other.
 */
@Service
public class Decisions {

	private final RequestMoves moves;

	private final DecisionRepository decisions;

	private final RequestViews views;

	Decisions(RequestMoves moves, DecisionRepository decisions, RequestViews views) {
		this.moves = moves;
		this.decisions = decisions;
		this.views = views;
	}

	/** Decides on the version of a request that the caller has read. */
	@PreAuthorize("isAuthenticated()")
	@Transactional
	public RequestView decide(UUID id, Ballot ballot) {
		Verdict verdict = ballot.verdict();
		@Nullable String comment = ballot.comment();
		ChangeRequest request = moves.permitted(id, verdict.action());
		if (verdict == Verdict.REJECT && (comment == null || comment.isBlank())) {
			throw ApiProblem.invalid("/comment", "Say why not, so that the requester knows what to mend.");
		}
		Instant now = moves.now();
		if (verdict.action().allowedFrom(request.status())) {
			requireInTime(request, now);
			ChangeRequests.requireSeen(request, ballot.version());
			requireConfirmed(request, ballot);
		}
		decisions.save(new Decision(request, verdict, comment, Caller.current(), now));
		moves.move(request, verdict.action(), comment);
		return views.of(request);
	}

	/** A client cannot be asked whether it knows what goes with its endpoint. */
	private static void requireConfirmed(ChangeRequest request, Ballot ballot) {
		if (ballot.verdict() == Verdict.APPROVE && !ballot.deletesService() && request.client() != null
				&& request.content() instanceof Change.DetachEndpoint detach && detach.deletesService()) {
			throw Wishes.lastEndpoint();
		}
	}

	/** What has run out is over, even if nobody has come by yet to say so. */
	private static void requireInTime(ChangeRequest request, Instant now) {
		if (!now.isBefore(request.expiresAt())) {
			throw ApiProblem.conflict("ACTION_NOT_ALLOWED",
					"Request %s was to be decided until %s.".formatted(request.id(), request.expiresAt()));
		}
	}

}
