package dev.postern.endpoint;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import dev.postern.audit.Actor;
import dev.postern.rest.ApiProblem;
import dev.postern.wire.AtlasEndpoint;
import dev.postern.wire.EndpointSpec;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * The customer's side of a private connection, known by the id that the provider gave it.
 */
@Entity
class Endpoint extends AbstractAggregateRoot<Endpoint> {

	@Id
	private UUID id;

	private String serviceId;

	private String endpointId;

	@Enumerated(EnumType.STRING)
	private EndpointStatus status;

	private boolean managed;

	private boolean leaving;

	private boolean inAtlas;

	private @Nullable String errorMessage;

	@Convert(converter = EndpointFactsConverter.class)
	private @Nullable EndpointFacts facts;

	private @Nullable String liveKey;

	private @Nullable Instant followUntil;

	private Instant createdAt;

	private Instant changedAt;

	@Version
	private @Nullable Long version;

	protected Endpoint() {
	}

	/**
	 * Notes an endpoint.
	 * @param managed whether somebody asked Postern for it; otherwise it was found in
	 * Atlas
	 */
	Endpoint(String serviceId, String endpointId, boolean managed, Instant now) {
		this.id = UUID.randomUUID();
		this.serviceId = serviceId;
		this.endpointId = endpointId;
		this.managed = managed;
		this.status = EndpointStatus.REQUESTED;
		this.liveKey = liveKey(serviceId, endpointId);
		this.createdAt = now;
		this.changedAt = now;
	}

	/** By which an endpoint that stands is found, however its id is spelled. */
	static String liveKey(String serviceId, String endpointId) {
		return serviceId + '|' + EndpointSpec.idKey(endpointId);
	}

	/** The only way to change the status; each move is announced. */
	void become(EndpointStatus next, @Nullable String message, Move move) {
		if (!status.allows(next)) {
			throw ApiProblem.conflict("ACTION_NOT_ALLOWED",
					"Endpoint %s is %s and cannot become %s.".formatted(endpointId, status, next));
		}
		EndpointStatus from = status;
		this.status = next;
		this.errorMessage = message;
		this.changedAt = move.at();
		this.inAtlas = next != EndpointStatus.REQUESTED && (inAtlas || next != EndpointStatus.FAILED);
		if (next == EndpointStatus.DELETED) {
			this.liveKey = null;
		}
		boolean mayStillGetStrings = next == EndpointStatus.AVAILABLE;
		if (!next.isMoving() && !mayStillGetStrings) {
			this.followUntil = null;
		}
		registerEvent(new EndpointMoved(move.at(), move.actor(), move.projectId(), id.toString(),
				new EndpointMoved.Ref(serviceId, endpointId), from, next, message));
	}

	/** From now on somebody has asked for it. */
	void manage() {
		this.managed = true;
	}

	/** Whether somebody has asked to remove it: then it is no surprise that it goes. */
	void leave(boolean leaving) {
		this.leaving = leaving;
	}

	/** Nobody asks for it any more. */
	void disown() {
		this.managed = false;
	}

	/** Takes over what was handed in for it. */
	void describe(EndpointSpec spec) {
		this.facts = EndpointFacts.of(spec);
	}

	/** Takes over what Atlas says of it beyond its status. */
	void describe(AtlasEndpoint seen) {
		this.facts = EndpointFacts.of(seen);
		this.inAtlas = true;
	}

	/** Takes over a message that came without a change of status. */
	void explain(@Nullable String message) {
		this.errorMessage = message;
	}

	void followUntil(@Nullable Instant until) {
		this.followUntil = until;
	}

	@PreUpdate
	void everyMoveWasAnnounced() {
		if (!domainEvents().isEmpty()) {
			throw new IllegalStateException("Endpoint " + endpointId + " was moved but not saved");
		}
	}

	/** Whether it is among those whose turn it is, when all take turns by number. */
	boolean hasTurn(long number, int turns) {
		return Math.floorMod(id.hashCode() + number, turns) == 0;
	}

	boolean isLeaving() {
		return leaving;
	}

	boolean isManaged() {
		return managed;
	}

	/** Whether something is known that is newer than this instant. */
	boolean changedSince(Instant instant) {
		return changedAt.isAfter(instant);
	}

	String serviceId() {
		return serviceId;
	}

	String endpointId() {
		return endpointId;
	}

	EndpointStatus status() {
		return status;
	}

	@Nullable String errorMessage() {
		return errorMessage;
	}

	Instant changedAt() {
		return changedAt;
	}

	@Nullable Instant followUntil() {
		return followUntil;
	}

	EndpointView view() {
		return new EndpointView(endpointId, status, managed, errorMessage,
				Objects.requireNonNullElse(facts, EndpointFacts.NONE), inAtlas, changedAt);
	}

	/** Who moves an endpoint of which project, and when. */
	record Move(Actor actor, String projectId, Instant at) {
	}

}
