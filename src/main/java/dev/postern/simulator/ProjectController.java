package dev.postern.simulator;

import java.time.Clock;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a key can see: itself, organisations, projects and clusters.
 */
@RestController
@Profile({ "demo", "simulator" })
@RequestMapping({ "/simulator/api/atlas/v2", "/simulator/api/atlas/v1.0" })
class ProjectController {

	private final Projects projects;

	private final ClusterView clusters;

	private final Clock clock;

	ProjectController(Projects projects, SimulatorSettings settings, Clock clock) {
		this.projects = projects;
		this.clusters = new ClusterView(settings.pace());
		this.clock = clock;
	}

	/** Tells a key about itself, which makes it the test of a key. */
	@GetMapping
	ResponseEntity<byte[]> getSystemStatus(@RequestAttribute Exchange exchange) {
		ObjectNode root = Exchange.JSON.createObjectNode()
			.put("appName", "MongoDB Atlas")
			.put("build", RecordedHeaders.BUILD)
			.put("throttling", false);
		root.putArray("links");
		root.set("apiKey", exchange.key().toJson());
		return exchange.ok(root);
	}

	@GetMapping("/orgs")
	ResponseEntity<byte[]> getOrgs(@RequestAttribute Exchange exchange) {
		return exchange.page(visible(exchange).stream().map(Project::orgId).distinct().map((id) -> {
			ObjectNode org = Exchange.JSON.createObjectNode()
				.put("id", id)
				.put("isDeleted", false)
				.put("name", Seed.ORGANISATION_NAME)
				.put("skipDefaultAlertsSettings", false);
			org.putArray("links");
			return org;
		}).toList());
	}

	@GetMapping("/groups")
	ResponseEntity<byte[]> getGroups(@RequestAttribute Exchange exchange) {
		return exchange.page(visible(exchange).stream().map(ProjectController::write).toList());
	}

	@GetMapping("/groups/{projectId}")
	ResponseEntity<byte[]> getGroup(@RequestAttribute Exchange exchange, @PathVariable String projectId) {
		return exchange.ok(write(projects.readable(projectId, exchange.key())));
	}

	@GetMapping("/groups/byName/{name}")
	ResponseEntity<byte[]> getGroupByName(@RequestAttribute Exchange exchange, @PathVariable String name) {
		return visible(exchange).stream()
			.filter((project) -> project.name().equals(name))
			.findFirst()
			.map((project) -> exchange.ok(write(project)))
			.orElseThrow(
					() -> new Refusal(404, "GROUP_NAME_NOT_FOUND", "No group with name " + name + " exists.", name));
	}

	@GetMapping("/groups/{projectId}/clusters")
	ResponseEntity<byte[]> getClusters(@RequestAttribute Exchange exchange, @PathVariable String projectId) {
		Project project = projects.readable(projectId, exchange.key());
		return exchange.page(project.clusters()
			.stream()
			.map((cluster) -> clusters.write(project, cluster, clock.instant()))
			.toList());
	}

	@GetMapping("/groups/{projectId}/clusters/{name}")
	ResponseEntity<byte[]> getCluster(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@PathVariable String name) {
		Project project = projects.readable(projectId, exchange.key());
		return project.clusters()
			.stream()
			.filter((cluster) -> cluster.name().equals(name))
			.findFirst()
			.map((cluster) -> exchange.ok(clusters.write(project, cluster, clock.instant())))
			.orElseThrow(() -> Refusal.noCluster(name, projectId));
	}

	@RequestMapping("/**")
	ResponseEntity<byte[]> anythingElse(HttpServletRequest request) {
		throw Refusal.noResource(request.getRequestURI().substring("/simulator".length()));
	}

	private List<Project> visible(Exchange exchange) {
		return projects.all().stream().filter(exchange.key()::mayRead).toList();
	}

	private static ObjectNode write(Project project) {
		ObjectNode json = Exchange.JSON.createObjectNode()
			.put("clusterCount", project.clusters().size())
			.put("created", Exchange.stamp(project.createdAt()))
			.put("id", project.id())
			.put("name", project.name())
			.put("orgId", project.orgId())
			.put("withDefaultAlertsSettings", true);
		json.putArray("links");
		json.putArray("tags");
		return json;
	}

}
