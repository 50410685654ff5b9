package dev.postern.simulator;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The tokens of service accounts. Kept in memory and as hashes only: whoever is refused
 * after a restart asks for another.
 */
@Component
@Profile({ "demo", "simulator" })
class Tokens {

	private final SecureRandom random = new SecureRandom();

	private final Map<String, Ticket> tickets = new HashMap<>();

	private final Clock clock;

	Tokens(Clock clock) {
		this.clock = clock;
	}

	private record Ticket(String owner, Instant expiresAt) {
	}

	/** A new token, which is not the only one of its owner. */
	synchronized String issue(Key owner, Instant expiresAt) {
		tickets.values().removeIf((ticket) -> !clock.instant().isBefore(ticket.expiresAt()));
		byte[] chance = new byte[32];
		random.nextBytes(chance);
		String token = Base64.getUrlEncoder().withoutPadding().encodeToString(chance);
		tickets.put(Key.hash(token), new Ticket(owner.publicKey(), expiresAt));
		return token;
	}

	/** Whose token it is, if it is good. */
	synchronized Optional<String> owner(String token) {
		return Optional.ofNullable(tickets.get(Key.hash(token)))
			.filter((ticket) -> clock.instant().isBefore(ticket.expiresAt()))
			.map(Ticket::owner);
	}

	/** Nobody revokes another's token. */
	synchronized void revoke(Key owner, String token) {
		tickets.computeIfPresent(Key.hash(token),
				(hash, ticket) -> ticket.owner().equals(owner.publicKey()) ? null : ticket);
	}

	/** All of them are refused from now on. */
	@EventListener(Seed.Planted.class)
	synchronized void clear() {
		tickets.clear();
	}

}
