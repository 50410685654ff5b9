package dev.postern.wire;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint service as Atlas answers it, the fields of all providers together. What a
 * provider or a generation of the API does not send is null.
 */
public record AtlasService(String id, @Nullable Provider cloudProvider, @Nullable String regionName,
		AtlasServiceStatus status, @Nullable String errorMessage, @Nullable String endpointServiceName,
		@Nullable List<String> interfaceEndpoints, @Nullable List<String> privateEndpoints,
		@Nullable String privateLinkServiceName, @Nullable String privateLinkServiceResourceId,
		@Nullable List<String> endpointGroupNames, @Nullable List<String> serviceAttachmentNames,
		@JsonProperty("portMappingEnabled") @Nullable Boolean portMapping,
		@Nullable List<String> supportedRemoteRegions) {

	/** Refuses to be a service without an id, and takes a state that was left out. */
	public AtlasService {
		Objects.requireNonNull(id);
		status = Objects.requireNonNullElse(status, AtlasServiceStatus.UNKNOWN);
	}

	/** The ids of the endpoints attached, whatever the provider calls them. */
	public List<String> endpointIds() {
		if (interfaceEndpoints != null) {
			return interfaceEndpoints;
		}
		if (privateEndpoints != null) {
			return privateEndpoints;
		}
		return (endpointGroupNames != null) ? endpointGroupNames : List.of();
	}

	/** Whether an endpoint is attached, however its id is spelled. */
	public boolean hasEndpoint(String endpointId) {
		return endpointIds().stream().anyMatch((id) -> EndpointSpec.sameId(id, endpointId));
	}

}
