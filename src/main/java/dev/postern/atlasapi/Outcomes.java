package dev.postern.atlasapi;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import dev.postern.account.Caller;
import dev.postern.project.Projects;
import dev.postern.request.RequestError;
import dev.postern.request.RequestStatus;
import dev.postern.request.RequestView;
import dev.postern.wire.AtlasRefusal;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What a client is told of a request that came to nothing. It is never told that a thing
 * has failed, which clients take for made, and not at once that it is gone, which they
 * take for removed.
 */
@Component
class Outcomes {

	/** How long a client can read why, before the thing is gone. */
	static final Duration TOLD_FOR = Duration.ofHours(1);

	/** Atlas's conflicts that do not pass; of all others a client hears as 400. */
	private static final Set<String> CONFLICT = Set.of("REGION_UNAVAILABLE", "NO_CAPACITY", "OUT_OF_CAPACITY",
			"PRIVATELINK_INCOMPATIBLE_TOO_MANY_NODES", "CLUSTER_INCOMPATIBLE_WITH_EXISTING_PRIVATELINK",
			"MULTIPLE_PRIVATE_ENDPOINTS_RESTRICTED_TO_SINGLE_REGION");

	/**
	 * What Atlas has had, and given up: whoever read that and removed it may ask anew.
	 * And what has become the last endpoint meanwhile: asked anew, the approver is asked
	 * whether the service may go.
	 */
	private static final Set<String> MAY_ASK_ANEW = Set.of("SERVICE_FAILED", "ENDPOINT_REJECTED", "ENDPOINT_FAILED",
			"LAST_ENDPOINT");

	private final Links links;

	private final Clock clock;

	private final Projects projects;

	Outcomes(Links links, Clock clock, Projects projects) {
		this.links = links;
		this.clock = clock;
		this.projects = projects;
	}

	/** Whether a request can still come to something. */
	static boolean isOpen(RequestView request) {
		return !request.status().isSettled();
	}

	/** Whether a request came to nothing, and the same call is not to ask again. */
	static boolean isRefused(RequestView request) {
		return !isOpen(request) && request.status() != RequestStatus.APPLIED && !mayAskAnew(request);
	}

	private static boolean mayAskAnew(RequestView request) {
		@Nullable RequestError error = request.error();
		return error != null && MAY_ASK_ANEW.contains(error.code());
	}

	/** Whether the caller's owner has asked for it, by whichever way. */
	static boolean isOwn(RequestView request) {
		return request.requester().equals(Caller.current().getName());
	}

	/**
	 * What reading it answers: why it came to nothing, and after an hour that it is gone.
	 */
	AtlasRefusal refused(Optional<RequestView> request, AtlasRefusal gone) {
		return request.filter(Outcomes::isRefused)
			.filter((known) -> known.changedAt().plus(TOLD_FOR).isAfter(clock.instant()))
			.map(this::refused)
			.orElse(gone);
	}

	/** That there is no such service, if there is at least such a project. */
	AtlasRefusal unseen(Address address) {
		Address.require(address.projectId(), projects);
		return AtlasRefusal.noService(address.serviceId());
	}

	/** Why it came to nothing, and where to read more. */
	AtlasRefusal refused(RequestView request) {
		String more = " See %s, where it can be asked for again.".formatted(links.to(request));
		@Nullable RequestError error = request.error();
		return switch (request.status()) {
			case REJECTED -> new AtlasRefusal(403, "REQUEST_REJECTED", "%s rejected this: %s%s"
				.formatted(request.decisions().getLast().decider(), request.decisions().getLast().comment(), more),
					request.id().toString());
			case EXPIRED -> new AtlasRefusal(403, "REQUEST_REJECTED", "Nobody decided on this in time." + more,
					request.id().toString());
			case WITHDRAWN -> new AtlasRefusal(403, "REQUEST_REJECTED", request.requester() + " took this back." + more,
					request.id().toString());
			default -> failed(request, (error != null) ? error : new RequestError("", null, "It failed."), more);
		};
	}

	private static AtlasRefusal failed(RequestView request, RequestError error, String more) {
		int status = status(error);
		String said = (error.detail() != null) ? error.detail() + ' ' : "";
		return new AtlasRefusal(status, (status == 403) ? "REQUEST_REJECTED" : error.code(),
				said + error.meaning() + more, request.id().toString());
	}

	/** That Atlas does not find something would be taken for removed. */
	private static int status(RequestError error) {
		if (error.detail() == null || error.code().endsWith("_NOT_FOUND")) {
			return 403;
		}
		return CONFLICT.contains(error.code()) ? 409 : 400;
	}

	/** That somebody else has it already, and who. */
	AtlasRefusal taken(AtlasRefusal refusal, Optional<RequestView> by) {
		return by
			.map((request) -> refusal
				.adding(" %s asked for it: see %s.".formatted(request.requester(), links.to(request))))
			.orElse(refusal);
	}

}
