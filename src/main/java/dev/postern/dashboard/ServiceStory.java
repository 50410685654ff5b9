package dev.postern.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.postern.endpoint.EndpointView;
import dev.postern.endpoint.ServiceStatus;
import dev.postern.endpoint.ServiceView;
import dev.postern.project.ProjectRole;
import dev.postern.project.ProjectView;
import dev.postern.request.RequestKind;
import dev.postern.request.RequestStatus;
import dev.postern.request.RequestView;
import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;

/**
 * A service as its page tells of it: how it stands, what to do next, and what was asked
 * about it.
 *
 * @param requests what was asked about it, newest first
 */
record ServiceStory(ServiceView service, ProjectView project, List<RequestView> requests, Instant now) {

	public String title() {
		return Places.title(service.provider(), service.region());
	}

	/** The provider's own name of the region. */
	public String region() {
		return Places.name(service.provider(), service.region());
	}

	public NextStep step() {
		return NextStep.of(service);
	}

	/** Whether the caller may ask for changes. */
	public boolean requester() {
		return project.roles().contains(ProjectRole.REQUESTER);
	}

	/** Whether the caller may ask to attach an endpoint. */
	public boolean takesEndpoints() {
		return requester() && service.managed() && service.status().takesEndpoints();
	}

	/** From where else it is reached, or is to be; null if from nowhere. */
	public @Nullable String remoteRegions() {
		@Nullable List<String> regions = service.supportedRemoteRegions();
		return (regions == null || regions.isEmpty()) ? null
				: regions.stream()
					.map((name) -> Places.title(service.provider(), name))
					.collect(Collectors.joining(", "));
	}

	/** Whether the caller may ask from where else it is to be reached. */
	public boolean takesRegions() {
		return requester() && service.provider() == Provider.AWS && service.status().takesEndpoints()
				&& open().stream().noneMatch((request) -> request.kind() == RequestKind.SET_REMOTE_REGIONS);
	}

	/** Whether the caller may ask to remove it as it is. */
	public boolean removable() {
		return requester() && service.atlasId() != null && !service.status().isGone()
				&& service.status() != ServiceStatus.MISSING && service.status() != ServiceStatus.DELETING;
	}

	/**
	 * How soon the page looks again: soon while Atlas is at work, now and then while
	 * somebody has to decide, otherwise never.
	 */
	public @Nullable String pace() {
		if (NextStep.isMoving(service)
				|| open().stream().anyMatch((request) -> request.status() != RequestStatus.AWAITING_APPROVAL)) {
			return "every 3s";
		}
		return open().isEmpty() ? null : "every 5s";
	}

	/** How long Atlas has been making it. */
	public Elapsed elapsed() {
		return Elapsed.since(service.changedAt(), now, UsualTime.of(service.provider()));
	}

	/** How long ago something began. */
	public String ago(Instant began) {
		return Elapsed.text(Math.max(0, now.getEpochSecond() - began.getEpochSecond()));
	}

	/** Since when the endpoint has worked that worked last. */
	public String worksFor() {
		return ago(service.attachedEndpoints()
			.stream()
			.map(EndpointView::changedAt)
			.max(Instant::compareTo)
			.orElse(service.changedAt()));
	}

	/** How somebody makes an endpoint for it; nothing if it has a strange name. */
	public List<Recipe> recipes() {
		return Recipe.of(service);
	}

	/** The service as Terraform writes it; null while it does not stand. */
	public @Nullable String terraform() {
		return TerraformForm.of(service).orElse(null);
	}

	public List<WayIn> waysIn() {
		return service.connectionStrings().stream().map(WayIn::new).toList();
	}

	public List<RequestView> open() {
		return requests.stream().filter((request) -> !request.status().isSettled()).toList();
	}

	/** What was asked about it and is settled. */
	public List<RequestView> settled() {
		return requests.stream().filter((request) -> request.status().isSettled()).toList();
	}

	/** The request that the service came from; null if it was found in Atlas. */
	public @Nullable RequestView origin() {
		return requests.stream()
			.filter((request) -> request.kind() == RequestKind.CREATE_SERVICE)
			.findFirst()
			.orElse(null);
	}

	/** The open request about an endpoint, null if there is none. */
	public @Nullable RequestView about(String endpointId) {
		Optional<RequestView> request = open().stream()
			.filter((open) -> EndpointSpec.sameId(endpointId, open.endpointId())
					|| EndpointSpec.sameId(endpointId, open.failedEndpointId()))
			.findFirst();
		return request.orElse(null);
	}

	/** The first endpoint that failed. */
	public @Nullable EndpointView broken() {
		return service.endpoints()
			.stream()
			.filter((endpoint) -> endpoint.status().isRepairable())
			.findFirst()
			.orElse(null);
	}

	/** Whether the caller can ask to repair an endpoint now. */
	public boolean repairable(EndpointView endpoint) {
		return takesEndpoints() && endpoint.status().isRepairable() && about(endpoint.id()) == null;
	}

	/** Whether an endpoint can be detached by the caller now. */
	public boolean detachable(EndpointView endpoint) {
		return requester() && service.attachedEndpoints().contains(endpoint) && about(endpoint.id()) == null;
	}

}
