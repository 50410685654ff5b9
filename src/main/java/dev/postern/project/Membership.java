package dev.postern.project;

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
 * What one person may do in one project. Stays, without roles, when they are taken away.
 */
@Entity
class Membership extends AbstractAggregateRoot<Membership> {

	@Id
	private UUID id;

	private String projectId;

	private UUID personId;

	private boolean requester;

	private boolean approver;

	private Instant createdAt;

	@Version
	private @Nullable Long version;

	protected Membership() {
	}

	Membership(String projectId, UUID personId, Instant now) {
		this.id = UUID.randomUUID();
		this.projectId = projectId;
		this.personId = personId;
		this.createdAt = now;
	}

	void give(Set<ProjectRole> roles, ProjectChanged event) {
		this.requester = roles.contains(ProjectRole.REQUESTER);
		this.approver = roles.contains(ProjectRole.APPROVER);
		registerEvent(event);
	}

	UUID id() {
		return id;
	}

	Instant createdAt() {
		return createdAt;
	}

	String projectId() {
		return projectId;
	}

	UUID personId() {
		return personId;
	}

	Set<ProjectRole> roles() {
		Set<ProjectRole> roles = EnumSet.noneOf(ProjectRole.class);
		if (requester) {
			roles.add(ProjectRole.REQUESTER);
		}
		if (approver) {
			roles.add(ProjectRole.APPROVER);
		}
		return roles;
	}

}
