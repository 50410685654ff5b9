package dev.postern.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.postern.wire.AtlasJson;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;

/**
 * A whole project as testers put it. What is left out is empty, made up, or a day old.
 */
record ProjectForm(String name, @Nullable String orgId, @Nullable Boolean regionalMode,
		@Nullable List<ClusterForm> clusters, @Nullable List<ServiceForm> services) {

	ProjectForm {
		Objects.requireNonNull(name, "A project needs a name");
	}

	/** A cluster, and the regions it runs in by either of their names. */
	record ClusterForm(String name, List<Cluster.Place> places) {
	}

	/**
	 * A service and its endpoints, these as Atlas's own bodies. It is ready unless its
	 * age says otherwise, and its endpoints were added when it was.
	 */
	record ServiceForm(@Nullable String id, Provider provider, String region, @Nullable Boolean portMappingEnabled,
			@Nullable Integer attachments, @Nullable Long ageSeconds, @Nullable List<JsonNode> endpoints) {

		Service make(Instant now, Pace pace, Rules rules) {
			boolean mapped = Boolean.TRUE.equals(portMappingEnabled);
			int legacy = Objects.requireNonNullElse(attachments, rules.gcpAttachments());
			Offer offer = switch (provider) {
				case AWS -> Offer.Aws.PLAIN;
				case AZURE -> new Offer.Azure();
				case GCP -> new Offer.Gcp(mapped, mapped ? 1 : legacy);
			};
			Instant since = now.minusSeconds(Objects.requireNonNullElse(ageSeconds, Duration.ofDays(1).toSeconds()));
			Service service = new Service(Objects.requireNonNullElseGet(id, () -> Ids.next(since)),
					find(provider, region).atlasName(), since, null, offer, List.of());
			if (!Ids.FORM.matcher(service.id()).matches()) {
				throw new IllegalArgumentException("An id has 24 hex digits");
			}
			for (JsonNode body : (endpoints != null) ? endpoints : List.<JsonNode>of()) {
				Addition addition = Addition.read(provider, AtlasJson.MAPPER.writeValueAsBytes(body));
				service = service.withNew(addition.to(service), since.plus(offer.making(pace)));
			}
			return service;
		}

	}

	Project make(String id, Instant now, Pace pace, Rules rules) {
		Instant past = now.minus(Duration.ofDays(400));
		List<Cluster> made = (clusters != null) ? clusters.stream()
			.map((cluster) -> new Cluster(AtlasJson.id(id + cluster.name()), cluster.name(), past,
					cluster.places().stream().map(ProjectForm::known).toList()))
			.toList() : List.of();
		List<Service> ready = (services != null)
				? services.stream().map((service) -> service.make(now, pace, rules)).toList() : List.of();
		return new Project(id, name, Objects.requireNonNullElse(orgId, Seed.ORGANISATION), past, made, ready,
				new Project.RegionalMode(Boolean.TRUE.equals(regionalMode), null));
	}

	private static Cluster.Place known(Cluster.Place place) {
		return new Cluster.Place(place.provider(), find(place.provider(), place.region()).atlasName());
	}

	private static Region find(Provider provider, String region) {
		return Regions.find(provider, region)
			.orElseThrow(() -> new IllegalArgumentException("No region " + region + " exists for " + provider));
	}

}
