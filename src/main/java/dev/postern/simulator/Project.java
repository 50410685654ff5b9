package dev.postern.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.postern.wire.Provider;

/**
 * A project with all it holds. Immutable: a change is a new project.
 */
record Project(String id, String name, String orgId, Instant createdAt, List<Cluster> clusters, List<Service> services,
		RegionalMode regionalMode) {

	/** What was kept before there was a regional mode has it off. */
	Project {
		regionalMode = (regionalMode != null) ? regionalMode : RegionalMode.OFF;
	}

	/**
	 * Whether several endpoints of one region may stand beside endpoints of others.
	 *
	 * @param changedAt when that was last changed, null if never
	 */
	record RegionalMode(boolean enabled, @Nullable Instant changedAt) {

		static final RegionalMode OFF = new RegionalMode(false, null);

	}

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

	/**
	 * Whether a service has several endpoints and another region has some, too. Those
	 * that failed or are leaving do not count: documented is that a failed endpoint is
	 * replaced by adding another beside it, in any project.
	 */
	boolean isMixed(Instant now, Pace pace) {
		List<Service> used = services.stream().filter((service) -> service.live(now, pace) > 0).toList();
		return used.stream().anyMatch((service) -> service.live(now, pace) > 1)
				&& used.stream().map((service) -> service.provider() + service.region()).distinct().count() > 1;
	}

	Project with(RegionalMode changed) {
		return new Project(id, name, orgId, createdAt, clusters, services, changed);
	}

	Project with(Service service) {
		return withServices(Stream.concat(services.stream(), Stream.of(service)).toList());
	}

	Project change(Service changed, UnaryOperator<Service> change) {
		return withServices(services.stream()
			.map((service) -> service.id().equals(changed.id()) ? change.apply(service) : service)
			.toList());
	}

	/** Without a service that somebody took away at once. */
	Project without(String serviceId) {
		return withServices(services.stream().filter((service) -> !service.id().equals(serviceId)).toList());
	}

	/** Without an endpoint that somebody took away at once. */
	Project without(String serviceId, String endpointId) {
		return withServices(services.stream()
			.map((service) -> service.id().equals(serviceId) ? service.stripped(endpointId) : service)
			.toList());
	}

	private Project withServices(List<Service> changed) {
		return new Project(id, name, orgId, createdAt, clusters, changed, regionalMode);
	}

}
