package dev.postern.endpoint;

import java.time.Instant;
import java.util.UUID;

import dev.postern.audit.Actor;
import dev.postern.wire.Provider;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * A difference between the inventory and Atlas, from when it was found until it is gone.
 */
@Entity
class Drift extends AbstractAggregateRoot<Drift> {

	@Id
	private UUID id;

	@Enumerated(EnumType.STRING)
	private DriftKind kind;

	private String projectId;

	@Enumerated(EnumType.STRING)
	private Provider provider;

	private String region;

	private String serviceId;

	private @Nullable String endpointId;

	private String expected;

	private String seen;

	private Instant since;

	private @Nullable Instant ignoredUntil;

	private @Nullable String ignoredBy;

	private @Nullable String ignoredWhy;

	private @Nullable Instant resolvedAt;

	private @Nullable String openKey;

	@Version
	private @Nullable Long version;

	protected Drift() {
	}

	Drift(Finding finding, Place place, Instant now) {
		this.id = UUID.randomUUID();
		this.kind = finding.kind();
		this.projectId = place.projectId();
		this.provider = place.provider();
		this.region = place.region();
		this.serviceId = finding.serviceId();
		this.endpointId = finding.endpointId();
		this.expected = finding.expected();
		this.seen = finding.seen();
		this.since = now;
		this.openKey = finding.openKey();
		announce(DriftChanged.What.FOUND, Actor.POSTERN, now);
	}

	/** Takes over what is seen by now. */
	void seen(String seen) {
		this.seen = seen;
	}

	/** Nobody needs to see it until then. */
	void ignore(Instant until, String why, Actor by, Instant now) {
		this.ignoredUntil = until;
		this.ignoredBy = by.name();
		this.ignoredWhy = why;
		announce(DriftChanged.What.IGNORED, by, now);
	}

	/** It is shown again. */
	void heed(Actor by, Instant now) {
		this.ignoredUntil = null;
		this.ignoredBy = null;
		this.ignoredWhy = null;
		announce(DriftChanged.What.HEEDED, by, now);
	}

	/** The difference is gone, or somebody has accepted it. */
	void resolve(Actor by, Instant now) {
		this.resolvedAt = now;
		this.openKey = null;
		announce(DriftChanged.What.RESOLVED, by, now);
	}

	@PreUpdate
	void everyChangeWasAnnounced() {
		if (!domainEvents().isEmpty()) {
			throw new IllegalStateException("Drift " + id + " was changed but not saved");
		}
	}

	private void announce(DriftChanged.What what, Actor by, Instant now) {
		registerEvent(new DriftChanged(now, by, id.toString(), what, view()));
	}

	boolean isOpen() {
		return openKey != null;
	}

	@Nullable String openKey() {
		return openKey;
	}

	DriftKind kind() {
		return kind;
	}

	String projectId() {
		return projectId;
	}

	@Nullable String endpointId() {
		return endpointId;
	}

	String serviceId() {
		return serviceId;
	}

	String expected() {
		return expected;
	}

	DriftView view() {
		return new DriftView(id, kind, projectId, provider, region, serviceId, endpointId, expected, seen, since,
				ignoredUntil, ignoredBy, ignoredWhy, resolvedAt);
	}

}
