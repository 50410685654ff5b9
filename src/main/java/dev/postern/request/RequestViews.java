package dev.postern.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.postern.account.Caller;
import dev.postern.endpoint.Inventory;
import dev.postern.endpoint.ServiceView;
import dev.postern.project.ProjectRole;
import dev.postern.project.ProjectView;
import dev.postern.project.Projects;
import dev.postern.rest.ListQuery;
import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts together what a caller sees of requests, with one query for all their decisions.
 */
@Component
class RequestViews {

	private static final ListQuery MOST = ListQuery.of("200", null);

	private final DecisionRepository decisions;

	private final Projects projects;

	private final Inventory inventory;

	RequestViews(DecisionRepository decisions, Projects projects, Inventory inventory) {
		this.decisions = decisions;
		this.projects = projects;
		this.inventory = inventory;
	}

	RequestView of(ChangeRequest request) {
		return of(List.of(request)).getFirst();
	}

	List<RequestView> of(List<ChangeRequest> requests) {
		Caller caller = Caller.current();
		Map<String, Set<ProjectRole>> roles = projects.mine()
			.stream()
			.collect(Collectors.toMap(ProjectView::id, ProjectView::roles));
		Map<UUID, List<Decision>> decided = decisions
			.findByRequestIdInOrderByDecidedAtAscIdAsc(requests.stream().map(ChangeRequest::id).toList())
			.stream()
			.collect(Collectors.groupingBy(Decision::requestId));
		Map<String, List<ServiceView>> services = services(requests);
		Map<String, ServiceView> changed = changed(requests);
		return requests.stream()
			.map((request) -> view(request, new Permissions(caller, roles.getOrDefault(request.projectId(), Set.of())),
					decided.getOrDefault(request.id(), List.of()),
					warnings(request, services.getOrDefault(request.projectId(), List.of())),
					RequestStep.of(request, changed.get(String.valueOf(request.serviceId())))))
			.toList();
	}

	/** Looks once at each project in which an endpoint waits for a decision. */
	private Map<String, List<ServiceView>> services(List<ChangeRequest> requests) {
		return requests.stream()
			.filter(RequestViews::mayBeCrowded)
			.map(ChangeRequest::projectId)
			.distinct()
			.collect(Collectors.toMap(Function.identity(), (project) -> inventory.services(project, MOST).items()));
	}

	/** The services from which can be told how far the requests are. */
	private Map<String, ServiceView> changed(List<ChangeRequest> requests) {
		return inventory.services(requests.stream()
			.filter((request) -> request.status() == RequestStatus.APPLYING || request.status() == RequestStatus.FAILED)
			.flatMap((request) -> Stream.ofNullable(request.serviceId()))
			.collect(Collectors.toSet()));
	}

	private static List<String> warnings(ChangeRequest request, List<ServiceView> services) {
		return services.stream()
			.filter((service) -> mayBeCrowded(request) && service.id().equals(request.serviceId()))
			.filter((service) -> Crowding.needsRegionalMode(service, services, 0))
			.map((service) -> Crowding.WARNING)
			.toList();
	}

	private static boolean mayBeCrowded(ChangeRequest request) {
		return request.kind() == RequestKind.ATTACH_ENDPOINT && request.status() == RequestStatus.AWAITING_APPROVAL;
	}

	private static RequestView view(ChangeRequest request, Permissions permissions, List<Decision> decided,
			List<String> warnings, List<RequestStep> steps) {
		Change content = request.content();
		@Nullable EndpointSpec endpoint = switch (content) {
			case Change.AttachEndpoint attach -> attach.endpoint();
			case Change.RepairEndpoint repair -> repair.endpoint();
			default -> null;
		};
		@Nullable Client client = request.client();
		@Nullable String failed = (content instanceof Change.RepairEndpoint repair) ? repair.failedEndpointId() : null;
		@Nullable Boolean deletesService = (content instanceof Change.DetachEndpoint detach) ? detach.deletesService() : null;
		@Nullable Boolean mapping = (content instanceof Change.CreateService create && create.place().provider() == Provider.GCP)
				? create.place().portMapping() : null;
		@Nullable Boolean enabled = (content instanceof Change.SetRegionalMode mode) ? mode.enabled() : null;
		@Nullable List<String> endpointIds = (content instanceof Change.AdoptService adopt) ? adopt.endpointIds() : null;
		return new RequestView(request.id(), request.kind(), request.status(), request.projectId(), request.provider(),
				request.region(), request.serviceId(), (endpoint != null) ? endpoint.body() : null,
				content.endpointId(), failed, deletesService, mapping, remoteRegions(content), enabled, endpointIds,
				request.justification(), request.requester(), (client != null) ? client.key() : null,
				(client != null) ? client.leftAt() : null, request.createdAt(), request.changedAt(),
				request.expiresAt(), deadline(request), request.resubmits(), request.contentVersion(),
				permissions.offered(request), decided.stream().map(Decision::view).toList(), explanation(request),
				warnings, request.error(), request.trouble(), request.waitsFor(), steps);
	}

	/** A service that is to be reached from its own region alone is not about others. */
	private static @Nullable List<String> remoteRegions(Change content) {
		boolean plain = content instanceof Change.CreateService create && create.remoteRegions().isEmpty();
		return plain ? null : content.remoteRegions();
	}

	private static @Nullable Instant deadline(ChangeRequest request) {
		boolean runs = request.status() == RequestStatus.APPLYING && request.waitsFor() == null;
		return runs ? request.deadline() : null;
	}

	private static String explanation(ChangeRequest request) {
		if (request.waitsFor() != null) {
			return "Approved, and waits for the operator. It goes on by itself as soon as that is done.";
		}
		if (request.trouble() != null) {
			return "Approved, and something stands in the way for now. Postern tries again by itself.";
		}
		return switch (request.status()) {
			case AWAITING_APPROVAL ->
				"One approver of the project has to decide, who is not the requester. Without a decision it expires.";
			case APPROVED -> "Approved. Postern is about to carry it out.";
			case APPLYING -> "Postern has handed it to Atlas and follows it until it is done.";
			case APPLIED -> done(request.kind());
			case REJECTED -> "An approver said no. Ask again with what was missing, and name this request.";
			case WITHDRAWN -> "The requester took it back.";
			case EXPIRED -> "Nobody decided in time. Ask again if it is still needed.";
			case FAILED -> "It could not be carried out. The error says why; a retry carries out what was approved.";
		};
	}

	private static String done(RequestKind kind) {
		return switch (kind) {
			case CREATE_SERVICE -> "The service is ready. Make an endpoint in your cloud that connects to what the "
					+ "service names, then ask to attach it.";
			case ATTACH_ENDPOINT -> "The endpoint works. The service shows the connection strings as soon as Atlas has "
					+ "them, or says why there are none.";
			case DETACH_ENDPOINT -> "The endpoint is detached. Remove it in your cloud as well.";
			case DELETE_SERVICE -> "The service is removed.";
			case REPAIR_ENDPOINT ->
				"The right endpoint works, and the failed one is detached. Remove that one in your " + "cloud as well.";
			case ADOPT_SERVICE -> "Postern looks after the service from now on.";
			case SET_REMOTE_REGIONS -> "The service is reached from the regions that were asked for. Make endpoints "
					+ "there as in its own, and ask to attach them.";
			case SET_REGIONAL_MODE -> "The project's regional mode is as it was asked for. Look at the connection "
					+ "strings of its clusters, which can have changed.";
		};
	}

}
