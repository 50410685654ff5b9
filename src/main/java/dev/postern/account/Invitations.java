package dev.postern.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.postern.audit.Actor;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.InputError;

import org.springframework.http.HttpStatus;
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
		return invite(people.details(username));
	}

	/**
	 * The same, but not for somebody who has a password, unless they forgot it: whoever
	 * uses the invitation first signs in as them from then on.
	 */
	@PreAuthorize("hasRole('OPERATOR')")
	@Transactional
	public Issued invite(String username, boolean forgotPassword) {
		PersonDetails person = people.details(username);
		if (person.joined() && !forgotPassword) {
			String message = "%s has a password. Invite them again only if they forgot it.".formatted(username);
			throw new ApiProblem(HttpStatus.CONFLICT, "PERSON_HAS_PASSWORD", message,
					List.of(new InputError("/forgot", message)));
		}
		return invite(person);
	}

	/** Until when a person's last invitation can be used, if it still can. */
	@PreAuthorize("hasRole('OPERATOR')")
	@Transactional(readOnly = true)
	public Optional<Instant> openUntil(UUID personId) {
		Instant now = clock.instant();
		return invitations.findById(personId).filter((known) -> known.isOpen(now)).map(Invitation::expiresAt);
	}

	/** Whom an invitation is for, if it is open. */
	@PreAuthorize("permitAll()")
	@Transactional(readOnly = true)
	public Optional<PersonView> invited(OneTimeToken token) {
		Instant now = clock.instant();
		return invitations.findByTokenHash(token.hash()).filter((known) -> known.isOpen(now)).flatMap(this::person);
	}

	/** Uses an invitation up, if it is open: sets the password. */
	@PreAuthorize("permitAll()")
	@Transactional
	public Optional<PersonView> join(OneTimeToken token, String password, String origin) {
		return admit(token, password, origin).map(Joined::person);
	}

	/** The same, and issues the first key to somebody who comes without a browser. */
	@PreAuthorize("permitAll()")
	@Transactional
	public Optional<Welcome> accept(OneTimeToken token, String password, boolean keyMayDecide, String origin) {
		return admit(token, password, origin).map((joined) -> {
			PersonView person = joined.person();
			Caller theirs = new Caller(person.id(), joined.actor(), person.roles(), keyMayDecide, null);
			return new Welcome(person.username(), theirs.call(() -> keys.issue("first key", keyMayDecide)));
		});
	}

	private Issued invite(PersonDetails person) {
		String username = person.username();
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
		invitation.announce(new PersonChanged(now, caller.actor(),
				person.joined() ? "person.invite-again" : "person.invite", username, Map.of()));
		return new Issued(token.value(), invitations.save(invitation).expiresAt());
	}

	private Optional<Joined> admit(OneTimeToken token, String password, String origin) {
		Instant now = clock.instant();
		return invitations.findByTokenHash(token.hash())
			.filter((known) -> known.isOpen(now))
			.flatMap((invitation) -> person(invitation).map((person) -> {
				Actor actor = new Actor(person.username(), "invitation from " + origin);
				invitation.use(now);
				invitation.announce(new PersonChanged(now, actor, "person.join", person.username(), Map.of()));
				invitations.save(invitation);
				Caller.asPostern(actor, () -> {
					people.setPassword(person.username(), password);
					return person;
				});
				return new Joined(person, actor);
			}));
	}

	private Optional<PersonView> person(Invitation invitation) {
		return Caller.asPostern(() -> people.find(invitation.personId())).filter((person) -> !person.disabled());
	}

	/** Somebody who has just come in. */
	private record Joined(PersonView person, Actor actor) {
	}

	/** An invitation's token, seen this once. */
	record Issued(String token, Instant expiresAt) {

		@Override
		public String toString() {
			return "Issued[expiresAt=" + expiresAt + "]";
		}

	}

}
