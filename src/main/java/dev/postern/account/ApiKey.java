package dev.postern.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * A key pair of a machine that acts for a person. The private half is random and long, so
 * a plain hash keeps it as safe as a slow one would, and every call can afford it.
 */
@Entity
class ApiKey extends AbstractAggregateRoot<ApiKey> {

	private static final Duration USE_RECORDED_EVERY = Duration.ofMinutes(1);

	@Id
	private UUID id;

	private String publicKey;

	private String secretHash;

	private UUID personId;

	private String label;

	private boolean mayDecide;

	private Instant createdAt;

	private @Nullable Instant revokedAt;

	private @Nullable Instant lastUsedAt;

	@Version
	private @Nullable Long version;

	protected ApiKey() {
	}

	ApiKey(UUID personId, KeyPair pair, String label, boolean mayDecide, Instant now) {
		this.id = UUID.randomUUID();
		this.personId = personId;
		this.publicKey = pair.publicKey();
		this.secretHash = pair.privateKeyHash();
		this.label = label;
		this.mayDecide = mayDecide;
		this.createdAt = now;
	}

	boolean opensWith(KeyPair pair) {
		return revokedAt == null && isOf(pair);
	}

	boolean isOf(KeyPair pair) {
		return MessageDigest.isEqual(secretHash.getBytes(StandardCharsets.US_ASCII),
				pair.privateKeyHash().getBytes(StandardCharsets.US_ASCII));
	}

	boolean useIsWorthRecording(Instant now) {
		return lastUsedAt == null || lastUsedAt.isBefore(now.minus(USE_RECORDED_EVERY));
	}

	void revoke(Instant now, PersonChanged event) {
		if (revokedAt == null) {
			this.revokedAt = now;
			registerEvent(event);
		}
	}

	void announce(PersonChanged event) {
		registerEvent(event);
	}

	UUID id() {
		return id;
	}

	UUID personId() {
		return personId;
	}

	Instant createdAt() {
		return createdAt;
	}

	String publicKey() {
		return publicKey;
	}

	boolean mayDecide() {
		return mayDecide;
	}

	ApiKeyView view() {
		return new ApiKeyView(id, publicKey, label, mayDecide, createdAt, lastUsedAt, revokedAt);
	}

}
