package dev.postern.edge;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Every route under {@code /api/atlas}, written down once more on purpose: a route that
 * is not here has no stated rule, and fails the tests.
 */
final class AtlasRoutes {

	private static final String PRIVATE_ENDPOINT = "/groups/{projectId}/privateEndpoint";

	private static final String SERVICES = PRIVATE_ENDPOINT + "/{provider}/endpointService";

	private static final String SERVICE = SERVICES + "/{serviceId}";

	private static final String CONNECTION = PRIVATE_ENDPOINT + "/{serviceId}";

	private static final String INTERFACES = CONNECTION + "/interfaceEndpoints";

	/** What answers for all else. */
	static final List<String> ELSE = List.of(" /api/atlas", " /api/atlas/**");

	private AtlasRoutes() {
	}

	static List<AtlasRoute> all() {
		Stream<AtlasRoute> both = Stream.of("/v2", "/v1.0").flatMap(AtlasRoutes::common);
		return Stream.concat(both, legacy()).toList();
	}

	static List<AtlasRoute> writing() {
		return all().stream().filter(AtlasRoute::writes).toList();
	}

	static List<AtlasRoute> ofProjects() {
		return all().stream().filter(AtlasRoute::ofProject).toList();
	}

	static List<AtlasRoute> ofServices() {
		return all().stream().filter(AtlasRoute::ofService).toList();
	}

	/** What the second and the third generation have. */
	private static Stream<AtlasRoute> common(String generation) {
		return Stream.of(route("GET", generation, "", null), route("GET", generation, "/orgs", null),
				route("GET", generation, "/orgs/{orgId}/groups", null), route("GET", generation, "/groups", null),
				route("GET", generation, "/groups/{projectId}", null),
				route("GET", generation, "/groups/byName/{name}", null),
				route("GET", generation, "/groups/{projectId}/clusters", null),
				route("GET", generation, "/groups/{projectId}/clusters/{name}", null),
				route("GET", generation, "/groups/{projectId}/clusters/provider/regions", null),
				route("GET", generation, SERVICES, null),
				route("POST", generation, PRIVATE_ENDPOINT + "/endpointService", """
						{"providerName": "AWS", "region": "ap-southeast-1"}"""),
				route("PATCH", generation, PRIVATE_ENDPOINT + "/endpointService/{serviceId}", """
						{"cloudProvider": "AWS", "supportedRemoteRegions": ["EU_WEST_2"]}"""),
				route("GET", generation, SERVICE, null), route("DELETE", generation, SERVICE, null),
				route("POST", generation, SERVICE + "/endpoint", "{\"id\": \"vpce-0123456789abcdef0\"}"),
				route("GET", generation, SERVICE + "/endpoint/{endpointId}", null),
				route("DELETE", generation, SERVICE + "/endpoint/{endpointId}", null),
				route("GET", generation, PRIVATE_ENDPOINT + "/regionalMode", null),
				route("PATCH", generation, PRIVATE_ENDPOINT + "/regionalMode", "{\"enabled\": false}"));
	}

	private static Stream<AtlasRoute> legacy() {
		return Stream.of(route("GET", "/v1.0", PRIVATE_ENDPOINT, null), route("POST", "/v1.0", PRIVATE_ENDPOINT, """
				{"providerName": "AWS", "region": "ap-southeast-1"}"""), route("GET", "/v1.0", CONNECTION, null),
				route("DELETE", "/v1.0", CONNECTION, null),
				route("POST", "/v1.0", INTERFACES, "{\"interfaceEndpointId\": \"vpce-0123456789abcdef0\"}"),
				route("GET", "/v1.0", INTERFACES + "/{endpointId}", null),
				route("DELETE", "/v1.0", INTERFACES + "/{endpointId}", null));
	}

	private static AtlasRoute route(String method, String generation, String path, @Nullable String body) {
		return new AtlasRoute(method + " /api/atlas" + generation + path, body);
	}

}
