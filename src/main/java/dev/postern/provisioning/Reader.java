package dev.postern.provisioning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.postern.atlas.Atlas;
import dev.postern.atlas.AtlasKey;
import dev.postern.atlas.AtlasReply;
import dev.postern.atlas.AtlasReply.Success;
import dev.postern.atlas.ServicePath;
import dev.postern.endpoint.EndpointRef;
import dev.postern.endpoint.Followed;
import dev.postern.endpoint.Motion;
import dev.postern.endpoint.Observations;
import dev.postern.project.Projects;
import dev.postern.wire.AtlasCluster;
import dev.postern.wire.AtlasEndpoint;
import dev.postern.wire.AtlasRegionalMode;
import dev.postern.wire.AtlasService;
import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Looks at Atlas and lets the inventory learn: one list call for a project and provider
 * in which services or endpoints move, one read for each endpoint that is on its way and
 * due, and the clusters where a connection string is waited for. A sweep looks
 * everywhere, and at what stands as well, and reads clusters and regional mode of every
 * project.
 */
@Component
class Reader {

	private final Atlas atlas;

	private final Projects projects;

	private final Observations observations;

	private final Pace pace;

	private final Turnstile turnstile;

	Reader(Atlas atlas, Projects projects, Observations observations, Pace pace, Turnstile turnstile) {
		this.atlas = atlas;
		this.projects = projects;
		this.observations = observations;
		this.pace = pace;
		this.turnstile = turnstile;
	}

	/** Looks at what moves; answers {@link Step.Done} if all of it could be seen. */
	Step look(LookJob job) {
		Motion before = observations.motion(job.where());
		if (job.lookedAt() != null && before.isOnlyStrings()) {
			return strings(job.where(), due(job, before));
		}
		return look(job.where(), (motion) -> due(job, motion));
	}

	/** The same, and looks as well at what has been given up, and at what stands. */
	Step lookAtAll(Followed where) {
		return look(where, (motion) -> new Reading(observations.swept(where, pace.sweep()), bringsProject(where),
				bringsProject(where)));
	}

	/** What a project has as a whole is read along with one of its places. */
	private static boolean bringsProject(Followed where) {
		return where.provider() == Provider.AWS;
	}

	/**
	 * Everywhere that Postern has a key to, project by project, whether something is
	 * known there or not.
	 */
	List<List<Followed>> everywhere() {
		return projects.opened()
			.stream()
			.map((project) -> Stream.of(Provider.values()).map((provider) -> new Followed(project, provider)).toList())
			.toList();
	}

	private Reading due(LookJob job, Motion motion) {
		Instant youngest = motion.youngest().orElse(Instant.MIN);
		Predicate<Instant> isDue = (since) -> pace.isDue(since, youngest, job.lookedAt());
		return new Reading(motion.endpoints()
			.entrySet()
			.stream()
			.filter((endpoint) -> isDue.test(endpoint.getValue()))
			.map(Map.Entry::getKey)
			.toList(), motion.strings().stream().anyMatch(isDue), false);
	}

	private Step look(Followed where, Function<Motion, Reading> choice) {
		@Nullable AtlasKey key = projects.key(where.projectId()).orElse(null);
		if (key == null) {
			return Step.NO_KEY;
		}
		Instant askedAt = pace.now();
		AtlasReply<List<AtlasService>> services = turnstile.heard(where.projectId(),
				atlas.services(key, where.projectId(), where.provider()));
		if (!(services instanceof Success<List<AtlasService>> seen)) {
			return Replies.step(services);
		}
		observations.servicesSeen(where, seen.body(), askedAt);
		Reading reading = choice.apply(observations.motion(where));
		Step worst = Step.DONE;
		for (EndpointRef ref : reading.endpoints()) {
			Step step = endpoint(key, where, ref);
			if (step instanceof Step.Wait || step instanceof Step.Again) {
				return step;
			}
			// one that cannot be read does not hide those after it
			worst = (step instanceof Step.Fail) ? step : worst;
		}
		Step last = reading.clusters() ? clusters(key, where) : Step.DONE;
		if (reading.mode() && last instanceof Step.Done) {
			last = mode(key, where);
		}
		return (last instanceof Step.Done) ? worst : last;
	}

	/** The list of services says nothing about connection strings. */
	private Step strings(Followed where, Reading reading) {
		@Nullable AtlasKey key = projects.key(where.projectId()).orElse(null);
		if (key == null) {
			return Step.NO_KEY;
		}
		return reading.clusters() ? clusters(key, where) : Step.DONE;
	}

	private Step endpoint(AtlasKey key, Followed where, EndpointRef ref) {
		Instant askedAt = pace.now();
		ServicePath path = new ServicePath(where.projectId(), where.provider(), ref.atlasId());
		AtlasReply<AtlasEndpoint> reply = turnstile.heard(where.projectId(),
				atlas.endpoint(key, path, ref.endpointId()));
		if (reply instanceof Success<AtlasEndpoint> seen) {
			observations.endpointSeen(ref, seen.body(), askedAt);
			return Step.DONE;
		}
		if (Replies.isGone(reply)) {
			observations.endpointMissing(ref, askedAt);
			return Step.DONE;
		}
		return Replies.step(reply);
	}

	private Step clusters(AtlasKey key, Followed where) {
		AtlasReply<List<AtlasCluster>> reply = turnstile.heard(where.projectId(),
				atlas.clusters(key, where.projectId()));
		if (reply instanceof Success<List<AtlasCluster>> seen) {
			observations.clustersSeen(where.projectId(), seen.body());
			return Step.DONE;
		}
		return Replies.step(reply);
	}

	private Step mode(AtlasKey key, Followed where) {
		AtlasReply<AtlasRegionalMode> reply = turnstile.heard(where.projectId(),
				atlas.regionalMode(key, where.projectId()));
		if (reply instanceof Success<AtlasRegionalMode> seen) {
			observations.regionalModeSeen(where.projectId(), seen.body());
			return Step.DONE;
		}
		return Replies.step(reply);
	}

	/** What is read besides the list. */
	private record Reading(List<EndpointRef> endpoints, boolean clusters, boolean mode) {
	}

}
