package dev.postern.request;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.audit.Actor;
import dev.postern.endpoint.Place;
import dev.postern.rest.ApiProblem;
import dev.postern.wire.Provider;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * One thing that somebody asks for.
 */
@Entity
class ChangeRequest extends AbstractAggregateRoot<ChangeRequest> {

	@Id
	private UUID id;

	@Enumerated(EnumType.STRING)
	private RequestKind kind;

	@Enumerated(EnumType.STRING)
	private RequestStatus status;

	private String projectId;

	@Enumerated(EnumType.STRING)
	private @Nullable Provider provider;

	private @Nullable String region;

	private @Nullable String serviceId;

	@Convert(converter = ChangeConverter.class)
	private Change content;

	private String justification;

	private UUID requesterId;

	private String requester;

	@Embedded
	private @Nullable Client client;

	private @Nullable UUID resubmits;

	private int contentVersion;

	private @Nullable String openKey;

	private Instant createdAt;

	private Instant changedAt;

	private Instant expiresAt;

	private @Nullable Instant deadline;

	private @Nullable String waitsFor;

	@Convert(converter = RequestErrorConverter.class)
	private @Nullable RequestError trouble;

	private @Nullable String errorCode;

	private @Nullable String errorDetail;

	private @Nullable String errorMeaning;

	@Version
	private @Nullable Long version;

	protected ChangeRequest() {
	}

	ChangeRequest(Wish wish, Caller requester, @Nullable Client client, Instant now, Instant expiresAt) {
		this.id = UUID.randomUUID();
		this.kind = wish.change().kind();
		this.status = RequestAction.ASK.target();
		this.requesterId = requester.personId();
		this.requester = requester.getName();
		this.client = client;
		this.createdAt = now;
		this.changedAt = now;
		this.expiresAt = expiresAt;
		this.contentVersion = 1;
		this.resubmits = wish.resubmits();
		take(wish);
		registerEvent(new RequestMoved(now, requester.actor(), id, about(), RequestAction.ASK, null, null));
	}

	/** The only way to change the status; each move is announced. */
	void apply(RequestAction action, @Nullable String remark, Actor actor, Instant now) {
		if (!action.allowedFrom(status)) {
			throw ApiProblem.conflict("ACTION_NOT_ALLOWED",
					"Request %s is %s and cannot %s.".formatted(id, status, action));
		}
		RequestStatus from = status;
		this.status = action.target();
		this.changedAt = now;
		this.waitsFor = null;
		this.trouble = null;
		this.openKey = status.isSettled() ? null : exclusiveKey();
		registerEvent(new RequestMoved(now, actor, id, about(), action, from, remark));
	}

	/** Changes what is asked for, which makes it another version. */
	void edit(Wish wish, Actor actor, Instant now) {
		this.contentVersion = contentVersion + 1;
		take(wish);
		apply(RequestAction.EDIT, null, actor, now);
	}

	void start(Instant deadline, Instant now) {
		this.deadline = deadline;
		this.errorCode = null;
		this.errorDetail = null;
		this.errorMeaning = null;
		apply(RequestAction.START, null, Actor.POSTERN, now);
	}

	void fail(RequestError error, Instant now) {
		end(RequestAction.FAIL, error, Actor.POSTERN, now);
	}

	/** Somebody does not want to wait for it any longer. */
	void giveUp(Actor actor, Instant now) {
		end(RequestAction.GIVE_UP, RequestError.givenUpBy(actor.name()), actor, now);
	}

	private void end(RequestAction action, RequestError error, Actor actor, Instant now) {
		apply(action, error.meaning(), actor, now);
		this.errorCode = error.code();
		this.errorDetail = error.detail();
		this.errorMeaning = error.meaning();
	}

	/** Stops the clock until the operator has done something. */
	void waitFor(String reason, Instant now) {
		if (!reason.equals(waitsFor)) {
			this.waitsFor = reason;
			registerEvent(new RequestWaits(now, projectId, id.toString(), reason));
		}
	}

	/** What it waited for has been done, so it has its full time again. */
	void goOn(Instant deadline) {
		this.waitsFor = null;
		this.deadline = deadline;
	}

	/** Its client does not wait any more, or does again, and so long it lives now. */
	void moveClient(Client moved, Instant expiresAt, ClientMoved event) {
		this.client = moved;
		this.expiresAt = expiresAt;
		registerEvent(event);
	}

	@PreUpdate
	void everyMoveWasAnnounced() {
		if (!domainEvents().isEmpty()) {
			throw new IllegalStateException("Request " + id + " was moved but not saved");
		}
	}

	private void take(Wish wish) {
		Place place = wish.place();
		this.projectId = wish.projectId();
		this.provider = (place != null) ? place.provider() : null;
		this.region = (place != null) ? place.region() : null;
		this.serviceId = wish.serviceId();
		this.content = wish.change();
		this.justification = wish.justification();
		this.openKey = exclusiveKey();
	}

	private @Nullable String exclusiveKey() {
		return content.exclusiveKey(subject());
	}

	private RequestMoved.About about() {
		return new RequestMoved.About(projectId, kind, serviceId, contentVersion);
	}

	UUID id() {
		return id;
	}

	RequestKind kind() {
		return kind;
	}

	RequestStatus status() {
		return status;
	}

	@Nullable Provider provider() {
		return provider;
	}

	@Nullable String region() {
		return region;
	}

	String projectId() {
		return projectId;
	}

	@Nullable String serviceId() {
		return serviceId;
	}

	Change.Subject subject() {
		return new Change.Subject(projectId, serviceId);
	}

	/** The service it is about; not for what is about a whole project. */
	String service() {
		return Objects.requireNonNull(serviceId);
	}

	Change content() {
		return content;
	}

	String justification() {
		return justification;
	}

	UUID requesterId() {
		return requesterId;
	}

	String requester() {
		return requester;
	}

	/** The Atlas client that asked, null if none did. */
	@Nullable Client client() {
		return client;
	}

	@Nullable UUID resubmits() {
		return resubmits;
	}

	int contentVersion() {
		return contentVersion;
	}

	Instant createdAt() {
		return createdAt;
	}

	Instant changedAt() {
		return changedAt;
	}

	Instant expiresAt() {
		return expiresAt;
	}

	@Nullable Instant deadline() {
		return deadline;
	}

	/** Something stands in the way for now, or nothing does any more. */
	void trouble(@Nullable RequestError trouble) {
		this.trouble = trouble;
	}

	@Nullable RequestError trouble() {
		return trouble;
	}

	@Nullable String waitsFor() {
		return waitsFor;
	}

	@Nullable RequestError error() {
		return (errorCode != null && errorMeaning != null) ? new RequestError(errorCode, errorDetail, errorMeaning)
				: null;
	}

}
