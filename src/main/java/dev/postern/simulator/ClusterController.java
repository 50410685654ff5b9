package dev.postern.simulator;

import java.time.Clock;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

import dev.postern.wire.AtlasClusterJson;
import dev.postern.wire.AtlasRefusal;

/**
 * Clusters, and where they can be.
 */
@RestController
@Profile({ "demo", "simulator" })
@RequestMapping({ "/simulator/api/atlas/v2", "/simulator/api/atlas/v1.0" })
class ClusterController {

	private final Projects projects;

	private final ClusterView clusters;

	private final Clock clock;

	ClusterController(Projects projects, SimulatorSettings settings, Clock clock) {
		this.projects = projects;
		this.clusters = new ClusterView(settings.pace());
		this.clock = clock;
	}

	/** Of every project that the key can see, briefly. */
	@GetMapping("/clusters")
	ResponseEntity<byte[]> getAllClusters(@RequestAttribute Exchange exchange) {
		return exchange.page(projects.visible(exchange.key()).stream().map(ClusterView::writeBriefly).toList());
	}

	@GetMapping("/groups/{projectId}/clusters")
	ResponseEntity<byte[]> getClusters(@RequestAttribute Exchange exchange, @PathVariable String projectId) {
		Project project = projects.readable(projectId, exchange.key());
		return exchange.page(project.clusters().stream().map((cluster) -> write(exchange, project, cluster)).toList());
	}

	@GetMapping("/groups/{projectId}/clusters/{name}")
	ResponseEntity<byte[]> getCluster(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@PathVariable String name) {
		Project project = projects.readable(projectId, exchange.key());
		return project.clusters()
			.stream()
			.filter((cluster) -> cluster.name().equals(name))
			.findFirst()
			.map((cluster) -> exchange.ok(write(exchange, project, cluster)))
			.orElseThrow(() -> AtlasRefusal.noCluster(name, projectId));
	}

	@GetMapping("/groups/{projectId}/clusters/provider/regions")
	ResponseEntity<byte[]> getProviderRegions(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@RequestParam(required = false) @Nullable Set<String> providers,
			@RequestParam(required = false) @Nullable String tier) {
		projects.readable(projectId, exchange.key());
		return exchange.page(AtlasClusterJson.regions(providers, tier));
	}

	private ObjectNode write(Exchange exchange, Project project, Cluster cluster) {
		return AtlasClusterJson.in(exchange.version(), clusters.write(project, cluster, clock.instant()));
	}

}
