package dev.postern.provisioning;

import java.util.List;
import java.util.Optional;

import dev.postern.atlas.Atlas;
import dev.postern.atlas.AtlasReply;
import dev.postern.atlas.AtlasReply.Refused;
import dev.postern.atlas.AtlasReply.Success;
import dev.postern.atlas.ServicePath;
import dev.postern.endpoint.Observations;
import dev.postern.endpoint.Place;
import dev.postern.request.Change;
import dev.postern.request.RequestError;
import dev.postern.wire.AtlasRegionalMode;
import dev.postern.wire.AtlasService;
import dev.postern.wire.AtlasServiceStatus;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;
import dev.postern.wire.RemoteRegions;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What has to be done in Atlas for each kind of change. Before anything is made, it is
 * looked for: a crash or a lost answer may have left it there.
 */
@Component
class Writes {

	private static final Step GONE = new Step.Fail(new RequestError("SERVICE_GONE", null,
			"Atlas does not have the service any more, so there is nothing to do with it."));

	private final Atlas atlas;

	private final EndpointWrites endpoints;

	private final Observations observations;

	private final Turnstile turnstile;

	Writes(Atlas atlas, EndpointWrites endpoints, Observations observations, Turnstile turnstile) {
		this.atlas = atlas;
		this.endpoints = endpoints;
		this.observations = observations;
		this.turnstile = turnstile;
	}

	/** Does it in Atlas, outside of any transaction, and says what came of it. */
	Result carryOut(Errand errand) {
		return switch (errand.approved().change()) {
			case Change.CreateService create -> createService(errand, create);
			case Change.AttachEndpoint attach -> endpoints.attach(errand, attach.endpoint());
			case Change.DetachEndpoint detach -> endpoints.detach(errand, detach);
			case Change.DeleteService delete -> deleteService(errand);
			case Change.RepairEndpoint repair -> endpoints.repair(errand, repair);
			case Change.AdoptService adopt -> adoptService(errand, adopt);
			case Change.SetRegionalMode mode -> setRegionalMode(errand, mode.enabled());
			case Change.SetRemoteRegions regions -> setRemoteRegions(errand, regions.remoteRegions());
		};
	}

	private Result createService(Errand errand, Change.CreateService create) {
		Place place = create.place();
		AtlasReply<List<AtlasService>> standing = turnstile.heard(errand.projectId(),
				atlas.services(errand.key(), place.projectId(), place.provider()));
		if (!(standing instanceof Success<List<AtlasService>> answer)) {
			return Result.notTried(standing);
		}
		Optional<AtlasService> found = answer.body().stream().filter((service) -> standsAt(service, place)).findFirst();
		if (found.isPresent()) {
			boolean leaving = found.get().status() == AtlasServiceStatus.DELETING;
			return leaving ? Result.busy(Step.LATER) : takeOver(errand, found.get(), create.remoteRegions());
		}
		Region region = Regions.find(place.provider(), place.region()).orElseThrow();
		AtlasReply<@Nullable AtlasService> reply = turnstile.heard(errand.projectId(), atlas.createService(errand.key(),
				place.projectId(), region, place.portMapping(), create.remoteRegions()));
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

	/** Whoever asked for remote regions gets them, whoever made the service. */
	private Result takeOver(Errand errand, AtlasService found, List<String> remoteRegions) {
		return remoteRegions.isEmpty() ? Result.found(() -> observations.serviceSeen(errand.service().id(), found))
				: reachFrom(errand, found, remoteRegions);
	}

	private Result setRemoteRegions(Errand errand, List<String> remoteRegions) {
		AtlasReply<AtlasService> standing = turnstile.heard(errand.projectId(),
				atlas.service(errand.key(), errand.path()));
		if (standing instanceof Success<AtlasService> found) {
			return reachFrom(errand, found.body(), remoteRegions);
		}
		return Replies.isGone(standing) ? Result.busy(GONE) : Result.notTried(standing);
	}

	/** It counts as changed when Atlas says so, not when it says yes. */
	private Result reachFrom(Errand errand, AtlasService standing, List<String> remoteRegions) {
		if (RemoteRegions.same(standing.supportedRemoteRegions(), remoteRegions)) {
			return Result.found(() -> observations.serviceSeen(errand.service().id(), standing));
		}
		if (standing.status() == AtlasServiceStatus.INITIATING || standing.status() == AtlasServiceStatus.DELETING) {
			return Result.busy(Step.LATER);
		}
		ServicePath path = new ServicePath(errand.projectId(), errand.service().provider(), standing.id());
		AtlasReply<@Nullable AtlasService> reply = turnstile.heard(errand.projectId(),
				atlas.setRemoteRegions(errand.key(), path, remoteRegions));
		@Nullable AtlasService changed = Replies.body(reply);
		Result result = Result.answered(reply, () -> {
			if (changed != null) {
				observations.serviceSeen(errand.service().id(), changed);
			}
		});
		return (reply instanceof Success) ? result.as(Step.MORE) : result;
	}

	private static boolean standsAt(AtlasService service, Place place) {
		String region = Regions.atlasName(place.provider(), String.valueOf(service.regionName()));
		return place.region().equals(region) && place.portMapping() == Boolean.TRUE.equals(service.portMapping());
	}

	/** Writes nothing: what is to be looked after only has to stand. */
	private Result adoptService(Errand errand, Change.AdoptService adopt) {
		AtlasReply<AtlasService> standing = turnstile.heard(errand.projectId(),
				atlas.service(errand.key(), errand.path()));
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
		AtlasReply<@Nullable Void> reply = turnstile.heard(errand.projectId(),
				atlas.deleteService(errand.key(), errand.path()));
		if (Replies.isGone(reply)) {
			return Result.answered(reply, () -> observations.serviceGone(serviceId)).as(Step.DONE);
		}
		return Result.answered(reply, () -> observations.serviceRemoving(serviceId));
	}

	/** It counts as switched when Atlas says so, not when it says yes. */
	private Result setRegionalMode(Errand errand, boolean enabled) {
		AtlasReply<AtlasRegionalMode> standing = turnstile.heard(errand.projectId(),
				atlas.regionalMode(errand.key(), errand.projectId()));
		if (!(standing instanceof Success<AtlasRegionalMode> seen)) {
			return Result.notTried(standing);
		}
		if (seen.body().enabled() == enabled) {
			return Result.found(() -> observations.regionalModeSeen(errand.projectId(), seen.body()));
		}
		AtlasReply<@Nullable AtlasRegionalMode> reply = turnstile.heard(errand.projectId(),
				atlas.setRegionalMode(errand.key(), errand.projectId(), enabled));
		if (reply instanceof Refused<?> refused && refused.status() == 409) {
			return Result.answered(reply, new Step.Fail(AtlasErrors.regionalMode(refused, enabled)));
		}
		return (reply instanceof Success) ? Result.answered(reply, Step.MORE) : Result.answered(reply, () -> {
		});
	}

}
