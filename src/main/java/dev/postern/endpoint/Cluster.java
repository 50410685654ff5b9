package dev.postern.endpoint;

import java.time.Instant;
import java.util.Optional;

import dev.postern.wire.AtlasCluster;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A cluster of a project, as last read.
 */
@Entity
class Cluster {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Id
	private String id;

	private String projectId;

	private String name;

	@Convert(converter = ClusterSnapshotConverter.class)
	private ClusterSnapshot snapshot;

	private @Nullable String answer;

	private Instant readAt;

	@Version
	private @Nullable Long version;

	protected Cluster() {
	}

	Cluster(String projectId, AtlasCluster seen, Instant now) {
		this.id = projectId + '/' + seen.name();
		this.projectId = projectId;
		this.name = seen.name();
		read(seen, now);
	}

	final void read(AtlasCluster seen, Instant now) {
		this.snapshot = ClusterSnapshot.of(seen);
		this.answer = (seen.answer() != null) ? seen.answer().toString() : null;
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

	/** The answer is opened only for whoever wants it, because most do not. */
	Optional<ClusterView> view() {
		return Optional.ofNullable(answer).map((text) -> new ClusterView(name, JSON.readTree(text), readAt));
	}

}
