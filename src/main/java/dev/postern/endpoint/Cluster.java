package dev.postern.endpoint;

import java.time.Instant;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of a project, as last read.
 */
@Entity
class Cluster {

	@Id
	private String id;

	private String projectId;

	private String name;

	@Convert(converter = ClusterSnapshotConverter.class)
	private ClusterSnapshot snapshot;

	private Instant readAt;

	@Version
	private @Nullable Long version;

	protected Cluster() {
	}

	Cluster(String projectId, String name, ClusterSnapshot snapshot, Instant now) {
		this.id = projectId + '/' + name;
		this.projectId = projectId;
		this.name = name;
		this.snapshot = snapshot;
		this.readAt = now;
	}

	void read(ClusterSnapshot snapshot, Instant now) {
		this.snapshot = snapshot;
		this.readAt = now;
	}

	String projectId() {
		return projectId;
	}

	String name() {
		return name;
	}

	ClusterSnapshot snapshot() {
		return snapshot;
	}

}
