package dev.postern.account;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * A person's way in before they have a password. There is one at the most: a new one
 * takes the old one's place.
 */
@Entity
class Invitation extends AbstractAggregateRoot<Invitation> {

	private static final Duration OPEN_FOR = Duration.ofHours(72);

	@Id
	private UUID personId;

	private String tokenHash;

	private Instant expiresAt;

	private @Nullable Instant usedAt;

	@Version
	private @Nullable Long version;

	protected Invitation() {
	}

	Invitation(UUID personId, OneTimeToken token, Instant now) {
		this.personId = personId;
		this.tokenHash = token.hash();
		this.expiresAt = now.plus(OPEN_FOR);
	}

	void renew(OneTimeToken token, Instant now) {
		this.tokenHash = token.hash();
		this.expiresAt = now.plus(OPEN_FOR);
		this.usedAt = null;
	}

	boolean isOpen(Instant now) {
		return usedAt == null && now.isBefore(expiresAt);
	}

	void use(Instant now) {
		this.usedAt = now;
	}

	void announce(PersonChanged event) {
		registerEvent(event);
	}

	UUID personId() {
		return personId;
	}

	Instant expiresAt() {
		return expiresAt;
	}

}
