package dev.postern.provisioning;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.postern.atlas.Atlas;
import dev.postern.atlas.AtlasReply;
import dev.postern.atlas.AtlasReply.Success;
import dev.postern.endpoint.EndpointRef;
import dev.postern.endpoint.Observations;
import dev.postern.request.Change;
import dev.postern.request.Goals;
import dev.postern.request.RequestError;
import dev.postern.wire.AtlasEndpoint;
import dev.postern.wire.AtlasEndpointStatus;
import dev.postern.wire.AtlasService;
import dev.postern.wire.EndpointSpec;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What has to be done in Atlas for endpoints. None is taken away without a look at what
 * stays: the last one takes the service with it.
 */
@Component
class EndpointWrites {

	private static final Step LAST = new Step.Fail(new RequestError("LAST_ENDPOINT", null,
			"It has become the last endpoint of the service since it was approved. Atlas would remove the service "
					+ "with it, which nobody has approved. Ask again and say so."));

	private static final Step LOST = new Step.Fail(new RequestError("REPAIR_LOST", null,
			"The new endpoint stopped working before the failed one was removed, so that one was left as it is. Look "
					+ "at the new one in your cloud's console, then ask for another repair."));

	private final Atlas atlas;

	private final Observations observations;

	private final Turnstile turnstile;

	private final Clock clock;

	EndpointWrites(Atlas atlas, Observations observations, Turnstile turnstile, Clock clock) {
		this.atlas = atlas;
		this.observations = observations;
		this.turnstile = turnstile;
		this.clock = clock;
	}

	/** Attaches an endpoint that is not there yet. */
	Result attach(Errand errand, EndpointSpec endpoint) {
		Instant askedAt = clock.instant();
		EndpointRef ref = errand.endpoint(endpoint.endpointId());
		AtlasReply<AtlasEndpoint> standing = turnstile.heard(errand.projectId(),
				atlas.endpoint(errand.key(), errand.path(), ref.endpointId()));
		if (standing instanceof Success<AtlasEndpoint> found) {
			boolean leaving = found.body().state() == AtlasEndpointStatus.DELETING;
			return leaving ? Result.busy(Step.LATER)
					: Result.found(() -> observations.endpointSeen(ref, found.body(), askedAt));
		}
		if (!Replies.isGone(standing)) {
			return Result.notTried(standing);
		}
		AtlasReply<@Nullable AtlasEndpoint> reply = turnstile.heard(errand.projectId(),
				atlas.addEndpoint(errand.key(), errand.path(), endpoint));
		@Nullable AtlasEndpoint made = Replies.body(reply);
		if (reply instanceof Success && made == null) {
			return Result.answered(reply, Step.LATER);
		}
		return Result.answered(reply, () -> {
			if (made != null) {
				observations.endpointSeen(ref, made, askedAt);
			}
		});
	}

	/** Detaches an endpoint, unless the service goes with it and nobody said so. */
	Result detach(Errand errand, Change.DetachEndpoint detach) {
		Optional<Result> objection = detach.deletesService() ? Optional.empty()
				: objection(errand, detach.endpointId());
		if (objection.isPresent()) {
			return objection.get();
		}
		return remove(errand, detach.endpointId());
	}

	/**
	 * Attaches the right endpoint or, once that works, removes the failed one. In between
	 * Atlas has to come on.
	 */
	Result repair(Errand errand, Change.RepairEndpoint repair) {
		if (!Goals.isAboutToRemove(repair, errand.service())) {
			Result result = attach(errand, repair.endpoint());
			return (result.step() instanceof Step.Done) ? result.as(Step.MORE) : result;
		}
		AtlasReply<AtlasEndpoint> right = turnstile.heard(errand.projectId(),
				atlas.endpoint(errand.key(), errand.path(), repair.endpointId()));
		if (right instanceof Success<AtlasEndpoint> seen && seen.body().state() == AtlasEndpointStatus.AVAILABLE) {
			return remove(errand, repair.failedEndpointId());
		}
		boolean isLost = right instanceof Success || Replies.isGone(right);
		return isLost ? Result.busy(LOST) : Result.notTried(right);
	}

	private Result remove(Errand errand, String endpointId) {
		EndpointRef ref = errand.endpoint(endpointId);
		AtlasReply<@Nullable Void> reply = turnstile.heard(errand.projectId(),
				atlas.removeEndpoint(errand.key(), errand.path(), ref.endpointId()));
		if (Replies.isGone(reply)) {
			return Result.answered(reply, () -> observations.endpointGone(ref)).as(Step.DONE);
		}
		return Result.answered(reply, () -> observations.endpointRemoving(ref));
	}

	/**
	 * Why an endpoint may not be removed: the service would go with it, or nobody knows.
	 * What is leaving already does not keep the service.
	 */
	private Optional<Result> objection(Errand errand, String endpointId) {
		AtlasReply<AtlasService> standing = turnstile.heard(errand.projectId(),
				atlas.service(errand.key(), errand.path()));
		if (!(standing instanceof Success<AtlasService> service)) {
			return Replies.isGone(standing) ? Optional.empty() : Optional.of(Result.notTried(standing));
		}
		List<String> attached = service.body().endpointIds();
		for (String other : attached.stream().filter((id) -> !EndpointSpec.sameId(id, endpointId)).toList()) {
			AtlasReply<AtlasEndpoint> reply = turnstile.heard(errand.projectId(),
					atlas.endpoint(errand.key(), errand.path(), other));
			if (reply instanceof Success<AtlasEndpoint> seen) {
				if (seen.body().state() != AtlasEndpointStatus.DELETING) {
					return Optional.empty();
				}
			}
			else if (!Replies.isGone(reply)) {
				return Optional.of(Result.notTried(reply));
			}
		}
		return service.body().hasEndpoint(endpointId) ? Optional.of(Result.busy(LAST)) : Optional.empty();
	}

}
