package dev.postern.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Services and endpoints as each generation of the API writes them.
 */
public final class AtlasJson {

	/** Keys in alphabetical order, nulls present: the form of every recording. */
	public static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
		.build();

	/** What older answers have before the name of an attachment. */
	private static final String OLDER_ATTACHMENT = "https://googleapis.com/compute/alpha/";

	private AtlasJson() {
	}

	/** Atlas writes times to the second. */
	public static String stamp(Instant instant) {
		return instant.truncatedTo(ChronoUnit.SECONDS).toString();
	}

	/** A service, whose provider and region have to be known. */
	public static ObjectNode service(Generation generation, AtlasService service) {
		Provider provider = Objects.requireNonNull(service.cloudProvider());
		ObjectNode json = MAPPER.createObjectNode()
			.put("errorMessage", service.errorMessage())
			.put("id", service.id())
			.put("status", word(generation, provider, service.status()).name());
		if (generation != Generation.LEGACY) {
			json.put("regionName", service.regionName());
		}
		// older answers name the provider only where the newest of them is meant
		if (generation == Generation.V2 || provider == Provider.GCP) {
			json.put("cloudProvider", provider.name());
		}
		writeNames(json, generation, provider, service);
		json.set(endpoints(provider), MAPPER.valueToTree(service.endpointIds()));
		return json;
	}

	/** What the customer connects to, as far as it is made. */
	private static void writeNames(ObjectNode json, Generation generation, Provider provider, AtlasService service) {
		boolean newest = generation == Generation.V2;
		switch (provider) {
			case AWS -> {
				json.put("endpointServiceName", service.endpointServiceName());
				if (newest) {
					json.set("supportedRemoteRegions", MAPPER.valueToTree(service.supportedRemoteRegions()));
				}
			}
			case AZURE -> json.put("privateLinkServiceName", service.privateLinkServiceName())
				.put("privateLinkServiceResourceId", service.privateLinkServiceResourceId());
			case GCP -> {
				json.set("serviceAttachmentNames", MAPPER.valueToTree(attachments(generation, service)));
				if (newest) {
					json.put("portMappingEnabled", Boolean.TRUE.equals(service.portMapping()));
				}
			}
		}
	}

	/** An endpoint of a service. */
	public static ObjectNode endpoint(Generation generation, AtlasService service, AtlasEndpoint endpoint) {
		Provider provider = Objects.requireNonNull(service.cloudProvider());
		ObjectNode json = MAPPER.createObjectNode()
			.put("deleteRequested", Boolean.TRUE.equals(endpoint.deleteRequested()))
			.put("errorMessage", endpoint.errorMessage());
		if (generation == Generation.V2) {
			json.put("cloudProvider", provider.name());
		}
		String status = endpoint.state().name();
		return switch (provider) {
			case AWS -> json.put("connectionStatus", status).put("interfaceEndpointId", endpoint.endpointId());
			case AZURE -> json.put("privateEndpointConnectionName", endpoint.privateEndpointConnectionName())
				.put("privateEndpointIPAddress", endpoint.privateEndpointIPAddress())
				.put("privateEndpointResourceId", endpoint.endpointId())
				.put("status", status);
			case GCP -> {
				writeGroup(json.put("status", status), endpoint);
				yield (generation == Generation.V2)
						? json.put("portMappingEnabled", Boolean.TRUE.equals(endpoint.portMapping()))
						: writeOlder(json, service, endpoint);
			}
		};
	}

	private static void writeGroup(ObjectNode json, AtlasEndpoint group) {
		json.put("endpointGroupName", group.endpointId()).put("gcpProjectId", group.gcpProjectId());
		ArrayNode rules = json.putArray("endpoints");
		for (AtlasEndpoint.Rule rule : group.rules()) {
			@Nullable AtlasEndpointStatus status = rule.status();
			rules.addObject()
				.put("endpointName", rule.endpointName())
				.put("ipAddress", rule.ipAddress())
				.put("status", (status != null) ? status.name() : null);
		}
	}

	/** What later answers do not say any more. */
	private static ObjectNode writeOlder(ObjectNode json, AtlasService service, AtlasEndpoint group) {
		List<String> attachments = attachments(Generation.V1, service);
		for (int number = 0; number < Math.min(attachments.size(), json.path("endpoints").size()); number++) {
			((ObjectNode) json.path("endpoints").path(number)).put("serviceAttachmentName", attachments.get(number));
		}
		return json.put("id", id(service.id() + group.endpointId()));
	}

	private static List<String> attachments(Generation generation, AtlasService service) {
		List<String> names = Objects.requireNonNullElse(service.serviceAttachmentNames(), List.of());
		return (generation == Generation.V2) ? names : names.stream().map(OLDER_ATTACHMENT::concat).toList();
	}

	/**
	 * The same id in Atlas's form for the same text, for what is not kept but follows
	 * from other things.
	 */
	public static String id(String text) {
		return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
			.toString()
			.replace("-", "")
			.substring(0, 24);
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
