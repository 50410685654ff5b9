package dev.postern.simulator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
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

import dev.postern.simulator.PrivateEndpoints.Address;
import dev.postern.simulator.PrivateEndpoints.Held;
import dev.postern.wire.AtlasBody;
import dev.postern.wire.AtlasJson;
import dev.postern.wire.AtlasRefusal;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;
import dev.postern.wire.RemoteRegions;

/**
 * Private endpoints of several providers, for both media types.
 */
@RestController
@Profile({ "demo", "simulator" })
@RequestMapping({ "/simulator/api/atlas/v2/groups/{projectId}/privateEndpoint",
		"/simulator/api/atlas/v1.0/groups/{projectId}/privateEndpoint" })
class PrivateEndpointController {

	private static final String SERVICES = "/{provider:AWS|AZURE|GCP}/endpointService";

	private static final String SERVICE = SERVICES + "/{serviceId}";

	private static final String ENDPOINT = SERVICE + "/endpoint/{endpointId}";

	private final PrivateEndpoints endpoints;

	private final Projects projects;

	private final Views views;

	private final RuleBook rules;

	PrivateEndpointController(PrivateEndpoints endpoints, Projects projects, Views views, RuleBook rules) {
		this.rules = rules;
		this.endpoints = endpoints;
		this.projects = projects;
		this.views = views;
	}

	@PostMapping("/endpointService")
	ResponseEntity<byte[]> addEndpointService(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@RequestBody(required = false) byte @Nullable [] json) {
		projects.owned(projectId, exchange.key());
		AtlasBody body = AtlasBody.of(json, "portMappingEnabled", "providerName", "region", "supportedRemoteRegions");
		Region region = region(body.required("providerName"), body.required("region"));
		Service created = endpoints.create(projectId, exchange.key(), region, offer(region, body));
		return exchange.created(views.service(exchange.generation(), projectId, created));
	}

	@PatchMapping("/endpointService/{serviceId}")
	ResponseEntity<byte[]> updateEndpointService(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@PathVariable String serviceId, @RequestBody(required = false) byte @Nullable [] json) {
		projects.owned(projectId, exchange.key());
		AtlasBody body = AtlasBody.of(json, "cloudProvider", "supportedRemoteRegions");
		String provider = body.required("cloudProvider");
		if (!provider.equals(Provider.AWS.name())) {
			throw AtlasRefusal.unsupported("supportedRemoteRegions", provider);
		}
		Service changed = endpoints.offer(new Address(projectId, Provider.AWS, serviceId), exchange.key(),
				body.strings("supportedRemoteRegions"));
		return exchange.ok(views.service(exchange.generation(), projectId, changed));
	}

	@GetMapping(SERVICES)
	ResponseEntity<byte[]> getEndpointServices(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@PathVariable Provider provider) {
		List<Service> services = projects.readable(projectId, exchange.key()).services(provider);
		return exchange.ok(views.services(exchange.generation(), projectId, services));
	}

	@GetMapping(SERVICE)
	ResponseEntity<byte[]> getEndpointService(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@PathVariable Provider provider, @PathVariable String serviceId) {
		Service service = endpoints.read(new Address(projectId, provider, serviceId), exchange.key());
		return exchange.ok(views.service(exchange.generation(), projectId, service));
	}

	@DeleteMapping(SERVICE)
	ResponseEntity<byte[]> deleteEndpointService(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@PathVariable Provider provider, @PathVariable String serviceId) {
		endpoints.delete(new Address(projectId, provider, serviceId), exchange.key());
		return exchange.accepted();
	}

	@PostMapping(SERVICE + "/endpoint")
	ResponseEntity<byte[]> addEndpoint(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@PathVariable Provider provider, @PathVariable String serviceId,
			@RequestBody(required = false) byte @Nullable [] json) {
		projects.owned(projectId, exchange.key());
		Held added = endpoints.add(new Address(projectId, provider, serviceId), exchange.key(),
				Addition.read(provider, json));
		return exchange.created(views.endpoint(exchange.generation(), projectId, added));
	}

	@GetMapping(ENDPOINT)
	ResponseEntity<byte[]> getEndpoint(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@PathVariable Provider provider, @PathVariable String serviceId, @PathVariable String endpointId) {
		Held found = endpoints.read(new Address(projectId, provider, serviceId), exchange.key(), endpointId);
		return exchange.ok(views.endpoint(exchange.generation(), projectId, found));
	}

	@DeleteMapping(ENDPOINT)
	ResponseEntity<byte[]> deleteEndpoint(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@PathVariable Provider provider, @PathVariable String serviceId, @PathVariable String endpointId) {
		endpoints.remove(new Address(projectId, provider, serviceId), exchange.key(), endpointId);
		return exchange.accepted();
	}

	@GetMapping("/regionalMode")
	ResponseEntity<byte[]> getRegionalMode(@RequestAttribute Exchange exchange, @PathVariable String projectId) {
		boolean enabled = projects.readable(projectId, exchange.key()).regionalMode().enabled();
		return exchange.ok(AtlasJson.MAPPER.createObjectNode().put("enabled", enabled));
	}

	@PatchMapping("/regionalMode")
	ResponseEntity<byte[]> toggleRegionalMode(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@RequestBody(required = false) byte @Nullable [] json) {
		projects.owned(projectId, exchange.key());
		boolean enabled = AtlasBody.of(json, "enabled").requiredFlag("enabled");
		endpoints.setRegionalMode(projectId, exchange.key(), enabled);
		return exchange.switched(AtlasJson.MAPPER.createObjectNode().put("enabled", enabled));
	}

	private static Region region(String providerName, String name) {
		Optional<Provider> provider = Stream.of(Provider.values())
			.filter((known) -> known.name().equals(providerName))
			.findFirst();
		if (provider.isEmpty()) {
			throw AtlasRefusal.invalid("INVALID_PROVIDER", "No provider " + providerName + " exists.", providerName);
		}
		return Regions.find(provider.get(), name).orElseThrow(() -> AtlasRefusal.noRegion(name, provider.get()));
	}

	/** Attributes that a provider does not know are left alone while they say nothing. */
	private Offer offer(Region region, AtlasBody body) {
		List<String> remote = body.strings("supportedRemoteRegions");
		RemoteRegions.check(region.provider(), region.atlasName(), remote);
		boolean portMapped = Boolean.TRUE.equals(body.flag("portMappingEnabled"));
		if (portMapped && region.provider() != Provider.GCP) {
			throw AtlasRefusal.attribute("portMappingEnabled");
		}
		return switch (region.provider()) {
			case AWS -> new Offer.Aws(remote, null);
			case AZURE -> new Offer.Azure();
			case GCP -> new Offer.Gcp(portMapped, portMapped ? 1 : rules.rules().gcpAttachments());
		};
	}

}
