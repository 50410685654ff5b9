package dev.postern.atlasapi;

import java.util.List;

import dev.postern.endpoint.Place;
import dev.postern.project.Projects;
import dev.postern.wire.AtlasBody;
import dev.postern.wire.AtlasForm;
import dev.postern.wire.AtlasJson;
import dev.postern.wire.AtlasRefusal;
import dev.postern.wire.AtlasService;
import dev.postern.wire.EndpointBody;
import dev.postern.wire.Generation;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Private endpoints as the first, AWS-only generation has them.
 */
@RestController
@RequestMapping("/api/atlas/v1.0/groups/{projectId}/privateEndpoint")
class LegacyController {

	private static final String SERVICE = "/{serviceId}";

	private static final String ENDPOINTS = SERVICE + "/interfaceEndpoints";

	private final ServiceCalls services;

	private final EndpointCalls endpoints;

	private final Projects projects;

	LegacyController(ServiceCalls services, EndpointCalls endpoints, Projects projects) {
		this.services = services;
		this.endpoints = endpoints;
		this.projects = projects;
	}

	@PostMapping
	ResponseEntity<byte[]> createConnection(@RequestAttribute AtlasForm form, @PathVariable String projectId,
			@RequestBody(required = false) byte @Nullable [] json) {
		Address.requireRequester(projectId, projects);
		AtlasBody body = AtlasBody.of(json, "providerName", "region");
		String provider = body.required("providerName");
		if (!provider.equals(Provider.AWS.name())) {
			throw AtlasRefusal.invalid("INVALID_PROVIDER", "No provider " + provider + " exists.", provider);
		}
		Place place = Place.of(projectId, region(body.required("region")), false);
		AtlasService created = Twice.look(() -> services.create(place, List.of()));
		return form.answer(201, AtlasJson.service(Generation.LEGACY, created));
	}

	@GetMapping
	ResponseEntity<byte[]> getConnections(@RequestAttribute AtlasForm form, @PathVariable String projectId) {
		Address.require(projectId, projects);
		ArrayNode list = AtlasJson.MAPPER.createArrayNode();
		services.list(projectId, Provider.AWS)
			.forEach((service) -> list.add(AtlasJson.service(Generation.LEGACY, service)));
		return form.answer(200, list);
	}

	@GetMapping(SERVICE)
	ResponseEntity<byte[]> getConnection(@RequestAttribute AtlasForm form, @PathVariable String projectId,
			@PathVariable String serviceId) {
		AtlasService service = services.read(new Address(projectId, Provider.AWS, serviceId));
		return form.answer(200, AtlasJson.service(Generation.LEGACY, service));
	}

	@DeleteMapping(SERVICE)
	ResponseEntity<byte[]> deleteConnection(@RequestAttribute AtlasForm form, @PathVariable String projectId,
			@PathVariable String serviceId) {
		Address address = new Address(projectId, Provider.AWS, serviceId);
		Address.requireRequester(projectId, projects);
		Twice.look(() -> services.delete(address));
		return form.answer(202, AtlasJson.MAPPER.createObjectNode());
	}

	@PostMapping(ENDPOINTS)
	ResponseEntity<byte[]> addInterfaceEndpoint(@RequestAttribute AtlasForm form, @PathVariable String projectId,
			@PathVariable String serviceId, @RequestBody(required = false) byte @Nullable [] json) {
		Address address = new Address(projectId, Provider.AWS, serviceId);
		Address.requireRequester(projectId, projects);
		EndpointBody body = EndpointBody.legacy(json);
		EndpointCalls.Shown added = Twice.look(() -> endpoints.add(address, body));
		return form.answer(201, AtlasJson.endpoint(Generation.LEGACY, added.service(), added.endpoint()));
	}

	@GetMapping(ENDPOINTS + "/{endpointId}")
	ResponseEntity<byte[]> getInterfaceEndpoint(@RequestAttribute AtlasForm form, @PathVariable String projectId,
			@PathVariable String serviceId, @PathVariable String endpointId) {
		EndpointCalls.Shown found = endpoints.read(new Address(projectId, Provider.AWS, serviceId), endpointId);
		return form.answer(200, AtlasJson.endpoint(Generation.LEGACY, found.service(), found.endpoint()));
	}

	@DeleteMapping(ENDPOINTS + "/{endpointId}")
	ResponseEntity<byte[]> deleteInterfaceEndpoint(@RequestAttribute AtlasForm form, @PathVariable String projectId,
			@PathVariable String serviceId, @PathVariable String endpointId) {
		Address address = new Address(projectId, Provider.AWS, serviceId);
		Address.requireRequester(projectId, projects);
		Twice.look(() -> endpoints.delete(address, endpointId));
		return form.answer(202, AtlasJson.MAPPER.createObjectNode());
	}

	private static Region region(String name) {
		return Regions.find(Provider.AWS, name)
			.filter((region) -> region.legacy() && region.cloudName().equals(name))
			.orElseThrow(() -> AtlasRefusal.noRegion(name, Provider.AWS));
	}

}
