package dev.postern.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Clusters as older versions of the API write them. The newest lists every shard by
 * itself; before it, shards that are alike were one item and their number.
 */
public final class AtlasClusterJson {

	/** Of all sizes, those that stand for the rest. */
	private static final List<String> SIZES = List.of("M10", "M30");

	private AtlasClusterJson() {
	}

	/** A cluster in the form of this version, given in that of the newest. */
	public static ObjectNode in(AtlasVersion version, ObjectNode newest) {
		return switch (version) {
			case V2024_08_05 -> newest;
			case V2023_02_01 -> second(newest);
			case V2023_01_01 -> first(newest);
		};
	}

	private static ObjectNode second(ObjectNode newest) {
		ObjectNode json = newest.deepCopy();
		json.set("replicationSpecs", zones(newest));
		return json;
	}

	/** One item for all shards of a zone. */
	private static ArrayNode zones(ObjectNode newest) {
		Map<String, ObjectNode> zones = new LinkedHashMap<>();
		for (JsonNode shard : newest.path("replicationSpecs")) {
			ObjectNode zone = zones.computeIfAbsent(shard.path("zoneName").asString(""),
					(name) -> ((ObjectNode) shard).deepCopy().put("numShards", 0));
			zone.remove("zoneId");
			zone.put("numShards", zone.path("numShards").intValue() + 1);
		}
		return AtlasJson.MAPPER.createArrayNode().addAll(zones.values());
	}

	/** Where a cluster has one region and one size, they stood at its top. */
	private static ObjectNode first(ObjectNode newest) {
		ObjectNode json = newest.deepCopy();
		ArrayNode specs = json.putArray("replicationSpecs");
		int shards = 0;
		for (JsonNode zone : zones(newest)) {
			ObjectNode spec = specs.addObject()
				.put("id", zone.path("id").asString(null))
				.put("numShards", zone.path("numShards").intValue())
				.put("zoneName", zone.path("zoneName").asString(null));
			shards += zone.path("numShards").intValue();
			ObjectNode regions = spec.putObject("regionsConfig");
			for (JsonNode region : zone.path("regionConfigs")) {
				regions.putObject(region.path("regionName").asString(""))
					.put("analyticsNodes", region.at("/analyticsSpecs/nodeCount").asInt(0))
					.put("electableNodes", region.at("/electableSpecs/nodeCount").asInt(0))
					.put("priority", region.path("priority").asInt(0))
					.put("readOnlyNodes", region.at("/readOnlySpecs/nodeCount").asInt(0));
			}
		}
		json.put("numShards", shards);
		JsonNode region = newest.at("/replicationSpecs/0/regionConfigs/0");
		json.putObject("providerSettings")
			.put("instanceSizeName", region.at("/electableSpecs/instanceSize").asString(null))
			.put("providerName", region.path("providerName").asString(null))
			.put("regionName", region.path("regionName").asString(null));
		JsonNode strings = newest.path("connectionStrings");
		return json.put("mongoURI", strings.path("standard").asString(null))
			.put("srvAddress", strings.path("standardSrv").asString(null));
	}

	/**
	 * The regions in which clusters can be.
	 * @param providers null for all
	 * @param tier the size of the clusters, null for all
	 */
	public static List<ObjectNode> regions(@Nullable Set<String> providers, @Nullable String tier) {
		return Stream.of(Provider.values())
			.filter((provider) -> providers == null || providers.contains(provider.name()))
			.map((provider) -> regions(provider, tier))
			.toList();
	}

	private static ObjectNode regions(Provider provider, @Nullable String tier) {
		ObjectNode json = AtlasJson.MAPPER.createObjectNode().put("provider", provider.name());
		json.putArray("instanceSizes");
		SIZES.stream().filter((size) -> tier == null || size.equals(tier)).forEach((size) -> {
			ObjectNode sized = json.withArray("instanceSizes").addObject().put("name", size);
			List<Region> regions = Regions.of(provider);
			for (Region region : regions) {
				sized.withArray("availableRegions")
					.addObject()
					.put("default", region.equals(regions.getFirst()))
					.put("name", region.atlasName());
			}
		});
		return json;
	}

}
