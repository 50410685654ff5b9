package dev.postern.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.postern.rest.ApiProblem;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import dev.postern.vault.Vault;

import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The API keys that Postern issues to machines. A key acts as its owner.
 */
@Service
public class ApiKeys {

	private final ApiKeyRepository keys;

	private final PersonRepository people;

	private final Vault vault;

	private final Clock clock;

	ApiKeys(ApiKeyRepository keys, PersonRepository people, Vault vault, Clock clock) {
		this.keys = keys;
		this.people = people;
		this.vault = vault;
		this.clock = clock;
	}

	/** The caller's own keys, newest first. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public ListPage<ApiKeyView> mine(ListQuery query) {
		List<ApiKey> rows = keys.page(Caller.current().personId(), query.before(), query.beforeUuid(),
				Limit.of(query.limit() + 1));
		return ListPage.cut(rows, query, (key) -> ListQuery.cursor(key.createdAt(), key.id()), ApiKey::view);
	}

	/** One of the caller's own keys. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public ApiKeyView mine(UUID id) {
		return keys.findByIdAndPersonId(id, Caller.current().personId())
			.map(ApiKey::view)
			.orElseThrow(() -> ApiProblem.notFound("API key", id));
	}

	/**
	 * Issues a key to the caller. The answer is the only time its private half is seen. A
	 * way in that may not decide cannot issue one that may.
	 */
	@PreAuthorize("isAuthenticated()")
	@Transactional
	public IssuedKey issue(String label, boolean mayDecide) {
		Caller caller = Caller.current();
		if (mayDecide && !caller.mayDecide()) {
			throw ApiProblem.forbidden("KEY_MAY_NOT_DECIDE",
					"This API key may not decide on requests, so it cannot issue one that may.");
		}
		KeyPair pair = KeyPair.random();
		ApiKeyView key = save(caller.personId(), pair, label, mayDecide);
		return new IssuedKey(key.id(), pair.publicKey(), pair.privateKey(), label, mayDecide);
	}

	/** Gives a person a key that is known beforehand. */
	@PreAuthorize("hasRole('SYSTEM')")
	@Transactional
	public void enrol(String username, KeyPair pair, String label, boolean mayDecide) {
		Person owner = people.findByUsername(username).orElseThrow();
		keys.findByPublicKey(pair.publicKey())
			.ifPresentOrElse((key) -> complete(key, pair), () -> save(owner.id(), pair, label, mayDecide));
	}

	/** Takes one of the caller's keys out of use, for good. */
	@PreAuthorize("isAuthenticated()")
	@Transactional
	public void revoke(UUID id) {
		ApiKey key = keys.findByIdAndPersonId(id, Caller.current().personId())
			.orElseThrow(() -> ApiProblem.notFound("API key", id));
		Instant now = clock.instant();
		key.revoke(now, changed("api-key.revoke", key, now));
		keys.save(key);
	}

	/** Whom a key pair belongs to, if it is right, in use, and its owner may sign in. */
	@PreAuthorize("permitAll()")
	@Transactional
	public Optional<Caller> signIn(KeyPair pair, String from) {
		return find(pair.publicKey()).filter((known) -> known.isOpen() && known.key().isOf(pair)).map((known) -> {
			complete(known.key(), pair);
			if (known.key().useIsWorthRecording(clock.instant())) {
				used(known.key());
			}
			return known.caller(from);
		});
	}

	/** A key by its public half, whether or not it is still in use. */
	Optional<OwnedKey> find(String publicKey) {
		return keys.findOwned(publicKey);
	}

	/** Notes when a key was used, which is not worth it with every call. */
	@Transactional
	void used(ApiKey key) {
		keys.used(key.id(), clock.instant());
	}

	/** Whether this pair was ever issued, even if it is out of use. */
	@PreAuthorize("hasRole('SYSTEM')")
	@Transactional(readOnly = true)
	public boolean knows(KeyPair pair) {
		return keys.findByPublicKey(pair.publicKey()).filter((key) -> key.isOf(pair)).isPresent();
	}

	/** Gives a key of before what a Digest proves, which takes its private half. */
	private void complete(ApiKey key, KeyPair pair) {
		if (key.isOf(pair) && key.ha1(vault).isEmpty()) {
			keys.sealed(key.id(), key.seal(pair, vault));
		}
	}

	private ApiKeyView save(UUID owner, KeyPair pair, String label, boolean mayDecide) {
		Instant now = clock.instant();
		ApiKey key = new ApiKey(owner, pair, label, mayDecide, now);
		key.keep(key.seal(pair, vault));
		key.announce(changed("api-key.issue", key, now));
		return keys.save(key).view();
	}

	private static PersonChanged changed(String kind, ApiKey key, Instant now) {
		return new PersonChanged(now, Caller.current().actor(), kind, key.publicKey(),
				Map.of("mayDecide", key.mayDecide()));
	}

}
