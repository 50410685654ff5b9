package dev.postern.endpoint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.postern.rest.ApiProblem;
import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import dev.postern.wire.RemoteRegions;
import org.jspecify.annotations.Nullable;

/**
 * A service as others see it, with all that is needed to connect through it.
 *
 * @param id Postern's id, which never changes
 * @param atlasId Atlas's id, null until Atlas knows it
 * @param region the Atlas name
 * @param imported whether it was found in Atlas, even if it is looked after since
 * @param managed whether somebody asked Postern for it; otherwise it was found in Atlas
 * @param foundAtlasId what Atlas has in the place of a service that is only asked for
 * @param clustersWithoutString clusters of the project that this service does not lead to
 * yet, and why
 * @param supportedRemoteRegions AWS: the regions beside its own from which it is reached,
 * by their Atlas names, null if Atlas does not say; of a service that is only asked for,
 * those from which it is to be
 * @param drift what is different from Atlas, or from what was asked for
 * @param changedAt since when it stands like this
 */
public record ServiceView(String id, @Nullable String atlasId, String projectId, Provider provider, String region,
		ServiceStatus status, boolean managed, @JsonIgnore boolean imported, @Nullable String foundAtlasId,
		@Nullable String errorMessage, List<EndpointView> endpoints, List<ConnectionString> connectionStrings,
		List<WithoutString> clustersWithoutString, @Nullable String endpointServiceName,
		@Nullable String privateLinkServiceName, @Nullable String privateLinkServiceResourceId,
		List<String> serviceAttachmentNames, boolean portMappingEnabled, @Nullable List<String> supportedRemoteRegions,
		List<DriftView> drift, Instant createdAt, Instant changedAt) {

	/**
	 * By which Atlas clients know it for ever: Atlas's id of what was found there, else
	 * Postern's, which is there before Atlas has one.
	 */
	public String clientId() {
		return (imported && atlasId != null) ? atlasId : id;
	}

	/** Whether it is reached from exactly these other regions, by their Atlas names. */
	public boolean isReachedFrom(List<String> remoteRegions) {
		return RemoteRegions.same(supportedRemoteRegions, remoteRegions);
	}

	/** An endpoint of it, however its id is spelled. */
	public Optional<EndpointView> endpoint(String endpointId) {
		return endpoints.stream().filter((endpoint) -> EndpointSpec.sameId(endpoint.id(), endpointId)).findFirst();
	}

	/** The endpoints that are attached or about to be. */
	public List<EndpointView> standingEndpoints() {
		return endpoints.stream()
			.filter((endpoint) -> endpoint.status() != EndpointStatus.DELETING && !endpoint.status().isFailure())
			.toList();
	}

	/**
	 * What Atlas counts as attached: everything that has got there and is not leaving.
	 */
	public List<EndpointView> attachedEndpoints() {
		return endpoints.stream()
			.filter((endpoint) -> endpoint.status() != EndpointStatus.REQUESTED
					&& endpoint.status() != EndpointStatus.DELETING && endpoint.status() != EndpointStatus.MISSING)
			.toList();
	}

	/** One of those, however its id is spelled. */
	public EndpointView attachedEndpoint(@Nullable String endpointId) {
		return attachedEndpoints().stream()
			.filter((endpoint) -> EndpointSpec.sameId(endpoint.id(), endpointId))
			.findFirst()
			.orElseThrow(
					() -> ApiProblem.notFound("endpoint attached to this service named", String.valueOf(endpointId)));
	}

	/**
	 * Whether Atlas removes the service together with this endpoint, because it is the
	 * last.
	 */
	public boolean endsWith(String endpointId) {
		List<EndpointView> attached = attachedEndpoints().stream().filter((endpoint) -> !endpoint.neverCame()).toList();
		return attached.size() == 1 && EndpointSpec.sameId(attached.getFirst().id(), endpointId);
	}

	/** How a cluster is reached through an endpoint. */
	public record ConnectionString(String cluster, @Nullable String srv, @Nullable String standard, String endpointId) {
	}

	/**
	 * Why a cluster is not reached.
	 *
	 * @param coming whether a string is on its way
	 */
	public record WithoutString(String cluster, String reason, boolean coming) {
	}

}
