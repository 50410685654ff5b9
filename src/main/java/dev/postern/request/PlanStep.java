package dev.postern.request;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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
		String id = (service != null && service.atlasId() != null) ? service.atlasId() : "…";
		String standing = "%s/%s/endpointService/%s".formatted(services, request.provider(), id);
		String endpoint = String.valueOf(request.endpointId());
		String place = Titles.place(request);
		boolean last = Boolean.TRUE.equals(request.deletesService());
		return switch (request.kind()) {
			case CREATE_SERVICE -> create(request, place, "POST " + services + "/endpointService");
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
			case SET_REMOTE_REGIONS -> regions(known(request.supportedRemoteRegions()),
					known((service != null) ? service.supportedRemoteRegions() : null),
					"PATCH " + services + "/endpointService/" + id);
		};
	}

	private static List<String> known(@Nullable List<String> regions) {
		return Objects.requireNonNullElse(regions, List.of());
	}

	private static List<PlanStep> create(RequestView request, String place, String call) {
		String remote = RegionNames.titles(request.supportedRemoteRegions());
		return Stream
			.of(new PlanStep("create.look", place, null), new PlanStep("create.do", place, call),
					remote.isEmpty() ? null : new PlanStep("create.remote", remote, null),
					new PlanStep("create.follow." + request.provider(), place, null))
			.flatMap(Stream::ofNullable)
			.toList();
	}

	private static List<PlanStep> regions(List<String> wanted, List<String> before, String call) {
		String remote = RegionNames.titles(wanted);
		String lost = RegionNames.titles(before.stream().filter((name) -> !wanted.contains(name)).toList());
		return List.of(
				before.isEmpty() ? new PlanStep("regions.look.none", "", null)
						: new PlanStep("regions.look", RegionNames.titles(before), null),
				remote.isEmpty() ? new PlanStep("regions.none", "", call) : new PlanStep("regions.do", remote, call),
				new PlanStep("regions.follow", "", null),
				lost.isEmpty() ? new PlanStep("regions.then", "", null) : new PlanStep("regions.lost", lost, null));
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
		String endpoints = String.join(", ", known(request.endpointIds()));
		PlanStep look = new PlanStep("adopt.look", place, null);
		PlanStep then = new PlanStep("adopt.then", place, null);
		return endpoints.isEmpty() ? List.of(look, then)
				: List.of(look, new PlanStep("adopt.endpoints", endpoints, null), then);
	}

}
