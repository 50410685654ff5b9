package dev.postern.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.postern.vault.Vault;
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

	private byte @Nullable [] sealedHa1;

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

	/** Seals what a Digest of this key proves, for this row alone. */
	byte[] seal(KeyPair pair, Vault vault) {
		return vault.seal(pair.ha1(), place());
	}

	void keep(byte[] sealed) {
		this.sealedHa1 = sealed;
	}

	/** What a Digest of this key proves, if it is kept and this vault opens it. */
	Optional<String> ha1(Vault vault) {
		try {
			return Optional.ofNullable(sealedHa1).map((sealed) -> vault.open(sealed, place()));
		}
		catch (Vault.SealedException ex) {
			return Optional.empty();
		}
	}

	boolean isRevoked() {
		return revokedAt != null;
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

	private String place() {
		return "api_key/" + id;
	}

	ApiKeyView view() {
		return new ApiKeyView(id, publicKey, label, mayDecide, createdAt, lastUsedAt, revokedAt);
	}

}
