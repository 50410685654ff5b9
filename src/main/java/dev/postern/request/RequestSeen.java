package dev.postern.request;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * What one person has last seen of one request.
 */
@Entity
class RequestSeen {

	@Id
	private UUID id;

	private UUID personId;

	private UUID requestId;

	private int contentVersion;

	@Convert(converter = ChangeConverter.class)
	private Change content;

	private String justification;

	private Instant seenAt;

	protected RequestSeen() {
	}

	RequestSeen(UUID personId, ChangeRequest request, Instant now) {
		this.id = UUID.randomUUID();
		this.personId = personId;
		this.requestId = request.id();
		see(request, now);
	}

	final void see(ChangeRequest request, Instant now) {
		this.contentVersion = request.contentVersion();
		this.content = request.content();
		this.justification = request.justification();
		this.seenAt = now;
	}

	int contentVersion() {
		return contentVersion;
	}

	Change content() {
		return content;
	}

	String justification() {
		return justification;
	}

	Instant seenAt() {
		return seenAt;
	}

}
