package dev.postern.atlasapi;

import java.util.List;

import dev.postern.endpoint.EndpointFacts;
import dev.postern.endpoint.EndpointStatus;
import dev.postern.endpoint.EndpointView;
import dev.postern.endpoint.ServiceView;
import dev.postern.wire.AtlasEndpoint;
import dev.postern.wire.AtlasEndpointStatus;
import dev.postern.wire.AtlasService;
import dev.postern.wire.AtlasServiceStatus;
import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Services and endpoints of the inventory in Atlas's words.
 */
final class Views {

	/** Clients stumble over a failure without a message. */
	private static final String NO_REASON = "Atlas gave no reason.";

	private Views() {
	}

	/** A service as it is shown now, with the endpoints and regions that are shown. */
	static AtlasService service(ServiceView service, AtlasServiceStatus status, List<String> endpoints,
			@Nullable List<String> remoteRegions) {
		@Nullable String error = (status == AtlasServiceStatus.FAILED) ? reason(service.errorMessage()) : null;
		return switch (service.provider()) {
			case AWS -> new AtlasService(service.clientId(), Provider.AWS, service.region(), status, error,
					service.endpointServiceName(), endpoints, null, null, null, null, null, null, remoteRegions);
			case AZURE -> new AtlasService(service.clientId(), Provider.AZURE, service.region(), status, error, null,
					null, endpoints, service.privateLinkServiceName(), service.privateLinkServiceResourceId(), null,
					null, null, null);
			case GCP -> new AtlasService(service.clientId(), Provider.GCP, service.region(), status, error, null, null,
					null, null, null, endpoints, service.serviceAttachmentNames(), service.portMappingEnabled(), null);
		};
	}

	/** An endpoint as it is shown now. */
	static AtlasEndpoint endpoint(ServiceView service, EndpointView endpoint, AtlasEndpointStatus status) {
		EndpointFacts facts = endpoint.facts();
		boolean leaves = status == AtlasEndpointStatus.DELETING;
		@Nullable String error = status.isFailure() ? reason(endpoint.errorMessage()) : null;
		return switch (service.provider()) {
			case AWS -> new AtlasEndpoint(Provider.AWS, leaves, error, endpoint.id(), null, null, status, null, null,
					null, null, null, null);
			case AZURE -> new AtlasEndpoint(Provider.AZURE, leaves, error, null, endpoint.id(), null, null, status,
					leaves ? null : facts.privateEndpointConnectionName(), facts.privateEndpointIPAddress(), null, null,
					null);
			case GCP -> new AtlasEndpoint(Provider.GCP, leaves, error, null, null, endpoint.id(), null, status, null,
					null, facts.gcpProjectId(), service.portMappingEnabled(), rules(facts, leaves));
		};
	}

	/** In Atlas's words, where Atlas has said something. */
	static AtlasEndpointStatus status(Provider provider, EndpointStatus status) {
		boolean aws = provider == Provider.AWS;
		return switch (status) {
			case REQUESTED -> aws ? AtlasEndpointStatus.PENDING_ACCEPTANCE : AtlasEndpointStatus.INITIATING;
			case UNKNOWN -> aws ? AtlasEndpointStatus.PENDING : AtlasEndpointStatus.INITIATING;
			case FAILED -> aws ? AtlasEndpointStatus.REJECTED : AtlasEndpointStatus.FAILED;
			default -> AtlasEndpointStatus.valueOf(status.name());
		};
	}

	private static List<AtlasEndpoint.Rule> rules(EndpointFacts facts, boolean leave) {
		return facts.rules()
			.stream()
			.map((rule) -> new AtlasEndpoint.Rule(rule.endpointName(), rule.ipAddress(),
					leave ? AtlasEndpointStatus.DELETING : status(rule)))
			.toList();
	}

	private static AtlasEndpointStatus status(AtlasEndpoint.Rule rule) {
		@Nullable AtlasEndpointStatus said = rule.status();
		return (said != null) ? said : AtlasEndpointStatus.INITIATING;
	}

	private static String reason(@Nullable String message) {
		return (message == null || message.isBlank()) ? NO_REASON : message;
	}

}
