package dev.postern.atlasapi;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.postern.account.ApiKeyView;
import dev.postern.account.ApiKeys;
import dev.postern.account.Caller;
import dev.postern.endpoint.ClusterView;
import dev.postern.endpoint.Inventory;
import dev.postern.project.ProjectView;
import dev.postern.project.Projects;
import dev.postern.wire.AtlasClusterJson;
import dev.postern.wire.AtlasForm;
import dev.postern.wire.AtlasJson;
import dev.postern.wire.AtlasRefusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What clients read beside private endpoints: themselves, projects and clusters.
 */
@RestController
@RequestMapping({ "/api/atlas/v2", "/api/atlas/v1.0" })
class ProjectController {

	private final Projects projects;

	private final Inventory inventory;

	private final ApiKeys keys;

	ProjectController(Projects projects, Inventory inventory, ApiKeys keys) {
		this.projects = projects;
		this.inventory = inventory;
		this.keys = keys;
	}

	/** Tells a key about itself, which makes it the test of a key. */
	@GetMapping
	ResponseEntity<byte[]> getSystemStatus(@RequestAttribute AtlasForm form) {
		ApiKeyView key = keys.mine(Objects.requireNonNull(Caller.current().apiKeyId()));
		ObjectNode root = AtlasJson.MAPPER.createObjectNode()
			.put("appName", "MongoDB Atlas")
			.put("build", "postern")
			.put("throttling", false);
		root.putArray("links");
		ObjectNode self = root.putObject("apiKey")
			.put("desc", key.label())
			.put("id", AtlasJson.id(key.id().toString()))
			.put("publicKey", key.publicKey());
		self.putArray("accessList");
		ArrayNode roles = self.putArray("roles");
		// nobody here has more, because all else passes approval
		projects.mine()
			.forEach((project) -> roles.addObject().put("groupId", project.id()).put("roleName", "GROUP_READ_ONLY"));
		return form.answer(200, root);
	}

	/** Postern does not know what organisations are called. */
	@GetMapping("/orgs")
	ResponseEntity<byte[]> getOrgs(@RequestAttribute AtlasForm form) {
		return form.page(projects.mine().stream().map(ProjectView::orgId).distinct().map((id) -> {
			ObjectNode org = AtlasJson.MAPPER.createObjectNode()
				.put("id", id)
				.put("isDeleted", false)
				.put("name", id)
				.put("skipDefaultAlertsSettings", false);
			org.putArray("links");
			return org;
		}).toList());
	}

	@GetMapping("/orgs/{orgId}/groups")
	ResponseEntity<byte[]> getOrgGroups(@RequestAttribute AtlasForm form, @PathVariable String orgId) {
		List<ProjectView> inside = projects.mine().stream().filter((project) -> project.orgId().equals(orgId)).toList();
		if (inside.isEmpty()) {
			throw AtlasRefusal.noOrganisation(orgId);
		}
		return form.page(inside.stream().map(this::write).toList());
	}

	@GetMapping("/groups")
	ResponseEntity<byte[]> getGroups(@RequestAttribute AtlasForm form) {
		return form.page(projects.mine().stream().map(this::write).toList());
	}

	@GetMapping("/groups/{projectId}")
	ResponseEntity<byte[]> getGroup(@RequestAttribute AtlasForm form, @PathVariable String projectId) {
		return form.answer(200, write(Address.require(projectId, projects)));
	}

	@GetMapping("/groups/byName/{name}")
	ResponseEntity<byte[]> getGroupByName(@RequestAttribute AtlasForm form, @PathVariable String name) {
		return projects.mine()
			.stream()
			.filter((project) -> project.name().equals(name))
			.findFirst()
			.map((project) -> form.answer(200, write(project)))
			.orElseThrow(() -> AtlasRefusal.noProjectNamed(name));
	}

	@GetMapping("/groups/{projectId}/clusters")
	ResponseEntity<byte[]> getClusters(@RequestAttribute AtlasForm form, @PathVariable String projectId) {
		Address.require(projectId, projects);
		return form.page(inventory.clusters(projectId).stream().map((cluster) -> write(form, cluster)).toList());
	}

	@GetMapping("/groups/{projectId}/clusters/{name}")
	ResponseEntity<byte[]> getCluster(@RequestAttribute AtlasForm form, @PathVariable String projectId,
			@PathVariable String name) {
		Address.require(projectId, projects);
		return inventory.clusters(projectId)
			.stream()
			.filter((cluster) -> cluster.name().equals(name))
			.findFirst()
			.map((cluster) -> form.answer(200, write(form, cluster)))
			.orElseThrow(() -> AtlasRefusal.noCluster(name, projectId));
	}

	@GetMapping("/groups/{projectId}/clusters/provider/regions")
	ResponseEntity<byte[]> getProviderRegions(@RequestAttribute AtlasForm form, @PathVariable String projectId,
			@RequestParam(required = false) @Nullable Set<String> providers,
			@RequestParam(required = false) @Nullable String tier) {
		Address.require(projectId, projects);
		return form.page(AtlasClusterJson.regions(providers, tier));
	}

	private static ObjectNode write(AtlasForm form, ClusterView cluster) {
		return AtlasClusterJson.in(form.version(), (ObjectNode) cluster.answer());
	}

	private ObjectNode write(ProjectView project) {
		ObjectNode json = AtlasJson.MAPPER.createObjectNode()
			.put("clusterCount", inventory.clusters(project.id()).size())
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
