package dev.postern.wire;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as Atlas answers it, the fields of all providers together. AWS spells its
 * state {@code connectionStatus}, the others {@code status}.
 */
public record AtlasEndpoint(@Nullable Provider cloudProvider, @Nullable Boolean deleteRequested,
		@Nullable String errorMessage, @Nullable String interfaceEndpointId, @Nullable String privateEndpointResourceId,
		@Nullable String endpointGroupName, @Nullable AtlasEndpointStatus connectionStatus,
		@Nullable AtlasEndpointStatus status, @Nullable String privateEndpointConnectionName,
		@Nullable String privateEndpointIPAddress, @Nullable String gcpProjectId,
		@JsonProperty("portMappingEnabled") @Nullable Boolean portMapping, @Nullable List<Rule> endpoints) {

	/** The state, whichever way it was spelled. */
	public AtlasEndpointStatus state() {
		if (connectionStatus != null) {
			return connectionStatus;
		}
		return (status != null) ? status : AtlasEndpointStatus.UNKNOWN;
	}

	/** The id, whatever the provider calls it; null if Atlas left it out. */
	public @Nullable String endpointId() {
		if (interfaceEndpointId != null) {
			return interfaceEndpointId;
		}
		return (privateEndpointResourceId != null) ? privateEndpointResourceId : endpointGroupName;
	}

	/** Google Cloud: the forwarding rules of the group, none elsewhere. */
	public List<Rule> rules() {
		return Objects.requireNonNullElse(endpoints, List.of());
	}

	/** A forwarding rule of Google Cloud, which has a state of its own. */
	public record Rule(@Nullable String endpointName, @Nullable String ipAddress,
			@Nullable AtlasEndpointStatus status) {
	}

}
