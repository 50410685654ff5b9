package dev.postern.project;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import dev.postern.atlas.AtlasKey;
import dev.postern.vault.Vault;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * An API key or service account that Postern uses towards Atlas. Its private half is
 * sealed for its own row, so that a row copied over another opens nothing.
 */
@Entity
class StoredKey extends AbstractAggregateRoot<StoredKey> {

	@Id
	private UUID id;

	private String label;

	@Enumerated(EnumType.STRING)
	private AtlasKey.Kind kind;

	private String publicKey;

	private byte[] sealedPrivateKey;

	private Instant createdAt;

	private @Nullable Instant rotatedAt;

	private @Nullable Instant testedAt;

	@Enumerated(EnumType.STRING)
	private @Nullable KeyTestOutcome testOutcome;

	private @Nullable String testSentence;

	@Version
	private @Nullable Long version;

	protected StoredKey() {
	}

	StoredKey(String label, AtlasKey pair, Vault vault, Instant now) {
		this.id = UUID.randomUUID();
		this.label = label;
		this.kind = pair.kind();
		this.publicKey = pair.publicKey();
		this.sealedPrivateKey = vault.seal(pair.privateKey(), place());
		this.createdAt = now;
	}

	AtlasKey open(Vault vault) {
		return new AtlasKey(kind, publicKey, vault.open(sealedPrivateKey, place()));
	}

	/** Takes a pair's place, which may be of the other kind. */
	void rotate(AtlasKey pair, Vault vault, Instant now) {
		this.kind = pair.kind();
		this.publicKey = pair.publicKey();
		this.sealedPrivateKey = vault.seal(pair.privateKey(), place());
		this.rotatedAt = now;
	}

	void tested(KeyTestOutcome outcome, String sentence, Instant now) {
		this.testedAt = now;
		this.testOutcome = outcome;
		this.testSentence = sentence;
	}

	/** Announces something, to be saved or deleted with it. */
	void announce(Object event) {
		registerEvent(event);
	}

	UUID id() {
		return id;
	}

	String publicKey() {
		return publicKey;
	}

	Instant createdAt() {
		return createdAt;
	}

	StoredKeyView view(Set<String> projectIds) {
		return new StoredKeyView(id, label, kind, publicKey, projectIds, createdAt, rotatedAt, testedAt, testOutcome,
				testSentence);
	}

	private String place() {
		return "stored_key/" + id;
	}

}
