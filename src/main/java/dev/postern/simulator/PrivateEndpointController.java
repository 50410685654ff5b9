package dev.postern.simulator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;

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

	private static final int MOST_REMOTE_REGIONS = 35;

	private final PrivateEndpoints endpoints;

	private final Projects projects;

	private final Views views;

	PrivateEndpointController(PrivateEndpoints endpoints, Projects projects, Views views) {
		this.endpoints = endpoints;
		this.projects = projects;
		this.views = views;
	}

	@PostMapping("/endpointService")
	ResponseEntity<byte[]> addEndpointService(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@RequestBody(required = false) byte @Nullable [] json) {
		projects.owned(projectId, exchange.key());
		Body body = Body.of(json, "providerName", "region", "supportedRemoteRegions");
		Region region = region(body.required("providerName"), body.required("region"));
		List<String> remote = body.strings("supportedRemoteRegions");
		if (remote != null) {
			checkRemote(region, remote);
		}
		if (region.provider() != Provider.AWS) {
			throw Refusal.general("Provider " + region.provider() + " is not simulated");
		}
		Service created = endpoints.create(projectId, exchange.key(), region, remote);
		return exchange.created(views.service(exchange.generation(), created));
	}

	@GetMapping(SERVICES)
	ResponseEntity<byte[]> getEndpointServices(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@PathVariable Provider provider) {
		List<Service> services = projects.readable(projectId, exchange.key()).services(provider);
		return exchange.ok(views.services(exchange.generation(), services));
	}

	@GetMapping(SERVICE)
	ResponseEntity<byte[]> getEndpointService(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@PathVariable Provider provider, @PathVariable String serviceId) {
		Service service = endpoints.read(new Address(projectId, provider, serviceId), exchange.key());
		return exchange.ok(views.service(exchange.generation(), service));
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
		Body body = Body.of(json, "id", "cloudProvider", "interfaceEndpointId", "privateEndpointResourceId");
		String named = body.optional("cloudProvider");
		if (named != null && !named.equals(provider.name())) {
			throw Refusal.invalid("INVALID_ENUM_VALUE", "An invalid enumeration value " + named + " was specified.",
					named);
		}
		// the aliases are what clients of the second generation were seen to send
		String id = body.required("id", "interfaceEndpointId", "privateEndpointResourceId");
		Endpoint added = endpoints.add(new Address(projectId, provider, serviceId), exchange.key(), id);
		return exchange.created(views.endpoint(exchange.generation(), provider, added));
	}

	@GetMapping(ENDPOINT)
	ResponseEntity<byte[]> getEndpoint(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@PathVariable Provider provider, @PathVariable String serviceId, @PathVariable String endpointId) {
		Endpoint found = endpoints.read(new Address(projectId, provider, serviceId), exchange.key(), endpointId);
		return exchange.ok(views.endpoint(exchange.generation(), provider, found));
	}

	@DeleteMapping(ENDPOINT)
	ResponseEntity<byte[]> deleteEndpoint(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@PathVariable Provider provider, @PathVariable String serviceId, @PathVariable String endpointId) {
		endpoints.remove(new Address(projectId, provider, serviceId), exchange.key(), endpointId);
		return exchange.accepted();
	}

	@GetMapping("/regionalMode")
	ResponseEntity<byte[]> getRegionalMode(@RequestAttribute Exchange exchange, @PathVariable String projectId) {
		projects.readable(projectId, exchange.key());
		return exchange.ok(Exchange.JSON.createObjectNode().put("enabled", false));
	}

	private static Region region(String providerName, String name) {
		Optional<Provider> provider = Stream.of(Provider.values())
			.filter((known) -> known.name().equals(providerName))
			.findFirst();
		if (provider.isEmpty()) {
			throw Refusal.invalid("INVALID_PROVIDER", "No provider " + providerName + " exists.", providerName);
		}
		return Regions.find(provider.get(), name).orElseThrow(() -> Refusal.noRegion(name, provider.get()));
	}

	private static void checkRemote(Region region, List<String> remote) {
		if (region.provider() != Provider.AWS) {
			throw new Refusal(404, "PROVIDER_UNSUPPORTED", "Remote regions are offered on AWS only.",
					region.provider());
		}
		boolean known = remote.stream()
			.allMatch((name) -> Regions.find(region.provider(), name)
				.filter((found) -> found.atlasName().equals(name))
				.isPresent());
		if (!known || remote.size() > MOST_REMOTE_REGIONS) {
			throw Refusal.invalid("INVALID_ATTRIBUTE", "Invalid attribute supportedRemoteRegions specified.",
					"supportedRemoteRegions");
		}
		if (remote.contains(region.atlasName())) {
			throw Refusal.invalid("CROSS_REGION_PRIVATE_LINK_SELF_REGION",
					"The service's own region " + region.atlasName() + " is not a remote region.", region.atlasName());
		}
	}

}
