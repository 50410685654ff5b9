package dev.postern.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import dev.postern.wire.AtlasRefusal;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.RemoteRegions;

/**
 * What may be done with services and endpoints, and when; the same for every generation
 * of the API.
 */
@Component
@Profile({ "demo", "simulator" })
class PrivateEndpoints {

	/** The region of each provider that never has room. */
	private static final Map<Provider, String> FULL = Map.of(Provider.AWS, "ME_SOUTH_1", Provider.AZURE, "UAE_NORTH",
			Provider.GCP, "MIDDLE_EAST_CENTRAL_1");

	private final Projects projects;

	private final Clock clock;

	private final Pace pace;

	private final RuleBook rules;

	PrivateEndpoints(Projects projects, RuleBook rules, SimulatorSettings settings, Clock clock) {
		this.projects = projects;
		this.rules = rules;
		this.clock = clock;
		this.pace = settings.pace();
	}

	/** A service and the project that holds it, named by a path. */
	record Address(String projectId, Provider provider, String serviceId) {
	}

	/** An endpoint and the service that holds it. */
	record Held(Service service, Endpoint endpoint) {
	}

	Service create(String projectId, Key key, Region region, Offer offer) {
		String id = Ids.next(clock.instant());
		Project project = projects.change(projectId, key, (current) -> {
			if (current.services()
				.stream()
				.anyMatch((other) -> other.region().equals(region.atlasName()) && other.offer().excludes(offer))) {
				throw AtlasRefusal.serviceExists(region.provider(), region.atlasName());
			}
			if (region.atlasName().equals(FULL.get(region.provider()))) {
				throw AtlasRefusal.general("No Capacity");
			}
			return current.with(new Service(id, region.atlasName(), clock.instant(), null, offer, List.of()));
		});
		return project.service(region.provider(), id).orElseThrow();
	}

	/**
	 * Documented for AWS only, and done by others only while a service is ready. What is
	 * so already needs no change.
	 */
	Service offer(Address address, Key key, @Nullable List<String> remoteRegions) {
		Instant now = clock.instant();
		Project changed = projects.change(address.projectId(), key, (project) -> {
			Service service = ready(project, address, now);
			RemoteRegions.check(address.provider(), service.region(), remoteRegions);
			boolean same = service.offer() instanceof Offer.Aws aws
					&& RemoteRegions.same(aws.remoteRegions(), remoteRegions);
			return same ? project
					: project.change(service, (current) -> current.offering(new Offer.Aws(remoteRegions, now)));
		});
		return service(changed, address);
	}

	Service read(Address address, Key key) {
		return service(projects.readable(address.projectId(), key), address);
	}

	void delete(Address address, Key key) {
		projects.change(address.projectId(), key, (project) -> {
			Service service = service(project, address);
			if (!service.endpoints().isEmpty()) {
				throw AtlasRefusal.hasEndpoints(service.id());
			}
			return project.change(service, (current) -> current.deleted(clock.instant()));
		});
	}

	Held add(Address address, Key key, Addition asked) {
		Instant now = clock.instant();
		if (rules.rules().unpaid().contains(address.projectId())) {
			throw AtlasRefusal.unpaid();
		}
		Project changed = projects.change(address.projectId(), key, (project) -> {
			Service service = ready(project, address, now);
			Addition addition = asked.to(service);
			if (service.endpoint(addition.id()).isPresent()) {
				throw AtlasRefusal.endpointExists(addition.id());
			}
			Project larger = project.change(service, (current) -> current.withNew(addition, now));
			if (rules.rules().restrictRegions() && !project.regionalMode().enabled() && larger.isMixed(now, pace)) {
				throw AtlasRefusal.restricted();
			}
			return larger;
		});
		Service service = service(changed, address);
		return held(service, asked.to(service).id());
	}

	/** Cannot be turned off where it is needed, whatever it was turned on for. */
	void setRegionalMode(String projectId, Key key, boolean enabled) {
		Instant now = clock.instant();
		projects.change(projectId, key, (project) -> {
			if (!enabled && rules.rules().restrictRegions() && project.isMixed(now, pace)) {
				throw AtlasRefusal.restricted();
			}
			boolean changes = project.regionalMode().enabled() != enabled;
			return changes ? project.with(new Project.RegionalMode(enabled, now)) : project;
		});
	}

	Held read(Address address, Key key, String endpointId) {
		return held(read(address, key), endpointId);
	}

	/** Asked again while an endpoint is being removed, this changes nothing. */
	void remove(Address address, Key key, String endpointId) {
		projects.change(address.projectId(), key, (project) -> {
			Service service = service(project, address);
			held(service, endpointId);
			return project.change(service, (current) -> current.without(endpointId, clock.instant()));
		});
	}

	private Service ready(Project project, Address address, Instant now) {
		Service service = service(project, address);
		if (!service.status(now, pace).isReady()) {
			throw AtlasRefusal.notReady(service.id());
		}
		return service;
	}

	private static Service service(Project project, Address address) {
		if (!Ids.FORM.matcher(address.serviceId()).matches()) {
			throw AtlasRefusal.malformedPath(address.serviceId());
		}
		return project.service(address.provider(), address.serviceId())
			.orElseThrow(() -> AtlasRefusal.noService(address.serviceId()));
	}

	private static Held held(Service service, String endpointId) {
		return service.endpoint(endpointId)
			.map((endpoint) -> new Held(service, endpoint))
			.orElseThrow(() -> AtlasRefusal.noEndpoint(endpointId));
	}

}
