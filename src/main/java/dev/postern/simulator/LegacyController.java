package dev.postern.simulator;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.postern.simulator.PrivateEndpoints.Address;
import dev.postern.simulator.PrivateEndpoints.Held;
import dev.postern.wire.AtlasBody;
import dev.postern.wire.AtlasRefusal;
import dev.postern.wire.Generation;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;

/**
 * The first generation of private endpoints: AWS only, deprecated and still documented.
 * Unlike later ones it asks for an owner in reads, too, and takes only the provider's own
 * names of 18 regions.
 */
@RestController
@Profile({ "demo", "simulator" })
@RequestMapping("/simulator/api/atlas/v1.0/groups/{projectId}/privateEndpoint")
class LegacyController {

	private static final String ENDPOINTS = "/{serviceId}/interfaceEndpoints";

	private final PrivateEndpoints endpoints;

	private final Projects projects;

	private final Views views;

	LegacyController(PrivateEndpoints endpoints, Projects projects, Views views) {
		this.endpoints = endpoints;
		this.projects = projects;
		this.views = views;
	}

	@PostMapping
	ResponseEntity<byte[]> createConnection(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@RequestBody(required = false) byte @Nullable [] json) {
		projects.owned(projectId, exchange.key());
		AtlasBody body = AtlasBody.of(json, "providerName", "region");
		String provider = body.required("providerName");
		if (!provider.equals(Provider.AWS.name())) {
			throw AtlasRefusal.invalid("INVALID_PROVIDER", "No provider " + provider + " exists.", provider);
		}
		Service created = endpoints.create(projectId, exchange.key(), region(body.required("region")), Offer.Aws.PLAIN);
		return exchange.created(views.service(Generation.LEGACY, projectId, created));
	}

	@GetMapping
	ResponseEntity<byte[]> getConnections(@RequestAttribute Exchange exchange, @PathVariable String projectId) {
		Project project = projects.owned(projectId, exchange.key());
		return exchange.ok(views.services(Generation.LEGACY, projectId, project.services(Provider.AWS)));
	}

	@GetMapping("/{serviceId}")
	ResponseEntity<byte[]> getConnection(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@PathVariable String serviceId) {
		Service service = endpoints.read(owned(exchange, projectId, serviceId), exchange.key());
		return exchange.ok(views.service(Generation.LEGACY, projectId, service));
	}

	@DeleteMapping("/{serviceId}")
	ResponseEntity<byte[]> deleteConnection(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@PathVariable String serviceId) {
		endpoints.delete(owned(exchange, projectId, serviceId), exchange.key());
		return exchange.accepted();
	}

	@PostMapping(ENDPOINTS)
	ResponseEntity<byte[]> addInterfaceEndpoint(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@PathVariable String serviceId, @RequestBody(required = false) byte @Nullable [] json) {
		Address address = owned(exchange, projectId, serviceId);
		Held added = endpoints.add(address, exchange.key(), Addition.legacy(json));
		return exchange.created(views.endpoint(Generation.LEGACY, projectId, added));
	}

	@GetMapping(ENDPOINTS + "/{endpointId}")
	ResponseEntity<byte[]> getInterfaceEndpoint(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@PathVariable String serviceId, @PathVariable String endpointId) {
		Held found = endpoints.read(owned(exchange, projectId, serviceId), exchange.key(), endpointId);
		return exchange.ok(views.endpoint(Generation.LEGACY, projectId, found));
	}

	@DeleteMapping(ENDPOINTS + "/{endpointId}")
	ResponseEntity<byte[]> deleteInterfaceEndpoint(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@PathVariable String serviceId, @PathVariable String endpointId) {
		endpoints.remove(owned(exchange, projectId, serviceId), exchange.key(), endpointId);
		return exchange.accepted();
	}

	private Address owned(Exchange exchange, String projectId, String serviceId) {
		projects.owned(projectId, exchange.key());
		return new Address(projectId, Provider.AWS, serviceId);
	}

	private static Region region(String name) {
		return Regions.find(Provider.AWS, name)
			.filter((region) -> region.legacy() && region.cloudName().equals(name))
			.orElseThrow(() -> AtlasRefusal.noRegion(name, Provider.AWS));
	}

}
