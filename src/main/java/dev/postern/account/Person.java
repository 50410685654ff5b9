package dev.postern.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * Somebody who may sign in.
 */
@Entity
class Person extends AbstractAggregateRoot<Person> {

	@Id
	private UUID id;

	private String username;

	private String displayName;

	private @Nullable String passwordHash;

	private boolean operator;

	private boolean auditor;

	private boolean disabled;

	private Instant createdAt;

	@Version
	private @Nullable Long version; // null until first saved: how Spring Data tells new
									// from known

	protected Person() {
	}

	Person(String username, String displayName, Set<PortalRole> roles, Instant now) {
		this.id = UUID.randomUUID();
		this.username = username;
		this.displayName = displayName;
		this.operator = roles.contains(PortalRole.OPERATOR);
		this.auditor = roles.contains(PortalRole.AUDITOR);
		this.createdAt = now;
	}

	/** Announces a change, to be saved with it. */
	void announce(PersonChanged event) {
		registerEvent(event);
	}

	void password(String hash) {
		this.passwordHash = hash;
	}

	void disabled(boolean disabled) {
		this.disabled = disabled;
	}

	UUID id() {
		return id;
	}

	boolean isDisabled() {
		return disabled;
	}

	Instant createdAt() {
		return createdAt;
	}

	@Nullable String passwordHash() {
		return passwordHash;
	}

	Set<PortalRole> roles() {
		Set<PortalRole> roles = EnumSet.noneOf(PortalRole.class);
		if (operator) {
			roles.add(PortalRole.OPERATOR);
		}
		if (auditor) {
			roles.add(PortalRole.AUDITOR);
		}
		return roles;
	}

	PersonView view() {
		return new PersonView(id, username, displayName, roles(), disabled, createdAt);
	}

	PersonDetails details() {
		return new PersonDetails(id, username, displayName, roles(), disabled, passwordHash != null, createdAt);
	}

}
