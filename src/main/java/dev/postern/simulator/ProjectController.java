package dev.postern.simulator;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

import dev.postern.wire.AtlasJson;
import dev.postern.wire.AtlasRefusal;

/**
 * What a key can see: itself, organisations and projects.
 */
@RestController
@Profile({ "demo", "simulator" })
@RequestMapping({ "/simulator/api/atlas/v2", "/simulator/api/atlas/v1.0" })
class ProjectController {

	private final Projects projects;

	private final Methods methods;

	ProjectController(Projects projects, Methods methods) {
		this.projects = projects;
		this.methods = methods;
	}

	/** Tells a key about itself, which makes it the test of a key. */
	@GetMapping
	ResponseEntity<byte[]> getSystemStatus(@RequestAttribute Exchange exchange) {
		ObjectNode root = AtlasJson.MAPPER.createObjectNode()
			.put("appName", "MongoDB Atlas")
			.put("build", RecordedHeaders.BUILD)
			.put("throttling", false);
		root.putArray("links");
		root.set("apiKey", exchange.key().toJson());
		return exchange.ok(root);
	}

	@GetMapping("/orgs")
	ResponseEntity<byte[]> getOrgs(@RequestAttribute Exchange exchange) {
		return exchange.page(projects.visible(exchange.key()).stream().map(Project::orgId).distinct().map((id) -> {
			ObjectNode org = AtlasJson.MAPPER.createObjectNode()
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
		return exchange.page(projects.visible(exchange.key()).stream().map(ProjectController::write).toList());
	}

	@GetMapping("/groups/{projectId}")
	ResponseEntity<byte[]> getGroup(@RequestAttribute Exchange exchange, @PathVariable String projectId) {
		return exchange.ok(write(projects.readable(projectId, exchange.key())));
	}

	@GetMapping("/groups/byName/{name}")
	ResponseEntity<byte[]> getGroupByName(@RequestAttribute Exchange exchange, @PathVariable String name) {
		return projects.visible(exchange.key())
			.stream()
			.filter((project) -> project.name().equals(name))
			.findFirst()
			.map((project) -> exchange.ok(write(project)))
			.orElseThrow(() -> AtlasRefusal.noProjectNamed(name));
	}

	@GetMapping("/orgs/{orgId}/groups")
	ResponseEntity<byte[]> getOrgGroups(@RequestAttribute Exchange exchange, @PathVariable String orgId) {
		if (projects.all().stream().noneMatch((project) -> project.orgId().equals(orgId))) {
			throw AtlasRefusal.noOrganisation(orgId);
		}
		return exchange.page(projects.visible(exchange.key())
			.stream()
			.filter((project) -> project.orgId().equals(orgId))
			.map(ProjectController::write)
			.toList());
	}

	@GetMapping("/groups/{projectId}/limits/{name}")
	ResponseEntity<byte[]> getLimit(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@PathVariable String name) {
		projects.readable(projectId, exchange.key());
		return exchange.ok(Limit.of(name, exchange.rules()));
	}

	/** A path that is known takes other methods; all else is not there. */
	@RequestMapping("/**")
	ResponseEntity<byte[]> anythingElse(HttpServletRequest request) {
		Set<String> allowed = methods.of(request);
		throw allowed.isEmpty() ? AtlasRefusal.noResource(request.getRequestURI().substring("/simulator".length()))
				: AtlasRefusal.noMethod(request.getMethod(), allowed);
	}

	private static ObjectNode write(Project project) {
		ObjectNode json = AtlasJson.MAPPER.createObjectNode()
			.put("clusterCount", project.clusters().size())
			.put("created", AtlasJson.stamp(project.createdAt()))
			.put("id", project.id())
			.put("name", project.name())
			.put("orgId", project.orgId())
			.put("withDefaultAlertsSettings", true);
		json.putArray("links");
		json.putArray("tags");
		return json;
	}

}
