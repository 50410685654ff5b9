package dev.postern.endpoint;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.postern.wire.AtlasCluster;
import dev.postern.wire.AtlasRegionalMode;
import dev.postern.wire.AtlasService;
import dev.postern.wire.AtlasServiceStatus;
import dev.postern.wire.Regions;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Goes through all services of a place that Atlas lists: takes over what is known, notes
 * what has gone, and takes in what nobody has asked for.
 */
@Component
class Census {

	private final EndpointServiceRepository services;

	private final ServiceNotes notes;

	private final ProjectNotes projects;

	private final DriftWatch drift;

	private final Clock clock;

	Census(EndpointServiceRepository services, ServiceNotes notes, ProjectNotes projects, DriftWatch drift,
			Clock clock) {
		this.services = services;
		this.notes = notes;
		this.projects = projects;
		this.drift = drift;
		this.clock = clock;
	}

	/** Atlas answered all clusters of a project. */
	void take(String projectId, List<AtlasCluster> seen) {
		projects.seen(projectId, seen);
	}

	/** Atlas answered whether a project is in regional mode. */
	void take(String projectId, AtlasRegionalMode seen) {
		projects.seen(projectId, seen);
	}

	/** Something about a service has changed that is no move. */
	void check(String serviceId) {
		drift.check(List.of(serviceId));
	}

	/** Atlas answered all services of a provider in a project. */
	void take(Followed where, List<AtlasService> seen, Instant askedAt) {
		Map<String, AtlasService> byId = seen.stream()
			.collect(Collectors.toMap(AtlasService::id, Function.identity(), (one, other) -> one));
		List<EndpointService> live = live(where);
		live.stream()
			.filter((service) -> !service.changedSince(askedAt))
			.forEach((service) -> takeOver(service, byId, askedAt));
		// the place of what has gone is free from here on
		services.flush();
		Map<String, EndpointService> known = services.findByAtlasIdIn(byId.keySet())
			.stream()
			.collect(Collectors.toMap((service) -> String.valueOf(service.atlasId()), Function.identity()));
		byId.values()
			.stream()
			.filter((service) -> isLasting(service) && mayArrive(known.get(service.id()), askedAt))
			.forEach((service) -> arrive(where, service));
		drift.check(Stream.concat(live.stream(), live(where).stream()).map(EndpointService::id).distinct().toList());
	}

	private void takeOver(EndpointService service, Map<String, AtlasService> byId, Instant askedAt) {
		Optional<AtlasService> there = byId.values()
			.stream()
			.filter((seen) -> isLasting(seen) && place(where(service), seen).equals(service.place()))
			.findFirst();
		if (service.atlasId() == null) {
			// whoever carries the request out looks for it as well, and takes it over
			service.found(there.map(AtlasService::id).orElse(null));
			services.save(service);
			return;
		}
		AtlasService same = byId.get(service.atlasId());
		if (same != null) {
			notes.observe(service, same);
			notes.miss(service, same, askedAt);
		}
		else {
			notes.unlisted(service);
			if (service.status() == ServiceStatus.MISSING) {
				// made anew in the same place
				there.ifPresent((seen) -> {
					notes.observe(service, seen);
					notes.miss(service, seen, askedAt);
				});
			}
		}
	}

	/** Not what is leaving already, nor what a later version of Atlas may mean. */
	private static boolean isLasting(AtlasService seen) {
		return seen.regionName() != null && seen.status() != AtlasServiceStatus.DELETING
				&& seen.status() != AtlasServiceStatus.UNKNOWN;
	}

	/** A list may be older than what is known to be gone, and then says nothing. */
	private static boolean mayArrive(@Nullable EndpointService known, Instant askedAt) {
		return known == null || known.status().isGone() && !known.changedSince(askedAt);
	}

	private void arrive(Followed where, AtlasService seen) {
		Place place = place(where, seen);
		if (services.findByLiveKey(place.liveKey()).isPresent()) {
			return;
		}
		services.findByAtlasIdIn(List.of(seen.id())).forEach((gone) -> {
			gone.yieldAtlasId();
			services.saveAndFlush(gone);
		});
		EndpointService service = services
			.saveAndFlush(new EndpointService(Ids.fresh(), place, false, clock.instant()));
		notes.observe(service, seen);
	}

	private List<EndpointService> live(Followed where) {
		return services.findByProjectIdAndProviderAndLiveKeyNotNull(where.projectId(), where.provider());
	}

	private static Followed where(EndpointService service) {
		return new Followed(service.place().projectId(), service.place().provider());
	}

	private static Place place(Followed where, AtlasService seen) {
		return new Place(where.projectId(), where.provider(),
				Regions.atlasName(where.provider(), String.valueOf(seen.regionName())),
				Boolean.TRUE.equals(seen.portMapping()));
	}

}
