package dev.postern.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import tools.jackson.databind.node.ObjectNode;

import dev.postern.simulator.Cluster.Place;
import dev.postern.simulator.Cluster.Way;
import dev.postern.wire.AtlasJson;
import dev.postern.wire.Provider;

/**
 * Clusters as the newest version writes them, with the host forms that Atlas uses.
 */
class ClusterView {

	/** The part that all hosts of a project share. */
	private static final String DOMAIN = "k45tj.mongodb.net";

	private static final int FIRST_PORT = 1024;

	/**
	 * Every node has an attachment of its own there, so the ports are always the same.
	 */
	private static final int FIRST_GCP_PORT = 27_015;

	private static final int NODES = 3;

	private final Pace pace;

	ClusterView(Pace pace) {
		this.pace = pace;
	}

	ObjectNode write(Project project, Cluster cluster, Instant now) {
		ObjectNode json = AtlasJson.MAPPER.createObjectNode()
			.put("clusterType", "REPLICASET")
			.put("createDate", AtlasJson.stamp(cluster.createdAt()))
			.put("groupId", project.id())
			.put("id", cluster.id())
			.put("mongoDBMajorVersion", "8.0")
			.put("mongoDBVersion", "8.0.12")
			.put("name", cluster.name())
			.put("paused", false)
			.put("stateName", cluster.isUpdating(project, now, pace) ? "UPDATING" : "IDLE");
		json.putArray("links");
		json.putArray("tags");
		ObjectNode shard = json.putArray("replicationSpecs").addObject();
		shard.put("id", cluster.id()).put("zoneName", "Zone 1");
		for (Place place : cluster.places()) {
			ObjectNode region = shard.withArray("regionConfigs").addObject();
			region.put("priority", 7).put("providerName", place.provider().name()).put("regionName", place.region());
			region.putObject("electableSpecs").put("instanceSize", "M10").put("nodeCount", NODES);
		}
		json.set("connectionStrings", strings(project, cluster, now));
		return json;
	}

	/** A project with its clusters, as the list over all projects has it. */
	static ObjectNode writeBriefly(Project project) {
		ObjectNode json = AtlasJson.MAPPER.createObjectNode()
			.put("groupId", project.id())
			.put("groupName", project.name())
			.put("orgId", project.orgId())
			.put("orgName", Seed.ORGANISATION_NAME);
		json.putArray("tags");
		json.putArray("clusters");
		for (Cluster cluster : project.clusters()) {
			json.withArray("clusters")
				.addObject()
				.put("availability", "available")
				.put("clusterId", cluster.id())
				.put("name", cluster.name())
				.put("nodeCount", NODES)
				.put("type", "replica set");
		}
		return json;
	}

	private ObjectNode strings(Project project, Cluster cluster, Instant now) {
		String hosts = IntStream.range(0, NODES)
			.mapToObj((node) -> "%s-shard-00-%02d.%s:27017".formatted(cluster.name(), node, DOMAIN))
			.collect(Collectors.joining(","));
		ObjectNode json = AtlasJson.MAPPER.createObjectNode()
			.put("standard", uri(hosts, cluster))
			.put("standardSrv", "mongodb+srv://" + cluster.name() + "." + DOMAIN);
		ObjectNode awsPlain = json.putObject("awsPrivateLink");
		ObjectNode awsSrv = json.putObject("awsPrivateLinkSrv");
		json.putArray("privateEndpoint");
		for (List<Way> ways : cluster.ways(project, now, pace)) {
			ObjectNode entry = json.withArray("privateEndpoint").addObject();
			String plain = uri(privateHosts(project, cluster, ways), cluster);
			String srv = "mongodb+srv://%s-%s-%d.%s".formatted(cluster.name(), Way.arePortMapped(ways) ? "psc" : "pl",
					ways.getFirst().endpoint().ordinal(), DOMAIN);
			entry.put("connectionString", plain).put("srvConnectionString", srv).put("type", "MONGOD");
			for (Way way : ways) {
				entry.withArray("endpoints")
					.addObject()
					.put("endpointId", way.endpoint().id())
					.put("providerName", way.place().provider().name())
					.put("region", way.place().region());
				if (way.place().provider() == Provider.AWS) {
					awsPlain.put(way.endpoint().id(), plain);
					awsSrv.put(way.endpoint().id(), srv);
				}
			}
		}
		return json;
	}

	/** The clusters of a project share their private hosts and differ by port. */
	private static String privateHosts(Project project, Cluster cluster, List<Way> ways) {
		int number = NODES * project.clusters().indexOf(cluster);
		int first = ways.stream().anyMatch(Way::isLegacyGcp) ? FIRST_GCP_PORT : FIRST_PORT + number;
		String kind = Way.arePortMapped(ways) ? "psc" : "pl";
		return IntStream.range(0, NODES).mapToObj((node) -> {
			Way way = ways.get(node % ways.size());
			String region = way.place().region().toLowerCase(Locale.ROOT).replace('_', '-');
			return "%s-%d-%s.%s:%d".formatted(kind, way.endpoint().ordinal(), region, DOMAIN, first + node);
		}).collect(Collectors.joining(","));
	}

	private static String uri(String hosts, Cluster cluster) {
		String replicaSet = "atlas-" + cluster.id().substring(18) + "-shard-0";
		return "mongodb://" + hosts + "/?ssl=true&authSource=admin&replicaSet=" + replicaSet;
	}

}
