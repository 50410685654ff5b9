package dev.postern.request;

import java.time.Instant;
import java.util.UUID;

import dev.postern.account.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/**
 * One approver's yes or no, bound to one version of one request. It never changes.
 */
@Entity
class Decision implements Persistable<UUID> {

	@Id
	private UUID id;

	private UUID requestId;

	private int contentVersion;

	@Enumerated(EnumType.STRING)
	private Verdict verdict;

	@Column(name = "comment_text")
	private @Nullable String comment;

	private UUID deciderId;

	private String decider;

	private Instant decidedAt;

	@Convert(converter = ChangeConverter.class)
	private Change snapshot;

	@Transient
	private boolean fresh;

	protected Decision() {
	}

	Decision(ChangeRequest request, Verdict verdict, @Nullable String comment, Caller decider, Instant now) {
		this.id = UUID.randomUUID();
		this.requestId = request.id();
		this.contentVersion = request.contentVersion();
		this.verdict = verdict;
		this.comment = comment;
		this.deciderId = decider.personId();
		this.decider = decider.getName();
		this.decidedAt = now;
		this.snapshot = request.content();
		this.fresh = true;
	}

	@PostLoad
	@PostPersist
	void stored() {
		this.fresh = false;
	}

	@Override
	public UUID getId() {
		return id;
	}

	@Override
	public boolean isNew() {
		return fresh;
	}

	UUID requestId() {
		return requestId;
	}

	Verdict verdict() {
		return verdict;
	}

	Change snapshot() {
		return snapshot;
	}

	RequestView.DecisionView view() {
		return new RequestView.DecisionView(verdict, comment, decider, contentVersion, decidedAt);
	}

}
