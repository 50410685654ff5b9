package dev.postern.simulator;

import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.postern.wire.AtlasJson;
import dev.postern.wire.AtlasRefusal;

/**
 * The documented limits of a project.
 */
enum Limit {

	/** Nodes that can be reached through private endpoints in one region. */
	NODES("nodesPerPrivateLinkRegion", 50, 90),

	/** Attachments of one service on Google Cloud. */
	ATTACHMENTS("privateServiceConnectionsPerRegionGroup", 50, 100),

	/** The size of the subnet behind these attachments. */
	SUBNET("privateServiceConnectionsSubnetMask", 27, 27),

	/** Clusters. */
	CLUSTERS("clusters", 25, 100);

	private static final String PREFIX = "atlas.project.deployment.";

	private final String name;

	private final int usual;

	private final int most;

	Limit(String name, int usual, int most) {
		this.name = PREFIX + name;
		this.usual = usual;
		this.most = most;
	}

	static ObjectNode of(String name, Rules rules) {
		Limit limit = Stream.of(values())
			.filter((known) -> known.name.equals(name))
			.findFirst()
			.orElseThrow(() -> AtlasRefusal.noResource(name));
		return AtlasJson.MAPPER.createObjectNode()
			.put("defaultLimit", limit.usual)
			.put("maximumLimit", limit.most)
			.put("name", name)
			.put("value", (limit == ATTACHMENTS) ? rules.gcpAttachments() : limit.usual);
	}

}
