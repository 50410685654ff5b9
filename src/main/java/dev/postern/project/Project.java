package dev.postern.project;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import dev.postern.wire.AtlasProject;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * A project of Atlas that Postern looks after.
 */
@Entity
class Project extends AbstractAggregateRoot<Project> {

	@Id
	private String id;

	private String name;

	private String orgId;

	private @Nullable UUID storedKeyId;

	private Instant createdAt;

	@Version
	private @Nullable Long version;

	protected Project() {
	}

	Project(AtlasProject project, UUID storedKeyId, Instant now) {
		this.id = project.id();
		this.name = project.name();
		this.orgId = project.orgId();
		this.storedKeyId = storedKeyId;
		this.createdAt = now;
	}

	/** Opens the project with this key from now on; null takes its key away. */
	void opensWith(@Nullable UUID storedKeyId) {
		this.storedKeyId = storedKeyId;
	}

	/** Announces a change, to be saved with it. */
	void announce(Object event) {
		registerEvent(event);
	}

	String id() {
		return id;
	}

	String name() {
		return name;
	}

	@Nullable UUID storedKeyId() {
		return storedKeyId;
	}

	Instant createdAt() {
		return createdAt;
	}

	ProjectView view(Set<ProjectRole> roles) {
		return new ProjectView(id, name, orgId, roles, createdAt);
	}

}
