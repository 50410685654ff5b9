package dev.postern.request;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import dev.postern.endpoint.ServiceView;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * One thing that Postern will do in Atlas once a request is approved.
 *
 * @param key of the message that tells it
 * @param what the message names: a place, or an endpoint
 * @param call what is sent to Atlas for it, null if nothing is written
 */
record PlanStep(String key, String what, @Nullable String call) {

	/** Everything that will be done, in order. */
	static List<PlanStep> of(RequestView request, @Nullable ServiceView service) {
		String services = "/groups/%s/privateEndpoint".formatted(request.projectId());
		String standing = "%s/%s/endpointService/%s".formatted(services, request.provider(),
				(service != null && service.atlasId() != null) ? service.atlasId() : "…");
		String endpoint = String.valueOf(request.endpointId());
		String place = Titles.place(request);
		boolean last = Boolean.TRUE.equals(request.deletesService());
		return switch (request.kind()) {
			case CREATE_SERVICE -> List.of(new PlanStep("create.look", place, null),
					new PlanStep("create.do", place, "POST " + services + "/endpointService"),
					new PlanStep("create.follow." + request.provider(), place, null));
			case ATTACH_ENDPOINT -> List.of(new PlanStep("attach.look", endpoint, null),
					new PlanStep("attach.do", endpoint, "POST " + standing + "/endpoint"),
					new PlanStep("attach.follow", endpoint, null), new PlanStep("attach.then", place, null));
			case DETACH_ENDPOINT -> List.of(new PlanStep(last ? "detach.last" : "detach.look", endpoint, null),
					new PlanStep("detach.do", endpoint, detach(standing, endpoint)),
					new PlanStep("detach.follow", endpoint, null),
					new PlanStep(last ? "detach.last.then" : "detach.then", endpoint, null));
			case DELETE_SERVICE -> List.of(new PlanStep("delete.do", place, "DELETE " + standing),
					new PlanStep("delete.follow", place, null), new PlanStep("delete.then", place, null));
			case REPAIR_ENDPOINT -> repair(endpoint, String.valueOf(request.failedEndpointId()), standing);
			case ADOPT_SERVICE -> adopt(request, place);
			case SET_REGIONAL_MODE ->
				mode(Boolean.TRUE.equals(request.enabled()), "PATCH " + services + "/regionalMode");
		};
	}

	private static List<PlanStep> repair(String endpoint, String failed, String standing) {
		return List.of(new PlanStep("attach.look", endpoint, null),
				new PlanStep("attach.do", endpoint, "POST " + standing + "/endpoint"),
				new PlanStep("repair.wait", endpoint, null),
				new PlanStep("repair.detach", failed, detach(standing, failed)),
				new PlanStep("repair.then", failed, null));
	}

	private static List<PlanStep> mode(boolean on, String call) {
		String mode = on ? "mode.on" : "mode.off";
		return List.of(new PlanStep("mode.look", "", null), new PlanStep(mode, "", call),
				new PlanStep(mode + ".then", "", null));
	}

	/** Atlas takes ids in paths encoded. */
	private static String detach(String standing, String endpointId) {
		return "DELETE " + standing + "/endpoint/" + UriUtils.encode(endpointId, StandardCharsets.UTF_8);
	}

	private static List<PlanStep> adopt(RequestView request, String place) {
		String endpoints = String.join(", ", Objects.requireNonNullElse(request.endpointIds(), List.<String>of()));
		PlanStep look = new PlanStep("adopt.look", place, null);
		PlanStep then = new PlanStep("adopt.then", place, null);
		return endpoints.isEmpty() ? List.of(look, then)
				: List.of(look, new PlanStep("adopt.endpoints", endpoints, null), then);
	}

}
