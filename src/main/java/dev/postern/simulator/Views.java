package dev.postern.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.postern.wire.AtlasServiceStatus;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;

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

	ArrayNode services(Generation generation, List<Service> services) {
		ArrayNode list = Exchange.JSON.createArrayNode();
		services.forEach((service) -> list.add(service(generation, service)));
		return list;
	}

	ObjectNode service(Generation generation, Service service) {
		Instant now = clock.instant();
		AtlasServiceStatus status = service.status(now, pace);
		ObjectNode json = Exchange.JSON.createObjectNode()
			.put("endpointServiceName", isMade(status) ? serviceName(service) : null)
			.put("errorMessage", service.errorMessage(now, pace))
			.put("id", service.id())
			.put("status", word(generation, status).name());
		ArrayNode endpoints = json.putArray("interfaceEndpoints");
		service.endpoints().forEach((endpoint) -> endpoints.add(endpoint.id()));
		if (generation != Generation.LEGACY) {
			json.put("regionName", service.region());
		}
		if (generation == Generation.V2) {
			json.put("cloudProvider", service.provider().name());
			json.set("supportedRemoteRegions", Exchange.JSON.valueToTree(service.remoteRegions()));
		}
		return json;
	}

	ObjectNode endpoint(Generation generation, Provider provider, Endpoint endpoint) {
		Instant now = clock.instant();
		ObjectNode json = Exchange.JSON.createObjectNode()
			.put("connectionStatus", endpoint.status(now, pace).name())
			.put("deleteRequested", endpoint.deletedAt() != null)
			.put("errorMessage", endpoint.errorMessage(now, pace))
			.put("interfaceEndpointId", endpoint.id());
		return (generation == Generation.V2) ? json.put("cloudProvider", provider.name()) : json;
	}

	/** Documented: the service has no name while it is being made. */
	private static boolean isMade(AtlasServiceStatus status) {
		return status.isReady() || status == AtlasServiceStatus.DELETING;
	}

	/** A ready service once waited for its user; today it is recorded as available. */
	private static AtlasServiceStatus word(Generation generation, AtlasServiceStatus status) {
		boolean older = generation != Generation.V2 && status == AtlasServiceStatus.AVAILABLE;
		return older ? AtlasServiceStatus.WAITING_FOR_USER : status;
	}

	/** Seventeen hex digits, taken from the id so that nothing more has to be kept. */
	private static String serviceName(Service service) {
		Region region = Regions.find(service.provider(), service.region()).orElseThrow();
		String digits = "0" + service.id().substring(8);
		return "com.amazonaws.vpce." + region.cloudName() + ".vpce-svc-" + digits;
	}

}
