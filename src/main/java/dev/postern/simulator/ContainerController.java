package dev.postern.simulator;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

import dev.postern.simulator.Cluster.Place;
import dev.postern.wire.AtlasJson;
import dev.postern.wire.Provider;

/**
 * Network containers. They come with the first cluster or service of a region, on Google
 * Cloud with the first of the project, and follow from these.
 */
@RestController
@Profile({ "demo", "simulator" })
@RequestMapping({ "/simulator/api/atlas/v2/groups/{projectId}/containers",
		"/simulator/api/atlas/v1.0/groups/{projectId}/containers" })
class ContainerController {

	private static final String NETWORK = "192.168.248.0/21";

	private final Projects projects;

	ContainerController(Projects projects) {
		this.projects = projects;
	}

	@GetMapping
	ResponseEntity<byte[]> getContainers(@RequestAttribute Exchange exchange, @PathVariable String projectId,
			@RequestParam(defaultValue = "AWS") String providerName) {
		Project project = projects.readable(projectId, exchange.key());
		return exchange.page(places(project).filter((place) -> place.provider().name().equals(providerName))
			.map((place) -> write(project, place))
			.toList());
	}

	@GetMapping("/all")
	ResponseEntity<byte[]> getAllContainers(@RequestAttribute Exchange exchange, @PathVariable String projectId) {
		Project project = projects.readable(projectId, exchange.key());
		return exchange.page(places(project).map((place) -> write(project, place)).toList());
	}

	private static Stream<Place> places(Project project) {
		return Stream
			.concat(project.clusters().stream().map(Cluster::places).flatMap(List::stream),
					project.services().stream().map((service) -> new Place(service.provider(), service.region())))
			.map((place) -> (place.provider() == Provider.GCP) ? new Place(Provider.GCP, "") : place)
			.distinct();
	}

	private static ObjectNode write(Project project, Place place) {
		String id = AtlasJson.id(project.id() + place);
		ObjectNode json = AtlasJson.MAPPER.createObjectNode()
			.put("atlasCidrBlock", NETWORK)
			.put("id", id)
			.put("providerName", place.provider().name())
			.put("provisioned", true);
		return switch (place.provider()) {
			case AWS -> json.put("regionName", place.region()).put("vpcId", "vpc-0" + id.substring(0, 16));
			case AZURE -> json.put("azureSubscriptionId", CloudNames.azureSubscription(project.id()))
				.put("region", place.region())
				.put("vnetName", "vnet_" + id);
			case GCP -> json.put("gcpProjectId", CloudNames.gcpProject(project.id()))
				.put("networkName", "nt-" + id)
				.putNull("regions");
		};
	}

}
