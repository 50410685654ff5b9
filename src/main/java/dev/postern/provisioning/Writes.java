package dev.postern.provisioning;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.postern.atlas.Atlas;
import dev.postern.atlas.AtlasReply;
import dev.postern.atlas.AtlasReply.Success;
import dev.postern.endpoint.Observations;
import dev.postern.endpoint.Place;
import dev.postern.request.Change;
import dev.postern.request.RequestError;
import dev.postern.wire.AtlasEndpoint;
import dev.postern.wire.AtlasEndpointStatus;
import dev.postern.wire.AtlasService;
import dev.postern.wire.AtlasServiceStatus;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What has to be done in Atlas for each kind of change. Before anything is made, it is
 * looked for: a crash or a lost answer may have left it there.
 */
@Component
class Writes {

	private static final Step LAST = new Step.Fail(new RequestError("LAST_ENDPOINT", null,
			"It has become the last endpoint of the service since it was approved. Atlas would remove the service "
					+ "with it, which nobody has approved. Ask again and say so."));

	private static final Step GONE = new Step.Fail(new RequestError("SERVICE_GONE", null,
			"Atlas does not have the service any more, so there is nothing to take over."));

	private final Atlas atlas;

	private final Observations observations;

	private final Clock clock;

	Writes(Atlas atlas, Observations observations, Clock clock) {
		this.atlas = atlas;
		this.observations = observations;
		this.clock = clock;
	}

	/** Does it in Atlas, outside of any transaction, and says what came of it. */
	Result carryOut(Errand errand) {
		return switch (errand.approved().change()) {
			case Change.CreateService create -> createService(errand, create.place());
			case Change.AttachEndpoint attach -> attachEndpoint(errand, attach);
			case Change.DetachEndpoint detach -> detachEndpoint(errand, detach);
			case Change.DeleteService delete -> deleteService(errand);
			case Change.RepairEndpoint repair -> throw new IllegalStateException("Nobody can ask for this yet");
			case Change.AdoptService adopt -> adoptService(errand, adopt);
			case Change.SetRegionalMode mode -> throw new IllegalStateException("Nobody can ask for this yet");
		};
	}

	private Result createService(Errand errand, Place place) {
		AtlasReply<List<AtlasService>> standing = atlas.services(errand.key(), place.projectId(), place.provider());
		if (!(standing instanceof Success<List<AtlasService>> answer)) {
			return Result.notTried(standing);
		}
		Optional<AtlasService> found = answer.body().stream().filter((service) -> standsAt(service, place)).findFirst();
		if (found.isPresent()) {
			boolean leaving = found.get().status() == AtlasServiceStatus.DELETING;
			return leaving ? Result.busy(Step.LATER)
					: Result.found(() -> observations.serviceSeen(errand.service().id(), found.get()));
		}
		Region region = Regions.find(place.provider(), place.region()).orElseThrow();
		AtlasReply<@Nullable AtlasService> reply = atlas.createService(errand.key(), place.projectId(), region,
				place.portMapping());
		@Nullable AtlasService made = Replies.body(reply);
		if (reply instanceof Success && made == null) {
			return Result.answered(reply, Step.LATER);
		}
		return Result.answered(reply, () -> {
			if (made != null) {
				observations.serviceSeen(errand.service().id(), made);
			}
		});
	}

	private static boolean standsAt(AtlasService service, Place place) {
		return place.region().equals(service.regionName())
				&& place.portMapping() == Boolean.TRUE.equals(service.portMapping());
	}

	private Result attachEndpoint(Errand errand, Change.AttachEndpoint attach) {
		Instant askedAt = clock.instant();
		AtlasReply<AtlasEndpoint> standing = atlas.endpoint(errand.key(), errand.path(), attach.endpointId());
		if (standing instanceof Success<AtlasEndpoint> found) {
			boolean leaving = found.body().state() == AtlasEndpointStatus.DELETING;
			return leaving ? Result.busy(Step.LATER)
					: Result.found(() -> observations.endpointSeen(errand.endpoint(), found.body(), askedAt));
		}
		if (!Replies.isGone(standing)) {
			return Result.notTried(standing);
		}
		AtlasReply<@Nullable AtlasEndpoint> reply = atlas.addEndpoint(errand.key(), errand.path(), attach.endpoint());
		@Nullable AtlasEndpoint made = Replies.body(reply);
		if (reply instanceof Success && made == null) {
			return Result.answered(reply, Step.LATER);
		}
		return Result.answered(reply, () -> {
			if (made != null) {
				observations.endpointSeen(errand.endpoint(), made, askedAt);
			}
		});
	}

	private Result detachEndpoint(Errand errand, Change.DetachEndpoint detach) {
		Optional<Result> objection = detach.deletesService() ? Optional.empty()
				: objection(errand, detach.endpointId());
		if (objection.isPresent()) {
			return objection.get();
		}
		AtlasReply<@Nullable Void> reply = atlas.removeEndpoint(errand.key(), errand.path(), detach.endpointId());
		if (Replies.isGone(reply)) {
			return Result.answered(reply, () -> observations.endpointGone(errand.endpoint())).as(Step.DONE);
		}
		return Result.answered(reply, () -> observations.endpointRemoving(errand.endpoint()));
	}

	/**
	 * Why an endpoint may not be removed: the service would go with it, or nobody knows.
	 * What is leaving already does not keep the service.
	 */
	private Optional<Result> objection(Errand errand, String endpointId) {
		AtlasReply<AtlasService> standing = atlas.service(errand.key(), errand.path());
		if (!(standing instanceof Success<AtlasService> service)) {
			return Replies.isGone(standing) ? Optional.empty() : Optional.of(Result.notTried(standing));
		}
		List<String> attached = service.body().endpointIds();
		for (String other : attached.stream().filter((id) -> !id.equals(endpointId)).toList()) {
			AtlasReply<AtlasEndpoint> reply = atlas.endpoint(errand.key(), errand.path(), other);
			if (reply instanceof Success<AtlasEndpoint> seen) {
				if (seen.body().state() != AtlasEndpointStatus.DELETING) {
					return Optional.empty();
				}
			}
			else if (!Replies.isGone(reply)) {
				return Optional.of(Result.notTried(reply));
			}
		}
		return attached.contains(endpointId) ? Optional.of(Result.busy(LAST)) : Optional.empty();
	}

	/** Writes nothing: what is to be looked after only has to stand. */
	private Result adoptService(Errand errand, Change.AdoptService adopt) {
		AtlasReply<AtlasService> standing = atlas.service(errand.key(), errand.path());
		if (standing instanceof Success<AtlasService> found) {
			return Result.found(() -> {
				observations.serviceSeen(errand.service().id(), found.body());
				observations.adopted(errand.service().id(), adopt.endpointIds());
			});
		}
		return Replies.isGone(standing) ? Result.busy(GONE) : Result.notTried(standing);
	}

	private Result deleteService(Errand errand) {
		String serviceId = errand.service().id();
		AtlasReply<@Nullable Void> reply = atlas.deleteService(errand.key(), errand.path());
		if (Replies.isGone(reply)) {
			return Result.answered(reply, () -> observations.serviceGone(serviceId)).as(Step.DONE);
		}
		return Result.answered(reply, () -> observations.serviceRemoving(serviceId));
	}

}
