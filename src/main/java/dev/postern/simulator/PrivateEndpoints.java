package dev.postern.simulator;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;

/**
 * What may be done with services and endpoints, and when; the same for every generation
 * of the API.
 */
@Component
@Profile({ "demo", "simulator" })
class PrivateEndpoints {

	/** The region that never has room. */
	private static final String FULL_REGION = "ME_SOUTH_1";

	private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

	private final SecureRandom random = new SecureRandom();

	private final Projects projects;

	private final Clock clock;

	private final Pace pace;

	PrivateEndpoints(Projects projects, SimulatorSettings settings, Clock clock) {
		this.projects = projects;
		this.clock = clock;
		this.pace = settings.pace();
	}

	/** A service and the project that holds it, named by a path. */
	record Address(String projectId, Provider provider, String serviceId) {
	}

	Service create(String projectId, Key key, Region region, @Nullable List<String> remoteRegions) {
		String id = newId();
		Project project = projects.change(projectId, key, (current) -> {
			if (current.services(region.provider()).stream().anyMatch((s) -> s.region().equals(region.atlasName()))) {
				throw Refusal.serviceExists(region.provider(), region.atlasName());
			}
			if (region.atlasName().equals(FULL_REGION)) {
				throw Refusal.general("No Capacity");
			}
			return current.with(new Service(id, region.provider(), region.atlasName(), clock.instant(), null,
					remoteRegions, List.of()));
		});
		return project.service(region.provider(), id).orElseThrow();
	}

	Service read(Address address, Key key) {
		return service(projects.readable(address.projectId(), key), address);
	}

	void delete(Address address, Key key) {
		projects.change(address.projectId(), key, (project) -> {
			Service service = service(project, address);
			if (!service.endpoints().isEmpty()) {
				throw Refusal.hasEndpoints(service.id());
			}
			return project.change(service, (current) -> current.deleted(clock.instant()));
		});
	}

	Endpoint add(Address address, Key key, String endpointId) {
		if (!EndpointSpec.Aws.ID.matcher(endpointId).matches()) {
			throw Refusal.malformedEndpoint(endpointId);
		}
		Instant now = clock.instant();
		Project changed = projects.change(address.projectId(), key, (project) -> {
			Service service = service(project, address);
			if (!service.status(now, pace).isReady()) {
				throw Refusal.notReady(service.id());
			}
			if (service.endpoint(endpointId).isPresent()) {
				throw Refusal.endpointExists(endpointId);
			}
			return project.change(service, (current) -> current.withNew(endpointId, now));
		});
		return endpoint(service(changed, address), endpointId);
	}

	Endpoint read(Address address, Key key, String endpointId) {
		return endpoint(read(address, key), endpointId);
	}

	/** Asked again while an endpoint is being removed, this changes nothing. */
	void remove(Address address, Key key, String endpointId) {
		projects.change(address.projectId(), key, (project) -> {
			Service service = service(project, address);
			endpoint(service, endpointId);
			return project.change(service, (current) -> current.without(endpointId, clock.instant()));
		});
	}

	private static Service service(Project project, Address address) {
		if (!ID.matcher(address.serviceId()).matches()) {
			throw Refusal.malformedPath(address.serviceId());
		}
		return project.service(address.provider(), address.serviceId())
			.orElseThrow(() -> Refusal.noService(address.serviceId()));
	}

	private static Endpoint endpoint(Service service, String endpointId) {
		return service.endpoint(endpointId).orElseThrow(() -> Refusal.noEndpoint(endpointId));
	}

	/** Like all of Atlas's ids: seconds, then chance. */
	private String newId() {
		byte[] chance = new byte[8];
		random.nextBytes(chance);
		return "%08x%s".formatted(clock.instant().getEpochSecond(), HexFormat.of().formatHex(chance));
	}

}
