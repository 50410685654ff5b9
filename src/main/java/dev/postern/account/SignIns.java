package dev.postern.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

import dev.postern.audit.Actor;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets people in by name and password, and keeps asking whether they may stay.
 */
@Service
public class SignIns {

	private final PersonRepository people;

	private final PasswordEncoder passwords;

	private final Clock clock;

	/** What is compared with where there is nothing, so that both take as long. */
	private final String nobodysHash;

	SignIns(PersonRepository people, PasswordEncoder passwords, Clock clock) {
		this.people = people;
		this.passwords = passwords;
		this.clock = clock;
		this.nobodysHash = String.valueOf(passwords.encode("nobody's password"));
	}

	/** Whom a name and a password belong to, if they may sign in. */
	@PreAuthorize("permitAll()")
	@Transactional
	public Optional<SignedIn> signIn(String username, String password, String origin) {
		Optional<Person> known = people.findByUsername(username)
			.filter((person) -> person.passwordHash() != null && !person.isDisabled());
		boolean right = passwords.matches(password, known.map(Person::passwordHash).orElse(nobodysHash));
		return known.filter((person) -> right).map((person) -> {
			Caller caller = caller(person, origin);
			person.announce(new PersonChanged(clock.instant(), caller.actor(), "person.sign-in", username, Map.of()));
			people.save(person);
			return new SignedIn(caller, stamp(person.passwordHash()));
		});
	}

	/**
	 * The same person with the roles that they have by now; empty if they are disabled or
	 * have another password since.
	 */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public Optional<Caller> stillIn(SignedIn before) {
		return people.findById(before.caller().personId())
			.filter((person) -> !person.isDisabled() && stamp(person.passwordHash()).equals(before.stamp()))
			.map((person) -> new Caller(person.id(), before.caller().actor(), person.roles(), true, null));
	}

	private static Caller caller(Person person, String origin) {
		Actor actor = new Actor(person.view().username(), "browser at " + origin);
		return new Caller(person.id(), actor, person.roles(), true, null);
	}

	private static String stamp(@Nullable String hash) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
				.digest(String.valueOf(hash).getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
