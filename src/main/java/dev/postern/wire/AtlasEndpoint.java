package dev.postern.wire;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint as Atlas answers it. AWS spells its state {@code connectionStatus}, the
 * others {@code status}.
 */
public record AtlasEndpoint(@Nullable Provider cloudProvider, @Nullable Boolean deleteRequested,
		@Nullable String errorMessage, @Nullable String interfaceEndpointId, @Nullable String privateEndpointResourceId,
		@Nullable String endpointGroupName, @Nullable AtlasEndpointStatus connectionStatus,
		@Nullable AtlasEndpointStatus status) {

	/** The state, whichever way it was spelled. */
	public AtlasEndpointStatus state() {
		if (connectionStatus != null) {
			return connectionStatus;
		}
		return (status != null) ? status : AtlasEndpointStatus.UNKNOWN;
	}

}
