package dev.postern.request;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.endpoint.EndpointView;
import dev.postern.endpoint.Inventory;
import dev.postern.endpoint.Place;
import dev.postern.endpoint.Reservations;
import dev.postern.endpoint.ServiceStatus;
import dev.postern.endpoint.ServiceView;
import dev.postern.project.Projects;
import dev.postern.rest.ApiProblem;
import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Checks what is asked for against how things stand, before anybody is bothered with it.
 */
@Component
class Wishes {

	private final Inventory inventory;

	private final Reservations reservations;

	private final Projects projects;

	private final EndpointChecks endpoints;

	private final RequestSettings settings;

	Wishes(Inventory inventory, Reservations reservations, Projects projects, EndpointChecks endpoints,
			RequestSettings settings) {
		this.inventory = inventory;
		this.reservations = reservations;
		this.projects = projects;
		this.endpoints = endpoints;
		this.settings = settings;
	}

	/** Checks what is asked for, and takes its place in the inventory. */
	Wish take(AskBody body) {
		if (body instanceof AskBody.CreateService create) {
			Place place = place(create);
			Change.CreateService change = change(create, place);
			return Wish.about(place, reservations.request(place, change.remoteRegions()), change, create);
		}
		if (body instanceof AskBody.SetRegionalMode mode) {
			return onProject(mode);
		}
		Wish wish = onService(body);
		EndpointSpec attached = wish.change().attached();
		if (attached != null) {
			reservations.requestEndpoint(wish.service(), attached);
		}
		return wish;
	}

	/** Checks what is asked for now, and changes places with what was asked before. */
	Wish takeInstead(ChangeRequest before, AskBody body) {
		if (body.resubmits() != null && !body.resubmits().equals(before.resubmits())) {
			throw unchangeable("/resubmits");
		}
		if (body instanceof AskBody.CreateService create && before.kind() == RequestKind.CREATE_SERVICE) {
			Place place = place(create);
			requireSame("/projectId", place.projectId(), before.projectId());
			Change.CreateService change = change(create, place);
			reservations.move(before.service(), place, change.remoteRegions());
			return Wish.about(place, before.service(), change, create);
		}
		if (body instanceof AskBody.CreateService || before.kind() == RequestKind.CREATE_SERVICE) {
			throw ApiProblem.invalid("/kind", "The kind of a request cannot be changed. Withdraw it and ask anew.");
		}
		Wish wish = (body instanceof AskBody.SetRegionalMode mode) ? onProject(mode) : onService(body);
		requireSame("/kind", wish.change().kind(), before.kind());
		requireSame("/projectId", wish.projectId(), before.projectId());
		requireSame("/serviceId", wish.serviceId(), before.serviceId());
		EndpointSpec attached = wish.change().attached();
		if (attached != null) {
			attachInstead(before, attached);
		}
		return wish;
	}

	/** The requests that a caller wants to see, of those they may see. */
	RequestFilter filter(RequestQuery wanted) {
		return wanted.filter(projects);
	}

	private static Change.CreateService change(AskBody.CreateService body, Place place) {
		List<String> named = Objects.requireNonNullElse(body.supportedRemoteRegions(), List.of());
		return new Change.CreateService(place,
				named.isEmpty() ? named : RegionNames.checked(place.provider(), place.region(), named));
	}

	private static void requireSame(String pointer, @Nullable Object now, @Nullable Object before) {
		if (!Objects.equals(now, before)) {
			throw unchangeable(pointer);
		}
	}

	private static ApiProblem unchangeable(String pointer) {
		return ApiProblem.invalid(pointer, "This cannot be changed. Withdraw the request and ask anew.");
	}

	/** Where a service is to be made. */
	private Place place(AskBody.CreateService body) {
		requireRequester(projects.visible(body.projectId()).id());
		if (!settings.providers().contains(body.provider())) {
			throw ApiProblem.invalid("/provider", "Postern offers %s so far.".formatted(settings.providers()));
		}
		boolean portMapping = Boolean.TRUE.equals(body.portMappingEnabled());
		if (portMapping && body.provider() != Provider.GCP) {
			throw ApiProblem.invalid("/portMappingEnabled", "Only Google Cloud has port mapping.");
		}
		Region region = Regions.find(body.provider(), body.region())
			.orElseThrow(() -> ApiProblem.invalid("/region",
					"Atlas offers private endpoints in no such region of " + body.provider() + "."));
		return Place.of(body.projectId(), region, portMapping);
	}

	private void attachInstead(ChangeRequest before, EndpointSpec attached) {
		String endpointId = String.valueOf(before.content().endpointId());
		if (attached.endpointId().equals(endpointId)) {
			reservations.describeEndpoint(before.service(), attached);
		}
		else {
			reservations.rejectEndpoint(before.service(), endpointId);
			reservations.requestEndpoint(before.service(), attached);
		}
	}

	/** What is to be done with a whole project. */
	private Wish onProject(AskBody.SetRegionalMode body) {
		String projectId = projects.visible(body.projectId()).id();
		requireRequester(projectId);
		return new Wish(projectId, null, null, new Change.SetRegionalMode(body.enabled()), body.justification(),
				body.resubmits());
	}

