package dev.postern.wire;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A cluster as Atlas answers it: where it runs and how to reach it, and beside that
 * whatever else Atlas says.
 *
 * @param answer the whole answer, null if it was not kept
 */
public record AtlasCluster(String name, @Nullable List<ReplicationSpec> replicationSpecs,
		@Nullable ConnectionStrings connectionStrings, @Nullable JsonNode answer) {

	/** Refuses to be a cluster without a name. */
	public AtlasCluster {
		Objects.requireNonNull(name);
	}

	/** The same, with the answer that it was read from. */
	public AtlasCluster readFrom(JsonNode answer) {
		return new AtlasCluster(name, replicationSpecs, connectionStrings, answer);
	}

	/** The part of a cluster that holds one copy, or one shard, of the data. */
	public record ReplicationSpec(@Nullable List<RegionConfig> regionConfigs) {
	}

	/** One region of a cluster, by its Atlas name. */
	public record RegionConfig(@Nullable Provider providerName, @Nullable String regionName) {
	}

	/** Ways to connect. Private ones appear only when every region has an endpoint. */
	public record ConnectionStrings(@Nullable List<PrivateString> privateEndpoint) {
	}

	/** A private connection string and the endpoints it goes through. */
	public record PrivateString(@Nullable String connectionString, @Nullable String srvConnectionString,
			@Nullable List<EndpointRef> endpoints) {
	}

	/** An endpoint named by a private connection string. */
	public record EndpointRef(@Nullable String endpointId) {
	}

}
