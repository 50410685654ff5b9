package dev.postern.wire;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A cluster as Atlas answers it: where it runs and how to reach it.
 */
public record AtlasCluster(String name, @Nullable String stateName, @Nullable List<ReplicationSpec> replicationSpecs,
		@Nullable ConnectionStrings connectionStrings) {

	/** Refuses to be a cluster without a name. */
	public AtlasCluster {
		Objects.requireNonNull(name);
	}

	/** The part of a cluster that holds one copy, or one shard, of the data. */
	public record ReplicationSpec(@Nullable List<RegionConfig> regionConfigs) {
	}

	/** One region of a cluster, by its Atlas name. */
	public record RegionConfig(@Nullable Provider providerName, @Nullable String regionName) {
	}

	/** Ways to connect. Private ones appear only when every region has an endpoint. */
	public record ConnectionStrings(@Nullable String standardSrv, @Nullable List<PrivateString> privateEndpoint) {
	}

	/** A private connection string and the endpoints it goes through. */
	public record PrivateString(@Nullable String connectionString, @Nullable String srvConnectionString,
			@Nullable String type, @Nullable List<EndpointRef> endpoints) {
	}

	/** An endpoint named by a private connection string. */
	public record EndpointRef(@Nullable String endpointId, @Nullable Provider providerName, @Nullable String region) {
	}

}