	/** What is to be done with a service that stands. */
	private Wish onService(AskBody body) {
		ServiceView service = inventory.service(serviceId(body));
		requireRequester(service.projectId());
		if (body instanceof AskBody.AttachEndpoint || body instanceof AskBody.RepairEndpoint) {
			requireManaged(service);
		}
		Change change = switch (body) {
			case AskBody.AttachEndpoint attach -> endpoints.attach(service, attach);
			case AskBody.RepairEndpoint repair -> endpoints.repair(service, repair);
			case AskBody.DetachEndpoint detach -> detach(service, detach);
			case AskBody.DeleteService delete -> delete(service);
			case AskBody.AdoptService adopt -> adopt(service, adopt);
			case AskBody.SetRemoteRegions regions -> remoteRegions(service, regions.supportedRemoteRegions());
			case AskBody.CreateService create -> throw new IllegalArgumentException("stands nowhere yet");
			case AskBody.SetRegionalMode mode -> throw new IllegalArgumentException("is about no service");
		};
		Place place = new Place(service.projectId(), service.provider(), service.region(),
				service.portMappingEnabled());
		return Wish.about(place, service.id(), change, body);
	}

	private static String serviceId(AskBody body) {
		return switch (body) {
			case AskBody.AttachEndpoint attach -> attach.serviceId();
			case AskBody.DetachEndpoint detach -> detach.serviceId();
			case AskBody.DeleteService delete -> delete.serviceId();
			case AskBody.RepairEndpoint repair -> repair.serviceId();
			case AskBody.AdoptService adopt -> adopt.serviceId();
			case AskBody.SetRemoteRegions regions -> regions.serviceId();
			case AskBody.CreateService create -> throw new IllegalArgumentException("stands nowhere yet");
			case AskBody.SetRegionalMode mode -> throw new IllegalArgumentException("is about no service");
		};
	}

	private static Change detach(ServiceView service, AskBody.DetachEndpoint body) {
		String endpointId = service.attachedEndpoint(body.endpointId()).id();
		boolean deletesService = Boolean.TRUE.equals(body.deletesService());
		if (service.endsWith(endpointId) && !deletesService) {
			throw lastEndpoint();
		}
		return new Change.DetachEndpoint(endpointId, deletesService);
	}

	static ApiProblem lastEndpoint() {
		return new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "LAST_ENDPOINT",
				"This is the last endpoint of the service. Atlas removes the service with it, and with the service "
						+ "its name, so that every endpoint has to be made anew. Send \"deletesService\": true if you "
						+ "mean that.");
	}

	private static void requireManaged(ServiceView service) {
		if (!service.managed()) {
			throw ApiProblem.conflict("SERVICE_UNMANAGED",
					"Service %s was made outside of Postern. Ask to adopt it first.".formatted(service.id()));
		}
	}

	private static Change adopt(ServiceView service, AskBody.AdoptService body) {
		if (service.atlasId() == null || service.status().isGone() || service.status() == ServiceStatus.MISSING
				|| service.status() == ServiceStatus.DELETING) {
			throw ApiProblem.conflict("SERVICE_NOT_STANDING",
					"Service %s is %s, there is nothing to adopt.".formatted(service.id(), service.status()));
		}
		List<String> unmanaged = service.attachedEndpoints()
			.stream()
			.filter((endpoint) -> !endpoint.managed())
			.map(EndpointView::id)
			.toList();
		List<String> wanted = Objects.requireNonNullElse(body.endpointIds(), unmanaged)
			.stream()
			.map((wish) -> spelledAs(unmanaged, wish))
			.distinct()
			.toList();
		if (service.managed() && wanted.isEmpty()) {
			throw ApiProblem.conflict("MANAGED_ALREADY",
					"Postern looks after service %s already, and after its endpoints.".formatted(service.id()));
		}
		return new Change.AdoptService(wanted);
	}

	/** An id as it is spelled here already. */
	private static String spelledAs(List<String> unmanaged, String endpointId) {
		return unmanaged.stream()
			.filter((id) -> EndpointSpec.sameId(id, endpointId))
			.findFirst()
			.orElseThrow(() -> ApiProblem.notFound("unmanaged endpoint of this service named", endpointId));
	}

	private static Change remoteRegions(ServiceView service, List<String> named) {
		List<String> regions = RegionNames.checked(service.provider(), service.region(), named);
		if (!service.status().takesEndpoints()) {
			throw ApiProblem.conflict("SERVICE_NOT_READY",
					"Service %s is %s. Its remote regions are changed only while it is READY or CONNECTED."
						.formatted(service.id(), service.status()));
		}
		if (service.isReachedFrom(regions)) {
			throw RegionNames.same();
		}
		return new Change.SetRemoteRegions(regions);
	}

	private static Change delete(ServiceView service) {
		if (service.atlasId() == null || service.status().isGone() || service.status() == ServiceStatus.MISSING
				|| service.status() == ServiceStatus.DELETING) {
			throw ApiProblem.conflict("SERVICE_NOT_STANDING",
					"Service %s is %s, there is nothing to remove.".formatted(service.id(), service.status()));
		}
		List<EndpointView> standing = service.attachedEndpoints()
			.stream()
			.filter((endpoint) -> !endpoint.neverCame())
			.toList();
		if (!standing.isEmpty()) {
			throw ApiProblem.conflict("SERVICE_HAS_ENDPOINTS",
					"Atlas removes no service that has endpoints. Detach them first; the last one takes the service "
							+ "with it.")
				.with("endpointIds", standing.stream().map(EndpointView::id).toList());
		}
		return new Change.DeleteService();
	}

	/** Refuses a caller who may not ask, and a project in which nobody could answer. */
	private void requireRequester(String projectId) {
		projects.askable(projectId);
		UUID caller = Caller.current().personId();
		if (!projects.hasOtherApprover(projectId, caller)) {
			throw ApiProblem.conflict("NOBODY_CAN_APPROVE",
					"The project has no approver but you. Ask an operator to name one.");
		}
	}

}
