package dev.postern.request;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.postern.endpoint.EndpointStatus;
import dev.postern.endpoint.EndpointView;
import dev.postern.endpoint.ServiceStatus;
import dev.postern.endpoint.ServiceView;
import dev.postern.wire.EndpointSpec;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page of one request shows.
 *
 * @param viewer whoever looks
 * @param project the project's name
 * @param deciders whoever could decide, the requester left out
 * @param service that it is about, null if it is about the whole project
 * @param look when the viewer has last looked, if they may decide and have looked
 * @param beside what else is asked for in the same place
 * @param elsewhere the other services of the project
 */
record RequestPage(RequestView request, String viewer, String project, List<String> deciders,
		@Nullable ServiceView service, List<Moment> timeline, @Nullable LastLook look, List<RequestView> beside,
		List<ServiceView> elsewhere) {

	/** What it is about: a place, or the whole project. */
	public String place() {
		return request.kind().isAboutService() ? Titles.place(request) : project;
	}

	/** Whether Atlas would take the endpoint only in regional mode. */
	public boolean needsRegionalMode() {
		boolean waits = request.status() == RequestStatus.AWAITING_APPROVAL;
		return waits && request.kind() == RequestKind.ATTACH_ENDPOINT && service != null
				&& Crowding.needsRegionalMode(service, elsewhere, 0);
	}

	/** By which people name it. */
	public String reference() {
		return Titles.reference(request.id());
	}

	public boolean mine() {
		return request.requester().equals(viewer);
	}

	/** Whether it waits for the viewer's decision. */
	public boolean decides() {
		return may(RequestAction.APPROVE);
	}

	/** Whether the viewer may do this now, by the name of the action. */
	public boolean may(String action) {
		return may(RequestAction.valueOf(action));
	}

	private boolean may(RequestAction action) {
		return request.allowedActions().contains(action);
	}

	/** Whether an approver has to know that the service goes with its last endpoint. */
	public boolean takesServiceAlong() {
		return request.client() != null && Boolean.TRUE.equals(request.deletesService());
	}

	/** Everybody but the viewer who could decide, for a sentence. */
	public String others() {
		return String.join(", ", deciders.stream().filter((name) -> !name.equals(viewer)).toList());
	}

	/** On whom it waits and how: the last part of a message key. */
	public String state() {
		return switch (request.status()) {
			case AWAITING_APPROVAL ->
				decides() ? (others().isEmpty() ? "yours" : "yours-or") : (deciders.isEmpty() ? "nobody" : "waits");
			case APPLYING -> (request.waitsFor() != null) ? "operator" : "applying";
			case APPLIED -> "applied." + request.kind();
			default -> request.status().toString();
		};
	}

	/** Whether Atlas has been asked already and is at work. */
	public boolean handedOver() {
		return request.steps().stream().anyMatch((step) -> step.state() == RequestStep.State.DONE);
	}

	private @Nullable ServiceStatus serviceStatus() {
		return (service != null) ? service.status() : null;
	}

	private @Nullable EndpointStatus endpointStatus() {
		if (service == null || request.endpointId() == null) {
			return null;
		}
		return service.endpoint(request.endpointId()).map(EndpointView::status).orElse(null);
	}

	/** How often the page looks for news, null if there will be none. */
	public @Nullable String pace() {
		return switch (request.status()) {
			case AWAITING_APPROVAL -> "every 5s";
			case APPROVED, APPLYING -> "every 3s";
			default -> null;
		};
	}

	/** What changes with everything that the page shows. */
	public String stamp() {
		long last = timeline.isEmpty() ? 0 : timeline.getLast().id();
		return last + "-" + serviceStatus() + "-" + endpointStatus();
	}

	/** Whether the viewer has not seen this yet. */
	public boolean isNew(Moment moment) {
		return look != null && moment.at().isAfter(look.at()) && !moment.who().equals(viewer);
	}

	/** What Postern will do once it is approved. */
	public List<PlanStep> plan() {
		return PlanStep.of(request, service);
	}

	/** Whether it left a failed endpoint, to which the viewer may bring another. */
	public boolean repairable() {
		EndpointStatus status = endpointStatus();
		return mine() && request.kind() == RequestKind.ATTACH_ENDPOINT && status != null && status.isRepairable()
				&& service != null && service.status().takesEndpoints();
	}

	/** Whether Atlas refused it for want of regional mode. */
	public boolean wantsRegionalMode() {
		return request.error() != null && request.error().code().equals(Crowding.REFUSED);
	}

	/** What an endpoint has beside its id. */
	public List<Fact> facts() {
		return Stream.ofNullable(request.endpoint())
			.flatMap((endpoint) -> endpoint.entrySet().stream())
			.filter((part) -> !String.valueOf(part.getValue()).equals(request.endpointId()))
			.map((part) -> new Fact(part.getKey(), Fact.text(part.getValue())))
			.toList();
	}

	/** From where else the service is to be reached, null if it is not about that. */
	public @Nullable String remoteRegions() {
		@Nullable List<String> regions = request.supportedRemoteRegions();
		return (regions != null) ? RegionNames.titles(regions) : null;
	}

	/** From where else it is reached so far, null if that is not about to change. */
	public @Nullable String remoteRegionsBefore() {
		boolean stays = request.status() == RequestStatus.AWAITING_APPROVAL
				|| request.status() == RequestStatus.APPROVED;
		return (stays && request.kind() == RequestKind.SET_REMOTE_REGIONS && service != null)
				? RegionNames.titles(service.supportedRemoteRegions()) : null;
	}

	/** What another service is called. */
	public String title(ServiceView other) {
		return Titles.place(other.provider(), other.region());
	}

	/**
	 * One part of an endpoint.
	 *
	 * @param name as Atlas calls it
	 */
	record Fact(String name, String value) {

		/** Forwarding rules by name and address. */
		private static String text(Object value) {
			return (value instanceof List<?> rules) ? rules.stream().map(Fact::text).collect(Collectors.joining(", "))
					: rule(value);
		}

		private static String rule(Object value) {
			return (value instanceof EndpointSpec.Rule(String name, String address)) ? name + ' ' + address
					: String.valueOf(value);
		}

	}

}
