package dev.postern.request;

import java.time.Instant;
import java.util.UUID;

import dev.postern.account.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.domain.Persistable;

/**
 * What somebody says about a request. It changes nothing, least of all the version.
 */
@Entity
@Table(name = "request_comment")
class Comment extends AbstractAggregateRoot<Comment> implements Persistable<UUID> {

	@Id
	private UUID id;

	private UUID requestId;

	private String author;

	@Column(name = "comment_text")
	private String text;

	private Instant writtenAt;

	@Transient
	private boolean fresh;

	protected Comment() {
	}

	Comment(ChangeRequest request, String text, Caller author, Instant now) {
		this.id = UUID.randomUUID();
		this.requestId = request.id();
		this.author = author.getName();
		this.text = text;
		this.writtenAt = now;
		this.fresh = true;
		registerEvent(new CommentWritten(now, author.actor(), request.projectId(), request.id().toString(), id));
	}

	@PostLoad
	@PostPersist
	void stored() {
		this.fresh = false;
	}

	@Override
	public @Nullable UUID getId() {
		return id;
	}

	@Override
	public boolean isNew() {
		return fresh;
	}

	CommentView view() {
		return new CommentView(id, author, text, writtenAt);
	}

}
