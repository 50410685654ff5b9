package dev.postern.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.postern.audit.Actor;
import dev.postern.rest.ApiProblem;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets the first operator in. Every process that starts without one makes a token of its
 * own; using any of them up takes them all.
 */
@Service
class SetUp {

	private static final Duration OPEN_FOR = Duration.ofHours(24);

	private final JdbcClient database;

	private final People people;

	private final ApiKeys keys;

	private final Clock clock;

	SetUp(JdbcClient database, People people, ApiKeys keys, Clock clock) {
		this.database = database;
		this.people = people;
		this.keys = keys;
		this.clock = clock;
	}

	/** Makes a token, unless there is an operator. */
	@PreAuthorize("hasRole('SYSTEM')")
	@Transactional
	public Optional<OneTimeToken> open() {
		if (people.hasOperator()) {
			return Optional.empty();
		}
		OneTimeToken token = OneTimeToken.random();
		database.sql("insert into set_up_token (token_hash, created_at) values (?, ?)")
			.param(token.hash())
			.param(clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		return Optional.of(token);
	}

	/** Whether there is an operator, who lets everybody else in. */
	@PreAuthorize("permitAll()")
	@Transactional(readOnly = true)
	public boolean isDone() {
		return Caller.asPostern(people::hasOperator);
	}

	/** Adds the first operator; empty if this is not a token for it. */
	@PreAuthorize("permitAll()")
	@Transactional
	public Optional<PersonView> join(OneTimeToken token, PersonWish wish, String origin) {
		return admit(token, wish, actor(wish, origin));
	}

	/** The same, and issues the first key to somebody who comes without a browser. */
	@PreAuthorize("permitAll()")
	@Transactional
	public Optional<Welcome> firstOperator(OneTimeToken token, PersonWish wish, String origin) {
		Actor actor = actor(wish, origin);
		return admit(token, wish, actor).map((person) -> {
			Caller operator = new Caller(person.id(), actor, person.roles(), false, null);
			return new Welcome(person.username(), operator.call(() -> keys.issue("first key", false)));
		});
	}

	private Optional<PersonView> admit(OneTimeToken token, PersonWish wish, Actor actor) {
		return Caller.asPostern(actor, () -> {
			if (people.hasOperator()) {
				throw new ApiProblem(HttpStatus.GONE, "SET_UP_DONE",
						"Postern is set up. Ask an operator for an invitation.");
			}
			if (!useUp(token)) {
				return Optional.empty();
			}
			PersonView person = people.add(wish.username(), wish.displayName(), Set.of(PortalRole.OPERATOR));
			people.setPassword(wish.username(), wish.password());
			return Optional.of(person);
		});
	}

	private static Actor actor(PersonWish wish, String origin) {
		return new Actor(wish.username(), "set-up token from " + origin);
	}

	// who deletes the row has used the token; a second one at the same moment deletes
	// none
	private boolean useUp(OneTimeToken token) {
		Instant oldest = clock.instant().minus(OPEN_FOR);
		List<String> hashes = database.sql("select token_hash from set_up_token where created_at > ?")
			.param(oldest.atOffset(ZoneOffset.UTC))
			.query((row, index) -> String.valueOf(row.getString("token_hash")))
			.list();
		String hash = token.hash();
		boolean open = hashes.stream().filter((known) -> same(known, hash)).count() == 1;
		return open && database.sql("delete from set_up_token where token_hash = ?").param(hash).update() == 1
				&& database.sql("delete from set_up_token").update() >= 0;
	}

	private static boolean same(String known, String hash) {
		return MessageDigest.isEqual(known.getBytes(StandardCharsets.US_ASCII),
				hash.getBytes(StandardCharsets.US_ASCII));
	}

	/** Who the first operator is to be. */
	record PersonWish(String username, String displayName, String password) {

		@Override
		public String toString() {
			return "PersonWish[" + username + "]";
		}

	}

}
