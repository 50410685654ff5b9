package dev.postern.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.InputError;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests as people make, see and change them. Deciding is {@link Decisions}, carrying
 * out {@link Fulfilment}.
 */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class ChangeRequests {

	private final ChangeRequestRepository requests;

	private final RequestMoves moves;

	private final Wishes wishes;

	private final RequestViews views;

	private final RequestSettings settings;

	ChangeRequests(ChangeRequestRepository requests, RequestMoves moves, Wishes wishes, RequestViews views,
			RequestSettings settings) {
		this.requests = requests;
		this.moves = moves;
		this.wishes = wishes;
		this.views = views;
		this.settings = settings;
	}

	/** Asks for a change. */
	public RequestView ask(AskBody body) {
		return ask(body, null);
	}

	/**
	 * Asks for a change.
	 * @param client that asks, null if it is a person or a caller of REST
	 */
	RequestView ask(AskBody body, @Nullable Client client) {
		requireMendable(body.resubmits());
		Wish wish = wishes.take(body);
		refuseIfOpen(wish.change(), wish.subject(), null);
		Instant now = moves.now();
		return views
			.of(save(new ChangeRequest(wish, Caller.current(), client, now, now.plus(settings.expiresAfter()))));
	}

	/** Changes what is asked for, while nobody has decided. */
	public RequestView edit(UUID id, int seenVersion, AskBody body) {
		ChangeRequest request = moves.permitted(id, RequestAction.EDIT);
		requireSeen(request, seenVersion);
		if (!RequestAction.EDIT.allowedFrom(request.status())) {
			throw ApiProblem.conflict("ACTION_NOT_ALLOWED",
					"Request %s is %s and cannot %s.".formatted(id, request.status(), RequestAction.EDIT));
		}
		Wish wish = wishes.takeInstead(request, body);
		// before the request is changed, because every query writes down what has changed
		refuseIfOpen(wish.change(), wish.subject(), id);
		request.edit(wish, Caller.current().actor(), moves.now());
		return views.of(save(request));
	}

	/** A request, if the caller may see its project. */
	@Transactional(readOnly = true)
	public RequestView show(UUID id) {
		return views.of(moves.visible(id));
	}

	/** The requests that match, newest first. */
	@Transactional(readOnly = true)
	public ListPage<RequestView> list(RequestQuery wanted, ListQuery query) {
		RequestFilter filter = wishes.filter(wanted);
		List<ChangeRequest> rows = requests.page(filter, query.before(), query.beforeUuid(),
				Limit.of(query.limit() + 1));
		ListPage<ChangeRequest> page = ListPage.cut(rows, query,
				(request) -> ListQuery.cursor(request.createdAt(), request.id()), (request) -> request);
		return new ListPage<>(views.of(page.items()), page.next());
	}

	/**
	 * What else is asked for in the place of this request and not settled, oldest first.
	 */
	@Transactional(readOnly = true)
	public List<RequestView> openBeside(UUID id) {
		ChangeRequest request = moves.visible(id);
		return views.of(requests
			.findByProjectIdAndProviderAndRegionAndStatusInOrderByCreatedAtAscIdAsc(request.projectId(),
					request.provider(), request.region(), Fulfilment.OPEN)
			.stream()
			.filter((other) -> !other.id().equals(id))
			.toList());
	}

	/** The open request that is to make this service, if the caller may see it. */
	@Transactional(readOnly = true)
	public Optional<RequestView> making(String serviceId) {
		return requests.findByServiceIdAndStatusIn(serviceId, Fulfilment.OPEN)
			.stream()
			.filter((request) -> request.kind() == RequestKind.CREATE_SERVICE)
			.map((request) -> views.of(moves.visible(request.id())))
			.findFirst();
	}

	/** Takes a request back. */
	public RequestView withdraw(UUID id) {
		ChangeRequest request = moves.permitted(id, RequestAction.WITHDRAW);
		moves.move(request, RequestAction.WITHDRAW, null);
		return views.of(request);
	}

	/**
	 * Has no more written for a request that is to be carried out, or is being carried
	 * out.
	 */
	public RequestView giveUp(UUID id) {
		ChangeRequest request = moves.permitted(id, RequestAction.GIVE_UP);
		request.giveUp(Caller.current().actor(), moves.now());
		return views.of(requests.save(request));
	}

	/** Has what failed tried again, as it was approved. */
	public RequestView retry(UUID id) {
		ChangeRequest request = moves.permitted(id, RequestAction.RETRY);
		if (RequestAction.RETRY.allowedFrom(request.status())) {
			refuseIfOpen(request.content(), request.subject(), id);
		}
		moves.move(request, RequestAction.RETRY, null);
		return views.of(save(request));
	}

	/** Lets requests run out that nobody has decided on. */
	@PreAuthorize("hasRole('SYSTEM')")
	public void expire() {
		requests.findByStatusAndExpiresAtBefore(RequestStatus.AWAITING_APPROVAL, moves.now(), Limit.of(100))
			.forEach((request) -> moves.move(request, RequestAction.EXPIRE, null));
	}

	/** Refuses a caller who has read another version than stands now. */
	static void requireSeen(ChangeRequest request, int seenVersion) {
		if (request.contentVersion() != seenVersion) {
			throw new ApiProblem(HttpStatus.PRECONDITION_FAILED, "STALE",
					"The request was changed after you read it. Read version %d and decide again."
						.formatted(request.contentVersion()),
					List.of(new InputError("If-Match", "This names version %d.".formatted(seenVersion))));
		}
	}

	private void requireMendable(@Nullable UUID resubmits) {
		if (resubmits == null) {
			return;
		}
		ChangeRequest old = moves.visible(resubmits);
		boolean own = old.requesterId().equals(Caller.current().personId());
		if (!own || !old.status().isSettled() || old.status() == RequestStatus.APPLIED) {
			throw ApiProblem.invalid("/resubmits", "Name a request of your own that did not come to anything.");
		}
	}

	private void refuseIfOpen(Change change, Change.Subject subject, @Nullable UUID by) {
		String key = change.exclusiveKey(subject);
		if (key != null) {
			requests.findByOpenKey(key).filter((other) -> !other.id().equals(by)).ifPresent((other) -> {
				throw requestExists().with("requestId", other.id()).with("request", "/api/v1/requests/" + other.id());
			});
		}
	}

	private ChangeRequest save(ChangeRequest request) {
		try {
			ChangeRequest saved = requests.save(request);
			requests.flush();
			return saved;
		}
		catch (DataIntegrityViolationException ex) {
			// what is not exclusive has collided with something else
			throw (request.content().exclusiveKey(request.subject()) != null) ? requestExists().because(ex) : ex;
		}
	}

	private static ApiProblem requestExists() {
		return ApiProblem.conflict("REQUEST_EXISTS", "An open request asks for the same already.");
	}

}
