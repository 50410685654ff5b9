package dev.postern.storm;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.postern.testing.Portal;
import dev.postern.wire.Provider;
import tools.jackson.databind.JsonNode;

/**
 * A place of its own for one walk, with endpoints that no other place has.
 *
 * @param region the provider's own name
 */
record Spot(String projectId, Provider provider, String region, boolean portMapping) {

	/**
	 * Where nothing else happens, the region without room and the failing one included.
	 */
	static List<Spot> all() {
		return List.of(aws("us-east-2"), aws("us-west-1"), aws("us-west-2"), aws("eu-central-1"), aws("eu-west-2"),
				aws("eu-west-3"), aws("ap-east-1"), aws("me-south-1"),
				new Spot(Portal.ANALYTICS, Provider.AZURE, "northeurope", false),
				new Spot(Portal.ANALYTICS, Provider.AZURE, "eastus2", false),
				new Spot(Portal.PAYMENTS, Provider.AZURE, "westeurope", false),
				new Spot(Portal.ANALYTICS, Provider.GCP, "us-central1", false),
				new Spot(Portal.ANALYTICS, Provider.GCP, "us-central1", true),
				new Spot(Portal.PAYMENTS, Provider.GCP, "europe-west1", false));
	}

	private static Spot aws(String region) {
		return new Spot(Portal.ANALYTICS, Provider.AWS, region, false);
	}

	String creation() {
		String port = portMapping ? ", \"portMappingEnabled\": true" : "";
		return "\"kind\": \"CREATE_SERVICE\", \"projectId\": \"%s\", \"provider\": \"%s\", \"region\": \"%s\"%s"
			.formatted(projectId, provider, region, port);
	}

	/** A new endpoint for the service, in Atlas's own form. */
	String endpoint(JsonNode service, Random random, boolean fails) {
		String end = fails ? "dead" : "0%x0b".formatted(random.nextInt(16));
		return switch (provider) {
			case AWS -> "{\"id\": \"vpce-0%08x%04x%s\"}".formatted(random.nextInt(), random.nextInt(0x10000), end);
			case AZURE -> """
					{"id": "/subscriptions/4e133d35-e734-4380-a565-c0945535da37/resourceGroups/storm/providers/\
					Microsoft.Network/privateEndpoints/pe-%08x-%s", "privateEndpointIPAddress": "10.0.0.%d"}"""
				.formatted(random.nextInt(), end, 4 + random.nextInt(250));
			case GCP -> group("pe-%08x-%s".formatted(random.nextInt(), end),
					portMapping ? 1 : service.path("serviceAttachmentNames").size());
		};
	}

	private String group(String name, int size) {
		String rules = IntStream.range(0, size)
			.mapToObj((index) -> "{\"endpointName\": \"%s\", \"ipAddress\": \"10.1.0.%d\"}"
				.formatted(portMapping ? name : name + "-" + index, 2 + index))
			.collect(Collectors.joining(", "));
		return "{\"endpointGroupName\": \"%s\", \"gcpProjectId\": \"storm-project\", \"endpoints\": [%s]}"
			.formatted(name, rules);
	}

}
