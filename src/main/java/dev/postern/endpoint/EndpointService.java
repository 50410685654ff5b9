package dev.postern.endpoint;

import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;

import dev.postern.audit.Actor;
import dev.postern.rest.ApiProblem;
import dev.postern.wire.AtlasService;
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
 * The Atlas side of a private connection, known here by an id that never changes, from
 * the moment it is asked for.
 */
@Entity
class EndpointService extends AbstractAggregateRoot<EndpointService> {

	@Id
	private String id;

	private String projectId;

	@Enumerated(EnumType.STRING)
	private Provider provider;

	private String region;

	private boolean portMapping;

	private boolean managed;

	private boolean imported;

	private boolean leaving;

	private @Nullable String atlasId;

	private @Nullable String foundAtlasId;

	@Enumerated(EnumType.STRING)
	private ServiceStatus status;

	private @Nullable String errorMessage;

	private @Nullable String liveKey;

	private @Nullable String endpointServiceName;

	private @Nullable String privateLinkServiceName;

	private @Nullable String privateLinkServiceResourceId;

	private String serviceAttachmentNames;

	private @Nullable String supportedRemoteRegions;

	private @Nullable Instant followUntil;

	private Instant createdAt;

	private Instant changedAt;

	@Version
	private @Nullable Long version;

	protected EndpointService() {
	}

	/**
	 * Notes a service.
	 * @param managed whether somebody asked Postern for it; otherwise it was found in
	 * Atlas
	 */
	EndpointService(String id, Place place, boolean managed, Instant now) {
		this.id = id;
		this.managed = managed;
		this.imported = !managed;
		this.status = ServiceStatus.REQUESTED;
		this.serviceAttachmentNames = "";
		this.createdAt = now;
		standAt(place, now);
	}

	/** Says where it is to stand, which may change until it is approved. */
	final void standAt(Place place, Instant now) {
		this.projectId = place.projectId();
		this.provider = place.provider();
		this.region = place.region();
		this.portMapping = place.portMapping();
		this.liveKey = place.liveKey();
		this.changedAt = now;
	}

	/**
	 * From where else it is to be reached; Atlas's own word counts for more, where there
	 * is one.
	 */
	void reachFrom(List<String> remoteRegions) {
		this.supportedRemoteRegions = remoteRegions.isEmpty() ? null : String.join("\n", remoteRegions);
	}

	/** The only way to change the status; each move is announced. */
	void apply(ServiceAction action, @Nullable String message, Actor actor, Instant now) {
		if (!action.allowedFrom(status)) {
			throw ApiProblem.conflict("ACTION_NOT_ALLOWED",
					"Service %s is %s and cannot %s.".formatted(id, status, action));
		}
		ServiceStatus from = status;
		this.status = action.target();
		this.errorMessage = message;
		this.changedAt = now;
		boolean holdsItsPlace = !status.isGone() && (status != ServiceStatus.FAILED || atlasId != null);
		this.liveKey = holdsItsPlace ? place().liveKey() : null;
		if (!status.isMoving()) {
			this.followUntil = null;
		}
		registerEvent(new ServiceMoved(now, actor, id, place(), action, from, message));
	}

	/** Takes over what Atlas says the customer connects to. */
	void describe(AtlasService seen) {
		this.atlasId = seen.id();
		this.foundAtlasId = null;
		this.endpointServiceName = seen.endpointServiceName();
		this.privateLinkServiceName = seen.privateLinkServiceName();
		this.privateLinkServiceResourceId = seen.privateLinkServiceResourceId();
		List<String> attachments = seen.serviceAttachmentNames();
		this.serviceAttachmentNames = (attachments != null) ? String.join("\n", attachments) : "";
		List<String> remote = seen.supportedRemoteRegions();
		this.supportedRemoteRegions = (remote != null) ? String.join("\n", remote) : null;
	}

	/** Atlas has this one in the place that is only asked for; null if it has none. */
	void found(@Nullable String atlasId) {
		this.foundAtlasId = atlasId;
	}

	/** Leaves the Atlas id to another row, because what was gone is there again. */
	void yieldAtlasId() {
		this.atlasId = null;
	}

	/** Somebody has asked to remove it, so it is no surprise when it goes until then. */
	void leave(Instant until) {
		this.leaving = true;
		this.followUntil = until;
	}

	/** It is not to go, or has not gone. */
	void stay() {
		this.leaving = false;
		if (status.takesEndpoints()) {
			this.followUntil = null;
		}
	}

	/** Whether it was to go, and has had its time. */
	boolean hasStayed(Instant now) {
		return leaving && followUntil != null && followUntil.isBefore(now);
	}

	/** From now on somebody has asked for it. */
	void manage() {
		this.managed = true;
	}

	/** Whether something is known that is newer than this instant. */
	boolean changedSince(Instant instant) {
		return changedAt.isAfter(instant);
	}

	void followUntil(@Nullable Instant until) {
		this.followUntil = until;
	}

	@PreUpdate
	void everyMoveWasAnnounced() {
		if (!domainEvents().isEmpty()) {
			throw new IllegalStateException("Service " + id + " was moved but not saved");
		}
	}

	@Nullable Instant followUntil() {
		return followUntil;
	}

	/**
	 * Whether it was found in Atlas, even if somebody has asked to look after it since.
	 */
	boolean isImported() {
		return imported;
	}

	boolean isManaged() {
		return managed;
	}

	boolean isLeaving() {
		return leaving;
	}

	boolean isFollowed() {
		return followUntil != null;
	}

	String id() {
		return id;
	}

	Place place() {
		return new Place(projectId, provider, region, portMapping);
	}

	ServiceStatus status() {
		return status;
	}

	@Nullable String errorMessage() {
		return errorMessage;
	}

	@Nullable String atlasId() {
		return atlasId;
	}

	@Nullable String foundAtlasId() {
		return foundAtlasId;
	}

	Instant createdAt() {
		return createdAt;
	}

	Instant changedAt() {
		return changedAt;
	}

	ConnectsTo connectsTo() {
		return new ConnectsTo(endpointServiceName, privateLinkServiceName, privateLinkServiceResourceId,
				lines(serviceAttachmentNames));
	}

	/**
	 * AWS: from where else it is reached, null if Atlas does not say; of one that is only
	 * asked for, from where else it is to be.
	 */
	@Nullable List<String> supportedRemoteRegions() {
		return (supportedRemoteRegions != null) ? lines(supportedRemoteRegions) : null;
	}

	private static List<String> lines(String text) {
		return text.isEmpty() ? List.of() : List.of(text.split("\n"));
	}

	/** What the customer connects to, in words. */
	String identity() {
		ConnectsTo to = connectsTo();
		StringJoiner words = new StringJoiner(", ").add("id " + atlasId);
		for (String name : new @Nullable String[] { to.endpointServiceName(), to.privateLinkServiceName(),
				to.privateLinkServiceResourceId() }) {
			if (name != null) {
				words.add(name);
			}
		}
		List<String> attachments = to.serviceAttachmentNames();
		if (!attachments.isEmpty()) {
			// numbered and alike, up to a hundred of them
			words.add("%d attachments from %s".formatted(attachments.size(), attachments.getFirst()));
		}
		return words.toString();
	}

	/** What the customer's side names, under Atlas's own names. */
	record ConnectsTo(@Nullable String endpointServiceName, @Nullable String privateLinkServiceName,
			@Nullable String privateLinkServiceResourceId, List<String> serviceAttachmentNames) {
	}

}
