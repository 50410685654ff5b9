package dev.postern.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.postern.wire.Provider;

/**
 * A project with all it holds. Immutable: a change is a new project.
 */
record Project(String id, String name, String orgId, Instant createdAt, List<Cluster> clusters,
		List<Service> services) {

	/** This project as it stands at a time. */
	Project at(Instant now, Pace pace) {
		return withServices(services.stream()
			.map((service) -> service.at(now, pace))
			.filter((service) -> !service.isGone(now, pace))
			.toList());
	}

	List<Service> services(Provider provider) {
		return services.stream().filter((service) -> service.provider() == provider).toList();
	}

	Optional<Service> service(Provider provider, String serviceId) {
		return services(provider).stream().filter((service) -> service.id().equals(serviceId)).findFirst();
	}

	Project with(Service service) {
		return withServices(Stream.concat(services.stream(), Stream.of(service)).toList());
	}

	Project change(Service changed, UnaryOperator<Service> change) {
		return withServices(services.stream()
			.map((service) -> service.id().equals(changed.id()) ? change.apply(service) : service)
			.toList());
	}

	private Project withServices(List<Service> changed) {
		return new Project(id, name, orgId, createdAt, clusters, changed);
	}

}
