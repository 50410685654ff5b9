package dev.postern.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.postern.rest.ApiProblem;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everybody who may sign in.
 */
@Service
public class People {

	private final PersonRepository people;

	private final PasswordEncoder passwords;

	private final Clock clock;

	People(PersonRepository people, PasswordEncoder passwords, Clock clock) {
		this.people = people;
		this.passwords = passwords;
		this.clock = clock;
	}

	/** Finds a person by the name they sign in with. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public Optional<PersonView> find(String username) {
		return people.findByUsername(username).map(Person::view);
	}

	/** Finds a person by id. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public Optional<PersonView> find(UUID id) {
		return people.findById(id).map(Person::view);
	}

	/** Finds people by id. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public List<PersonView> find(Collection<UUID> ids) {
		return people.findByIdIn(ids).stream().map(Person::view).toList();
	}

	/** Adds a person, who can do nothing until they have a password or a key. */
	@PreAuthorize("hasAnyRole('OPERATOR', 'SYSTEM')")
	@Transactional
	public PersonView add(String username, String displayName, Set<PortalRole> roles) {
		if (people.findByUsername(username).isPresent()) {
			throw ApiProblem.conflict("PERSON_EXISTS", "There is a person named %s already.".formatted(username));
		}
		Instant now = clock.instant();
		Person person = new Person(username, displayName, roles, now);
		person.announce(
				new PersonChanged(now, Caller.current().actor(), "person.create", username, Map.of("roles", roles)));
		return people.save(person).view();
	}

	/** Gives a person a password. */
	@PreAuthorize("hasRole('SYSTEM')")
	@Transactional
	public void setPassword(String username, String password) {
		Person person = people.findByUsername(username).orElseThrow();
		person.password(passwords.encode(password));
		person.announce(
				new PersonChanged(clock.instant(), Caller.current().actor(), "person.password", username, Map.of()));
		people.save(person);
	}

}
