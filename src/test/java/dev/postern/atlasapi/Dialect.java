package dev.postern.atlasapi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.postern.testing.AtlasClient;
import dev.postern.wire.Generation;
import dev.postern.wire.Provider;

/**
 * A way of speaking to Atlas about one provider: paths, bodies and words of one
 * generation.
 */
enum Dialect {

	LEGACY_AWS(Generation.LEGACY, Provider.AWS, false), V1_AWS(Generation.V1, Provider.AWS, false),
	V1_AZURE(Generation.V1, Provider.AZURE, false), V1_GCP(Generation.V1, Provider.GCP, false),
	V1_GCP_PORT_MAPPED(Generation.V1, Provider.GCP, true), V2_AWS(Generation.V2, Provider.AWS, false),
	V2_AZURE(Generation.V2, Provider.AZURE, false), V2_GCP(Generation.V2, Provider.GCP, false),
	V2_GCP_PORT_MAPPED(Generation.V2, Provider.GCP, true);

	/** As many as the simulator makes unless it is told otherwise. */
	private static final int ATTACHMENTS = 6;

	private final Generation generation;

	private final Provider provider;

	private final boolean portMapped;

	Dialect(Generation generation, Provider provider, boolean portMapped) {
		this.generation = generation;
		this.provider = provider;
		this.portMapped = portMapped;
	}

	Provider provider() {
		return provider;
	}

	boolean isNewest() {
		return generation == Generation.V2;
	}

	/** Of any path of this generation. */
	String base() {
		return isNewest() ? AtlasClient.V2 : AtlasClient.V1;
	}

	AtlasClient speaking(AtlasClient client) {
		return client.accepting(isNewest() ? "application/vnd.atlas.2023-01-01+json" : "application/json");
	}

	String create(String project) {
		return privateEndpoint(project) + (isLegacy() ? "" : "/endpointService");
	}

	String list(String project) {
		return privateEndpoint(project) + (isLegacy() ? "" : "/" + provider + "/endpointService");
	}

	String service(String project, String id) {
		return list(project) + "/" + id;
	}

	String endpoints(String project, String id) {
		return service(project, id) + (isLegacy() ? "/interfaceEndpoints" : "/endpoint");
	}

	String endpoint(String project, String id, String endpointId) {
		return endpoints(project, id) + "/" + URLEncoder.encode(endpointId, StandardCharsets.UTF_8);
	}

	/** Where a cluster of the project is. */
	String region() {
		return switch (provider) {
			case AWS -> "eu-west-1";
			case AZURE -> "northeurope";
			case GCP -> "us-central1";
		};
	}

	/** Where the simulator makes no service, but tries. */
	String failingRegion() {
		return switch (provider) {
			case AWS -> "ap-east-1";
			case AZURE -> "eastasia";
			case GCP -> "asia-east2";
		};
	}

	String wish(String region) {
		String more = portMapped ? ",\"portMappingEnabled\":true" : "";
		return "{\"providerName\":\"%s\",\"region\":\"%s\"%s}".formatted(provider, region, more);
	}

	/** The same, of a service that is reached from other regions as well. */
	String wish(String region, String remote) {
		return wish(region).replace("{", "{\"supportedRemoteRegions\":[%s],".formatted(remote));
	}

	/** Has a service reached from these other regions. */
	String reach(String remote) {
		return "{\"cloudProvider\":\"%s\",\"supportedRemoteRegions\":[%s]}".formatted(provider, remote);
	}

	List<String> faultyReaches() {
		String right = reach("\"EU_WEST_3\"");
		return List.of("", "{", "[]", "{}", right.replace("AWS", "AZURE"), right.replace("AWS", "OCI"),
				right.replace("\"AWS\"", "1"), right.replace("{", "{\"colour\":\"red\","),
				right.replace("EU_WEST_3", "eu-west-3"), right.replace("EU_WEST_3", "EU_WEST_1"),
				right.replace("[", "").replace("]", ""));
	}

