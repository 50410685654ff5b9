package dev.postern.atlasapi;

import java.util.List;
import java.util.Objects;

import dev.postern.endpoint.Place;
import dev.postern.project.Projects;
import dev.postern.wire.AtlasBody;
import dev.postern.wire.AtlasForm;
import dev.postern.wire.AtlasJson;
import dev.postern.wire.AtlasRefusal;
import dev.postern.wire.AtlasService;
import dev.postern.wire.EndpointBody;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;
import dev.postern.wire.RemoteRegions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Private endpoints of all providers, as Atlas has them.
 */
@RestController
@RequestMapping({ "/api/atlas/v2/groups/{projectId}/privateEndpoint",
		"/api/atlas/v1.0/groups/{projectId}/privateEndpoint" })
class PrivateEndpointController {

	private static final String SERVICES = "/{provider:AWS|AZURE|GCP}/endpointService";

	private static final String SERVICE = SERVICES + "/{serviceId}";

	private static final String ENDPOINT = SERVICE + "/endpoint/{endpointId}";

	private final ServiceCalls services;

	private final EndpointCalls endpoints;

	private final RegionalModeCalls mode;

	private final RemoteRegionCalls remote;

	private final Projects projects;

	PrivateEndpointController(ServiceCalls services, EndpointCalls endpoints, RegionalModeCalls mode,
			RemoteRegionCalls remote, Projects projects) {
		this.services = services;
		this.endpoints = endpoints;
		this.mode = mode;
		this.remote = remote;
		this.projects = projects;
	}

	@PostMapping("/endpointService")
	ResponseEntity<byte[]> createEndpointService(@RequestAttribute AtlasForm form, @PathVariable String projectId,
			@RequestBody(required = false) byte @Nullable [] json) {
		Address.requireRequester(projectId, projects);
		AtlasBody body = AtlasBody.of(json, "portMappingEnabled", "providerName", "region", RemoteRegions.ATTRIBUTE);
		Region region = region(body.required("providerName"), body.required("region"));
		boolean portMapping = Boolean.TRUE.equals(body.flag("portMappingEnabled"));
		@Nullable List<String> wanted = body.strings(RemoteRegions.ATTRIBUTE);
		RemoteRegions.check(region.provider(), region.atlasName(), wanted);
		if (portMapping && region.provider() != Provider.GCP) {
			throw AtlasRefusal.attribute("portMappingEnabled");
		}
		Place place = Place.of(projectId, region, portMapping);
		AtlasService created = Twice.look(() -> services.create(place, known(wanted)));
		return form.answer(201, AtlasJson.service(form.generation(), created));
	}

	@PatchMapping("/endpointService/{serviceId}")
	ResponseEntity<byte[]> updateEndpointService(@RequestAttribute AtlasForm form, @PathVariable String projectId,
			@PathVariable String serviceId, @RequestBody(required = false) byte @Nullable [] json) {
		Address.requireRequester(projectId, projects);
		AtlasBody body = AtlasBody.of(json, "cloudProvider", RemoteRegions.ATTRIBUTE);
		String provider = body.required("cloudProvider");
		if (!provider.equals(Provider.AWS.name())) {
			throw AtlasRefusal.unsupported(RemoteRegions.ATTRIBUTE, provider);
		}
		Address address = new Address(projectId, Provider.AWS, serviceId);
		List<String> wanted = known(body.strings(RemoteRegions.ATTRIBUTE));
		AtlasService changed = Twice.look(() -> remote.change(address, wanted));
		return form.answer(200, AtlasJson.service(form.generation(), changed));
	}

	@GetMapping(SERVICES)
	ResponseEntity<byte[]> getEndpointServices(@RequestAttribute AtlasForm form, @PathVariable String projectId,
			@PathVariable Provider provider) {
		Address.require(projectId, projects);
		ArrayNode list = AtlasJson.MAPPER.createArrayNode();
		services.list(projectId, provider)
			.forEach((service) -> list.add(AtlasJson.service(form.generation(), service)));
		return form.answer(200, list);
	}

