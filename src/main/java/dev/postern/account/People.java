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
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;

import org.springframework.data.domain.Limit;
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
		setPassword(people.findByUsername(username).orElseThrow(), password);
	}

	/** Everybody, newest first. */
	@PreAuthorize("hasRole('OPERATOR')")
	@Transactional(readOnly = true)
	public ListPage<PersonView> list(ListQuery query) {
		List<Person> rows = people.page(query.before(), query.beforeUuid(), Limit.of(query.limit() + 1));
		return ListPage.cut(rows, query, (person) -> ListQuery.cursor(person.createdAt(), person.id()), Person::view);
	}

	/** The same with what operators need to know of each. */
	@PreAuthorize("hasRole('OPERATOR')")
	@Transactional(readOnly = true)
	ListPage<PersonDetails> overview(ListQuery query) {
		List<Person> rows = people.page(query.before(), query.beforeUuid(), Limit.of(query.limit() + 1));
		return ListPage.cut(rows, query, (person) -> ListQuery.cursor(person.createdAt(), person.id()),
				Person::details);
	}

	/** One person with what operators need to know. */
	@PreAuthorize("hasRole('OPERATOR')")
	@Transactional(readOnly = true)
	PersonDetails details(String username) {
		return people.findByUsername(username)
			.map(Person::details)
			.orElseThrow(() -> ApiProblem.notFound("person", username));
	}

	/** Keeps a person and their keys out, or lets them in again. */
	@PreAuthorize("hasRole('OPERATOR')")
	@Transactional
	public PersonView disable(String username, boolean disabled) {
		List<Person> operators = people.findByOperatorTrueAndDisabledFalse();
		Person person = people.findByUsername(username).orElseThrow(() -> ApiProblem.notFound("person", username));
		if (person.isDisabled() == disabled) {
			return person.view();
		}
		if (disabled && operators.size() == 1 && operators.contains(person)) {
			throw ApiProblem.conflict("LAST_OPERATOR",
					"%s is the last operator. Without one, nobody could let anybody in again.".formatted(username));
		}
		person.disabled(disabled);
		person.announce(new PersonChanged(clock.instant(), Caller.current().actor(),
				disabled ? "person.disable" : "person.enable", username, Map.of()));
		return people.save(person).view();
	}

	/** Changes the caller's password; empty if they do not know the one before. */
	@PreAuthorize("isAuthenticated()")
	@Transactional
	public Optional<PersonView> changePassword(String current, String wanted) {
		Person person = people.findById(Caller.current().personId()).orElseThrow();
		if (person.passwordHash() == null || !passwords.matches(current, person.passwordHash())) {
			return Optional.empty();
		}
		setPassword(person, wanted);
		return Optional.of(person.view());
	}

	/** Whether this is the person's password; false if there is no such person. */
	@PreAuthorize("hasRole('SYSTEM')")
	@Transactional(readOnly = true)
	public boolean hasPassword(String username, String password) {
		return people.findByUsername(username)
			.map(Person::passwordHash)
			.filter((hash) -> passwords.matches(password, hash))
			.isPresent();
	}

	/** Whether somebody could let the others in. */
	@PreAuthorize("hasRole('SYSTEM')")
	@Transactional(readOnly = true)
	public boolean hasOperator() {
		return people.existsByOperatorTrue();
	}

	private void setPassword(Person person, String password) {
		person.password(passwords.encode(password));
		person.announce(new PersonChanged(clock.instant(), Caller.current().actor(), "person.password",
				person.view().username(), Map.of()));
		people.save(person);
	}

}
