package dev.postern.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.account.PortalRole;
import dev.postern.audit.Actor;
import dev.postern.endpoint.Place;
import dev.postern.wire.Provider;

/**
 * Requests in every state, brought there by the moves that lead there.
 */
final class RequestFixtures {

	static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

	static final Caller ADA = person("ada");

	static final Caller GRACE = person("grace");

	private RequestFixtures() {
	}

	static Caller person(String name, PortalRole... roles) {
		return new Caller(UUID.nameUUIDFromBytes(name.getBytes()), new Actor(name, "a test"), Set.of(roles), true,
				null);
	}

	static Wish wish(String region, String justification) {
		Place place = new Place("5f1a7a0c9b3e4d2f8a6b7c01", Provider.AWS, region, false);
		return new Wish(place.projectId(), place, "0123456789abcdef01234567",
				new Change.CreateService(place, List.of()), justification, null);
	}

	/** A request of ada's. */
	static ChangeRequest in(RequestStatus status) {
		ChangeRequest request = new ChangeRequest(wish("US_EAST_1", "A test."), ADA, null, NOW,
				NOW.plus(Duration.ofDays(14)));
		switch (status) {
			case AWAITING_APPROVAL -> {
			}
			case APPROVED, APPLYING, APPLIED, FAILED -> carryOut(request, status);
			case REJECTED -> request.apply(RequestAction.REJECT, "No.", GRACE.actor(), NOW);
			case WITHDRAWN -> request.apply(RequestAction.WITHDRAW, null, ADA.actor(), NOW);
			case EXPIRED -> request.apply(RequestAction.EXPIRE, null, Actor.POSTERN, NOW);
		}
		return request;
	}

	private static void carryOut(ChangeRequest request, RequestStatus status) {
		request.apply(RequestAction.APPROVE, null, GRACE.actor(), NOW);
		if (status != RequestStatus.APPROVED) {
			request.start(NOW.plus(Duration.ofHours(2)), NOW);
		}
		if (status == RequestStatus.APPLIED) {
			request.apply(RequestAction.COMPLETE, null, Actor.POSTERN, NOW);
		}
		if (status == RequestStatus.FAILED) {
			request.fail(new RequestError("CODE", "What Atlas said.", "What it means."), NOW);
		}
	}

}