	@GetMapping(SERVICE)
	ResponseEntity<byte[]> getEndpointService(@RequestAttribute AtlasForm form, @PathVariable String projectId,
			@PathVariable Provider provider, @PathVariable String serviceId) {
		AtlasService service = services.read(new Address(projectId, provider, serviceId));
		return form.answer(200, AtlasJson.service(form.generation(), service));
	}

	@DeleteMapping(SERVICE)
	ResponseEntity<byte[]> deleteEndpointService(@RequestAttribute AtlasForm form, @PathVariable String projectId,
			@PathVariable Provider provider, @PathVariable String serviceId) {
		Address address = new Address(projectId, provider, serviceId);
		Address.requireRequester(projectId, projects);
		Twice.look(() -> services.delete(address));
		return form.answer(202, AtlasJson.MAPPER.createObjectNode());
	}

	@PostMapping(SERVICE + "/endpoint")
	ResponseEntity<byte[]> addEndpoint(@RequestAttribute AtlasForm form, @PathVariable String projectId,
			@PathVariable Provider provider, @PathVariable String serviceId,
			@RequestBody(required = false) byte @Nullable [] json) {
		Address address = new Address(projectId, provider, serviceId);
		Address.requireRequester(projectId, projects);
		EndpointBody body = EndpointBody.read(provider, json);
		EndpointCalls.Shown added = Twice.look(() -> endpoints.add(address, body));
		return form.answer(201, AtlasJson.endpoint(form.generation(), added.service(), added.endpoint()));
	}

	@GetMapping(ENDPOINT)
	ResponseEntity<byte[]> getEndpoint(@RequestAttribute AtlasForm form, @PathVariable String projectId,
			@PathVariable Provider provider, @PathVariable String serviceId, @PathVariable String endpointId) {
		EndpointCalls.Shown found = endpoints.read(new Address(projectId, provider, serviceId), endpointId);
		return form.answer(200, AtlasJson.endpoint(form.generation(), found.service(), found.endpoint()));
	}

	@DeleteMapping(ENDPOINT)
	ResponseEntity<byte[]> deleteEndpoint(@RequestAttribute AtlasForm form, @PathVariable String projectId,
			@PathVariable Provider provider, @PathVariable String serviceId, @PathVariable String endpointId) {
		Address address = new Address(projectId, provider, serviceId);
		Address.requireRequester(projectId, projects);
		Twice.look(() -> endpoints.delete(address, endpointId));
		return form.answer(202, AtlasJson.MAPPER.createObjectNode());
	}

	@GetMapping("/regionalMode")
	ResponseEntity<byte[]> getRegionalMode(@RequestAttribute AtlasForm form, @PathVariable String projectId) {
		Address.require(projectId, projects);
		return form.answer(200, AtlasJson.MAPPER.createObjectNode().put("enabled", mode.read(projectId)));
	}

	@PatchMapping("/regionalMode")
	ResponseEntity<byte[]> toggleRegionalMode(@RequestAttribute AtlasForm form, @PathVariable String projectId,
			@RequestBody(required = false) byte @Nullable [] json) {
		Address.requireRequester(projectId, projects);
		boolean enabled = AtlasBody.of(json, "enabled").requiredFlag("enabled");
		Twice.look(() -> mode.change(projectId, enabled));
		return form.answer(202, AtlasJson.MAPPER.createObjectNode().put("enabled", enabled));
	}

	/** None is what is not said. */
	private static List<String> known(@Nullable List<String> regions) {
		return Objects.requireNonNullElse(regions, List.of());
	}

	private static Region region(String providerName, String name) {
		Provider provider = Address.provider(providerName);
		return Regions.find(provider, name).orElseThrow(() -> AtlasRefusal.noRegion(name, provider));
	}

}
