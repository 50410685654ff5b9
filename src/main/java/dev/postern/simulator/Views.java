package dev.postern.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.postern.wire.AtlasEndpoint;
import dev.postern.wire.AtlasEndpointStatus;
import dev.postern.wire.AtlasJson;
import dev.postern.wire.AtlasService;
import dev.postern.wire.AtlasServiceStatus;
import dev.postern.wire.Generation;
import dev.postern.wire.Provider;

/**
 * Services and endpoints as of now.
 */
@Component
@Profile({ "demo", "simulator" })
class Views {

	private final Pace pace;

	private final Clock clock;

	Views(SimulatorSettings settings, Clock clock) {
		this.pace = settings.pace();
		this.clock = clock;
	}

	ArrayNode services(Generation generation, String projectId, List<Service> services) {
		ArrayNode list = AtlasJson.MAPPER.createArrayNode();
		services.forEach((service) -> list.add(service(generation, projectId, service)));
		return list;
	}

	ObjectNode service(Generation generation, String projectId, Service service) {
		return AtlasJson.service(generation, now(projectId, service));
	}

	ObjectNode endpoint(Generation generation, String projectId, PrivateEndpoints.Held held) {
		return AtlasJson.endpoint(generation, now(projectId, held.service()), now(held.endpoint()));
	}

	/** What the customer connects to is told as far as it is made. */
	private AtlasService now(String projectId, Service service) {
		Instant now = clock.instant();
		AtlasServiceStatus status = service.status(now, pace);
		CloudNames names = new CloudNames(projectId, service);
		double progress = service.fails() ? 0 : service.progress(now, pace);
		boolean made = progress == 1;
		Provider provider = service.provider();
		@Nullable String error = service.errorMessage(now, pace);
		List<String> ids = service.endpoints().stream().map(Endpoint::id).toList();
		return switch (service.offer()) {
			case Offer.Aws aws -> new AtlasService(service.id(), provider, service.region(), status, error,
					made ? names.awsService() : null, ids, null, null, null, null, null, null, aws.remoteRegions());
			case Offer.Azure azure -> new AtlasService(service.id(), provider, service.region(), status, error, null,
					null, ids, made ? names.azureService() : null, made ? names.azureResource() : null, null, null,
					null, null);
			case Offer.Gcp gcp -> new AtlasService(service.id(), provider, service.region(), status, error, null, null,
					null, null, null, ids, names.gcpAttachments(gcp.attachments(), progress), gcp.portMapped(), null);
		};
	}

	private AtlasEndpoint now(Endpoint endpoint) {
		Instant now = clock.instant();
		AtlasEndpointStatus status = endpoint.status(now, pace);
		Provider provider = endpoint.handed().provider();
		boolean leaves = endpoint.deletedAt() != null;
		@Nullable String error = endpoint.errorMessage(now, pace);
		return switch (endpoint.handed()) {
			case Handed.Aws aws -> new AtlasEndpoint(provider, leaves, error, endpoint.id(), null, null, status, null,
					null, null, null, null, null);
			case Handed.Azure azure -> new AtlasEndpoint(provider, leaves, error, null, endpoint.id(), null, null,
					status, connectionName(endpoint, now), azure.address(), null, null, null);
			case Handed.Gcp gcp -> new AtlasEndpoint(provider, leaves, error, null, null, endpoint.id(), null, status,
					null, null, gcp.project(), gcp.portMapped(), rules(endpoint, gcp, now));
		};
	}

	private List<AtlasEndpoint.Rule> rules(Endpoint endpoint, Handed.Gcp group, Instant now) {
		return IntStream.range(0, group.rules().size())
			.mapToObj((number) -> new AtlasEndpoint.Rule(group.rules().get(number).name(),
					group.rules().get(number).address(), endpoint.status(group, number, now, pace)))
			.toList();
	}

	/**
	 * Made by Atlas once the connection stands; the form is specified, the parts are
	 * ours.
	 */
	private @Nullable String connectionName(Endpoint endpoint, Instant now) {
		String name = endpoint.id().substring(endpoint.id().lastIndexOf('/') + 1);
		UUID connection = UUID.nameUUIDFromBytes(endpoint.id().getBytes(StandardCharsets.UTF_8));
		return endpoint.isAvailable(now, pace) ? "%s%%2F%s%%2F%s".formatted(connection, name, name) : null;
	}

}
