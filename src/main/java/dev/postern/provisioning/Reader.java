package dev.postern.provisioning;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.postern.atlas.Atlas;
import dev.postern.atlas.AtlasKey;
import dev.postern.atlas.AtlasReply;
import dev.postern.atlas.AtlasReply.Success;
import dev.postern.atlas.ServicePath;
import dev.postern.endpoint.EndpointRef;
import dev.postern.endpoint.Followed;
import dev.postern.endpoint.Observations;
import dev.postern.project.Projects;
import dev.postern.wire.AtlasCluster;
import dev.postern.wire.AtlasEndpoint;
import dev.postern.wire.AtlasService;
import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Looks at Atlas and lets the inventory learn: one list call for a project and provider,
 * one read for each endpoint that is on its way, and the clusters where a connection
 * string is waited for.
 */
@Component
class Reader {

	private final Atlas atlas;

	private final Projects projects;

	private final Observations observations;

	private final Clock clock;

	Reader(Atlas atlas, Projects projects, Observations observations, Clock clock) {
		this.atlas = atlas;
		this.projects = projects;
		this.observations = observations;
		this.clock = clock;
	}

	/** Looks at what moves; answers {@link Step.Done} if all of it could be seen. */
	Step look(Followed where) {
		return look(where, observations::moving);
	}

	/** The same, and looks as well at what has been given up. */
	Step lookAtAll(Followed where) {
		return look(where, observations::unsettled);
	}

	/** Everywhere that Postern has a key to, whether something is known there or not. */
	List<Followed> everywhere() {
		return projects.opened()
			.stream()
			.flatMap((project) -> Stream.of(Provider.values()).map((provider) -> new Followed(project, provider)))
			.toList();
	}

	private Step look(Followed where, Function<Followed, List<EndpointRef>> endpoints) {
		@Nullable AtlasKey key = projects.key(where.projectId()).orElse(null);
		if (key == null) {
			return new Step.Wait("The project has no stored key. Give it one.");
		}
		Instant askedAt = clock.instant();
		AtlasReply<List<AtlasService>> services = atlas.services(key, where.projectId(), where.provider());
		if (!(services instanceof Success<List<AtlasService>> seen)) {
			return Replies.step(services);
		}
		observations.servicesSeen(where, seen.body(), askedAt);
		Step worst = Step.DONE;
		for (EndpointRef ref : endpoints.apply(where)) {
			Step step = endpoint(key, where, ref);
			if (step instanceof Step.Wait || step instanceof Step.Again) {
				return step;
			}
			// one that cannot be read does not hide those after it
			worst = (step instanceof Step.Fail) ? step : worst;
		}
		Step last = observations.waitsForStrings(where) ? clusters(key, where) : Step.DONE;
		return (last instanceof Step.Done) ? worst : last;
	}

	private Step endpoint(AtlasKey key, Followed where, EndpointRef ref) {
		Instant askedAt = clock.instant();
		ServicePath path = new ServicePath(where.projectId(), where.provider(), ref.atlasId());
		AtlasReply<AtlasEndpoint> reply = atlas.endpoint(key, path, ref.endpointId());
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
		AtlasReply<List<AtlasCluster>> reply = atlas.clusters(key, where.projectId());
		if (reply instanceof Success<List<AtlasCluster>> seen) {
			observations.clustersSeen(where.projectId(), seen.body());
			return Step.DONE;
		}
		return Replies.step(reply);
	}

}