	List<String> faultyWishes() {
		return List.of("", "{", "[]", "{}", "{\"providerName\":\"%s\"}".formatted(provider),
				"{\"region\":\"%s\"}".formatted(region()), "{\"providerName\":\"OCI\",\"region\":\"eu-west-1\"}",
				wish("atlantis-1"), wish(region()).replace("{", "{\"colour\":\"red\","),
				wish(region()).replace("\"region\":\"" + region() + "\"", "\"region\":1"),
				wish(region()).replace("\"" + provider + "\"", "true"),
				wish(region()).replace("}", ",\"portMappingEnabled\":\"yes\"}"),
				wish(region()).replace("{", "{\"supportedRemoteRegions\":\"EU_WEST_2\","));
	}

	/**
	 * One of its own for each way of speaking, as an endpoint serves one service only.
	 */
	String endpointId(String ending) {
		return switch (provider) {
			case AWS -> "vpce-%013x%s".formatted(0xa0 + ordinal(), ending);
			case AZURE -> ("/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/net"
					+ "/providers/Microsoft.Network/privateEndpoints/pe-%d-%s")
				.formatted(ordinal(), ending);
			case GCP -> "group-%d-%s".formatted(ordinal(), ending);
		};
	}

	String addition(String endpointId) {
		return switch (provider) {
			case AWS -> "{\"%s\":\"%s\"}".formatted(isLegacy() ? "interfaceEndpointId" : "id", endpointId);
			case AZURE -> "{\"id\":\"%s\",\"privateEndpointIPAddress\":\"10.0.0.4\"}".formatted(endpointId);
			case GCP -> group(endpointId, portMapped ? 1 : ATTACHMENTS);
		};
	}

	List<String> faultyAdditions() {
		String right = addition(endpointId("0000"));
		List<String> all = List.of("", "{", "[]", "{}", right.replaceFirst("\\{", "{\"colour\":\"red\","),
				right.replaceFirst(":\"[^\"]+\"", ":7"), right.replaceFirst(":\"[^\"]+\"", ":\" \""),
				right.replaceFirst("\\{", "{\"cloudProvider\":\"OCI\","));
		List<String> own = switch (provider) {
			case AWS -> List.of("{\"id\":\"vpce-0a1b\"}", "{\"id\":null}");
			case AZURE -> List.of("{\"id\":\"%s\"}".formatted(endpointId("0000")),
					"{\"privateEndpointIPAddress\":\"10.0.0.4\"}", right.replace("10.0.0.4", "10.0.0.400"),
					right.replace("Microsoft.Network", "Microsoft.Storage"));
			case GCP -> List.of(group("few", portMapped ? 2 : 1), group("none", 0), right.replace("my-project", "MY"),
					right.replace("10.0.0.0", "ten"), right.replaceFirst("\"endpointName\"", "\"name\""),
					right.replaceFirst(",\"gcpProjectId\":\"my-project\"", ""));
		};
		return IntStream.range(0, all.size() + own.size())
			.mapToObj((number) -> (number < all.size()) ? all.get(number) : own.get(number - all.size()))
			.toList();
	}

	/** The states of an endpoint that is being attached, in their order. */
	List<String> attaching() {
		return switch (provider) {
			case AWS -> List.of("PENDING_ACCEPTANCE", "PENDING", "AVAILABLE", "REJECTED");
			case AZURE -> List.of("INITIATING", "AVAILABLE", "FAILED");
			case GCP -> List.of("INITIATING", "VERIFIED", "AVAILABLE", "FAILED");
		};
	}

	private String group(String name, int rules) {
		String endpoints = IntStream.range(0, rules)
			.mapToObj((number) -> "{\"endpointName\":\"%s\",\"ipAddress\":\"10.0.0.%d\"}"
				.formatted(portMapped ? name : name + "-" + number, number))
			.collect(Collectors.joining(","));
		return "{\"endpointGroupName\":\"%s\",\"gcpProjectId\":\"my-project\",\"endpoints\":[%s]}".formatted(name,
				endpoints);
	}

	private boolean isLegacy() {
		return generation == Generation.LEGACY;
	}

	private String privateEndpoint(String project) {
		return base() + "/groups/" + project + "/privateEndpoint";
	}

}
