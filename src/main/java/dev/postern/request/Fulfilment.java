package dev.postern.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.postern.audit.Actor;
import dev.postern.wire.EndpointSpec;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests as whoever carries them out moves them. What does not fit the state any more
 * is passed over, because a job may run twice.
 */
@Service
@Transactional
@PreAuthorize("hasRole('SYSTEM')")
public class Fulfilment {

	static final List<RequestStatus> OPEN = List.of(RequestStatus.AWAITING_APPROVAL, RequestStatus.APPROVED,
			RequestStatus.APPLYING);

	private static final List<RequestStatus> ONCE_APPROVED = List.of(RequestStatus.APPROVED, RequestStatus.APPLYING,
			RequestStatus.APPLIED, RequestStatus.FAILED);

	private final ChangeRequestRepository requests;

	private final DecisionRepository decisions;

	private final Clock clock;

	Fulfilment(ChangeRequestRepository requests, DecisionRepository decisions, Clock clock) {
		this.requests = requests;
		this.decisions = decisions;
		this.clock = clock;
	}

	/**
	 * Begins to carry a request out, or goes on with it. Empty if there is nothing to do
	 * any more.
	 * @param timeAllowed for all of it
	 */
	public Optional<Approved> start(UUID id, Duration timeAllowed) {
		ChangeRequest request = requests.findById(id).orElseThrow();
		if (RequestAction.START.allowedFrom(request.status())) {
			Instant now = clock.instant();
			request.start(now.plus(timeAllowed), now);
			requests.save(request);
		}
		return (request.status() == RequestStatus.APPLYING) ? Optional.of(approved(request)) : Optional.empty();
	}

	/** It is done. */
	public void complete(UUID id) {
		ChangeRequest request = requests.findById(id).orElseThrow();
		RequestAction action = (request.status() == RequestStatus.FAILED) ? RequestAction.RECOVER
				: RequestAction.COMPLETE;
		if (action.allowedFrom(request.status())) {
			request.apply(action, null, Actor.POSTERN, clock.instant());
			requests.save(request);
		}
	}

	/** It cannot be done. */
	public void fail(UUID id, RequestError error) {
		ChangeRequest request = requests.findById(id).orElseThrow();
		if (RequestAction.FAIL.allowedFrom(request.status())) {
			request.fail(error, clock.instant());
			requests.save(request);
		}
	}

	/** It waits for the operator, and its time stands still. */
	public void waitFor(UUID id, String reason) {
		ChangeRequest request = requests.findById(id).orElseThrow();
		if (request.status() == RequestStatus.APPLYING) {
			request.waitFor(reason, clock.instant());
			requests.save(request);
		}
	}

	/**
	 * Something stands in its way, or nothing does any more.
	 * @param trouble null if nothing does
	 */
	public void meets(UUID id, @Nullable RequestError trouble) {
		ChangeRequest request = requests.findById(id).orElseThrow();
		if (request.status() == RequestStatus.APPLYING && !Objects.equals(request.trouble(), trouble)) {
			request.trouble(trouble);
			requests.save(request);
		}
	}

	/** What it waited for is done. */
	public void goOn(UUID id, Duration timeAllowed) {
		ChangeRequest request = requests.findById(id).orElseThrow();
		if (request.status() == RequestStatus.APPLYING && request.waitsFor() != null) {
			request.goOn(clock.instant().plus(timeAllowed));
			requests.save(request);
		}
	}

	/** A request that is to be carried out, or is being carried out. */
	@Transactional(readOnly = true)
	public Optional<Underway> ahead(UUID id) {
		return find(id, RequestStatus.APPROVED, RequestStatus.APPLYING);
	}

	/** A request that was not brought to its end. */
	@Transactional(readOnly = true)
	public Optional<Underway> failed(UUID id) {
		return find(id, RequestStatus.FAILED);
	}

	private Optional<Underway> find(UUID id, RequestStatus... statuses) {
		return requests.findById(id)
			.filter((request) -> List.of(statuses).contains(request.status()))
			.map(Fulfilment::underway);
	}

	/** Everything that is being carried out in these projects. */
	@Transactional(readOnly = true)
	public List<Underway> underway(Collection<String> projectIds) {
		return requests.findByProjectIdInAndStatus(projectIds, RequestStatus.APPLYING)
			.stream()
			.map(Fulfilment::underway)
			.toList();
	}

	/** Everything that is being carried out, and has had its time. */
	@Transactional(readOnly = true)
	public List<Underway> late() {
		return requests
			.findByStatusAndWaitsForIsNullAndDeadlineBefore(RequestStatus.APPLYING, clock.instant(), Limit.of(100))
			.stream()
			.map(Fulfilment::underway)
			.toList();
	}

	/**
	 * What is being carried out, or was given up, on one service. What was asked for
	 * again since is left out: the later request stands for it.
	 */
	@Transactional(readOnly = true)
	public List<Underway> onService(String serviceId) {
		return requests.findByServiceIdAndStatusIn(serviceId, List.of(RequestStatus.APPLYING, RequestStatus.FAILED))
			.stream()
			.filter((request) -> request.status() == RequestStatus.APPLYING || !wasAskedAgain(request))
			.map(Fulfilment::underway)
			.toList();
	}

	private boolean wasAskedAgain(ChangeRequest failed) {
		return requests
			.findByServiceIdAndKindAndStatusInAndCreatedAtAfter(failed.service(), failed.kind(), ONCE_APPROVED,
					failed.createdAt())
			.stream()
			.anyMatch((later) -> EndpointSpec.sameId(later.content().endpointId(), failed.content().endpointId()));
	}

	/** Whether anything is open in one of these projects. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public boolean isOpenIn(Collection<String> projectIds) {
		return requests.existsByProjectIdInAndStatusIn(projectIds, OPEN);
	}

	private static Underway underway(ChangeRequest request) {
		return new Underway(request.id(), request.projectId(), request.serviceId(), request.content(), request.error(),
				request.waitsFor());
	}

	private Approved approved(ChangeRequest request) {
		Change snapshot = decisions.findByRequestIdInOrderByDecidedAtAscIdAsc(List.of(request.id()))
			.stream()
			.filter((decision) -> decision.verdict() == Verdict.APPROVE)
			.reduce((first, last) -> last)
			.orElseThrow()
			.snapshot();
		Instant deadline = Optional.ofNullable(request.deadline()).orElseThrow();
		return new Approved(request.id(), request.projectId(), request.serviceId(), snapshot, deadline,
				request.waitsFor());
	}

}
