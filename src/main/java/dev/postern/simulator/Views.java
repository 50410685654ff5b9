package dev.postern.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.postern.wire.AtlasServiceStatus;
import dev.postern.wire.Provider;

/**
 * Services and endpoints as each generation of the API writes them, as of now.
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
		ArrayNode list = Exchange.JSON.createArrayNode();
		services.forEach((service) -> list.add(service(generation, projectId, service)));
		return list;
	}

	ObjectNode service(Generation generation, String projectId, Service service) {
		Instant now = clock.instant();
		AtlasServiceStatus status = service.status(now, pace);
		ObjectNode json = Exchange.JSON.createObjectNode()
			.put("errorMessage", service.errorMessage(now, pace))
			.put("id", service.id())
			.put("status", word(generation, service.provider(), status).name());
		if (generation != Generation.LEGACY) {
			json.put("regionName", service.region());
		}
		// older answers name the provider only where the newest of them is meant
		if (generation == Generation.V2 || service.provider() == Provider.GCP) {
			json.put("cloudProvider", service.provider().name());
		}
		boolean failed = status == AtlasServiceStatus.FAILED;
		writeNames(json, generation, new CloudNames(projectId, service), failed ? 0 : service.progress(now, pace));
		ArrayNode endpoints = json.putArray(endpoints(service.provider()));
		service.endpoints().forEach((endpoint) -> endpoints.add(endpoint.id()));
		return json;
	}

	/** What the customer connects to, as far as it is made. */
	private static void writeNames(ObjectNode json, Generation generation, CloudNames names, double progress) {
		boolean made = progress == 1;
		boolean newest = generation == Generation.V2;
		switch (names.service().offer()) {
			case Offer.Aws aws -> {
				json.put("endpointServiceName", made ? names.awsService() : null);
				if (newest) {
					json.set("supportedRemoteRegions", Exchange.JSON.valueToTree(aws.remoteRegions()));
				}
			}
			case Offer.Azure azure -> json.put("privateLinkServiceName", made ? names.azureService() : null)
				.put("privateLinkServiceResourceId", made ? names.azureResource() : null);
			case Offer.Gcp gcp -> {
				json.set("serviceAttachmentNames",
						Exchange.JSON.valueToTree(names.gcpAttachments(generation, gcp.attachments(), progress)));
				if (newest) {
					json.put("portMappingEnabled", gcp.portMapped());
				}
			}
		}
	}

	ObjectNode endpoint(Generation generation, String projectId, PrivateEndpoints.Held held) {
		Instant now = clock.instant();
		Endpoint endpoint = held.endpoint();
		String status = endpoint.status(now, pace).name();
		ObjectNode json = Exchange.JSON.createObjectNode()
			.put("deleteRequested", endpoint.deletedAt() != null)
			.put("errorMessage", endpoint.errorMessage(now, pace));
		if (generation == Generation.V2) {
			json.put("cloudProvider", endpoint.handed().provider().name());
		}
		return switch (endpoint.handed()) {
			case Handed.Aws aws -> json.put("connectionStatus", status).put("interfaceEndpointId", endpoint.id());
			case Handed.Azure azure -> json.put("privateEndpointConnectionName", connectionName(endpoint, now))
				.put("privateEndpointIPAddress", azure.address())
				.put("privateEndpointResourceId", endpoint.id())
				.put("status", status);
			case Handed.Gcp gcp -> {
				writeGroup(json.put("status", status), endpoint, gcp);
				yield (generation == Generation.V2) ? json.put("portMappingEnabled", gcp.portMapped())
						: writeOlder(json, new CloudNames(projectId, held.service()), endpoint);
			}
		};
	}

	private void writeGroup(ObjectNode json, Endpoint endpoint, Handed.Gcp group) {
		Instant now = clock.instant();
		json.put("endpointGroupName", endpoint.id()).put("gcpProjectId", group.project());
		ArrayNode rules = json.putArray("endpoints");
		for (int number = 0; number < group.rules().size(); number++) {
			rules.addObject()
				.put("endpointName", group.rules().get(number).name())
				.put("ipAddress", group.rules().get(number).address())
				.put("status", endpoint.status(group, number, now, pace).name());
		}
	}

	/** What later answers do not say any more. */
	private static ObjectNode writeOlder(ObjectNode json, CloudNames names, Endpoint endpoint) {
		List<String> attachments = names.gcpAttachments(Generation.V1, json.path("endpoints").size(), 1);
		for (int number = 0; number < attachments.size(); number++) {
			((ObjectNode) json.path("endpoints").path(number)).put("serviceAttachmentName", attachments.get(number));
		}
		return json.put("id", Ids.of(names.service().id() + endpoint.id()));
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

	/**
	 * A ready service on AWS once waited for its user; today it is recorded as available.
	 */
	private static AtlasServiceStatus word(Generation generation, Provider provider, AtlasServiceStatus status) {
		boolean older = generation != Generation.V2 && provider == Provider.AWS
				&& status == AtlasServiceStatus.AVAILABLE;
		return older ? AtlasServiceStatus.WAITING_FOR_USER : status;
	}

	private static String endpoints(Provider provider) {
		return switch (provider) {
			case AWS -> "interfaceEndpoints";
			case AZURE -> "privateEndpoints";
			case GCP -> "endpointGroupNames";
		};
	}

}
