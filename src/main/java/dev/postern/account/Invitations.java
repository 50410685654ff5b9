package dev.postern.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import dev.postern.audit.Actor;
import dev.postern.rest.ApiProblem;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets people in for the first time, or again after they forgot their password.
 */
@Service
class Invitations {

	private final InvitationRepository invitations;

	private final People people;

	private final ApiKeys keys;

	private final Clock clock;

	Invitations(InvitationRepository invitations, People people, ApiKeys keys, Clock clock) {
		this.invitations = invitations;
		this.people = people;
		this.keys = keys;
		this.clock = clock;
	}

	/** Invites a person. The answer is the only time the token is seen. */
	@PreAuthorize("hasRole('OPERATOR')")
	@Transactional
	public Issued invite(String username) {
		PersonView person = people.find(username).orElseThrow(() -> ApiProblem.notFound("person", username));
		if (person.disabled()) {
			throw ApiProblem.conflict("PERSON_DISABLED", "%s is disabled. Enable them first.".formatted(username));
		}
		Caller caller = Caller.current();
		if (username.equals(caller.getName()) && !caller.mayDecide()) {
			throw ApiProblem.forbidden("KEY_MAY_NOT_DECIDE",
					"This API key may not decide on requests, so it cannot invite its owner, who could then.");
		}
		Instant now = clock.instant();
		OneTimeToken token = OneTimeToken.random();
		Invitation invitation = invitations.findById(person.id())
			.orElseGet(() -> new Invitation(person.id(), token, now));
		invitation.renew(token, now);
		invitation.announce(new PersonChanged(now, caller.actor(), "person.invite", username, Map.of()));
		return new Issued(token.value(), invitations.save(invitation).expiresAt());
	}

	/**
	 * Uses an invitation up, if it is open: sets the password and issues the first key.
	 */
	@PreAuthorize("permitAll()")
	@Transactional
	public Optional<Welcome> accept(OneTimeToken token, String password, boolean keyMayDecide, String origin) {
		Instant now = clock.instant();
		return invitations.findByTokenHash(token.hash()).filter((known) -> known.isOpen(now)).flatMap((invitation) -> {
			Optional<PersonView> invited = Caller.asPostern(() -> people.find(invitation.personId()))
				.filter((person) -> !person.disabled());
			return invited.map((person) -> {
				Actor actor = new Actor(person.username(), "invitation from " + origin);
				invitation.use(now);
				invitation.announce(new PersonChanged(now, actor, "person.join", person.username(), Map.of()));
				invitations.save(invitation);
				return welcome(person, actor, password, keyMayDecide);
			});
		});
	}

	private Welcome welcome(PersonView person, Actor actor, String password, boolean keyMayDecide) {
		return Caller.asPostern(actor, () -> {
			people.setPassword(person.username(), password);
			Caller theirs = new Caller(person.id(), actor, person.roles(), keyMayDecide);
			return new Welcome(person.username(), theirs.call(() -> keys.issue("first key", keyMayDecide)));
		});
	}

	/** An invitation's token, seen this once. */
	record Issued(String token, Instant expiresAt) {

		@Override
		public String toString() {
			return "Issued[expiresAt=" + expiresAt + "]";
		}

	}

}
