package dev.postern.provisioning;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.endpoint.EndpointMoved;
import dev.postern.endpoint.EndpointRef;
import dev.postern.endpoint.EndpointStatus;
import dev.postern.endpoint.EndpointView;
import dev.postern.endpoint.Followed;
import dev.postern.endpoint.Inventory;
import dev.postern.endpoint.Observations;
import dev.postern.endpoint.ServiceMoved;
import dev.postern.endpoint.ServiceStatus;
import dev.postern.endpoint.ServiceView;
import dev.postern.request.Change;
import dev.postern.request.Fulfilment;
import dev.postern.request.RequestError;
import dev.postern.request.Underway;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells from the inventory what has become of a request. Runs in the transaction that
 * changes the inventory, at its end, so that both are seen together or not at all.
 */
@Component
class Progress {

	static final RequestError LATE = new RequestError("DEADLINE", null,
			"Atlas did not finish in the time allowed. Should it finish later, the request is marked as applied.");

	/** What Atlas had in its hands when it was given up, and may still finish. */
	private static final Set<String> RECOVERABLE = Set.of(LATE.code(), "SERVICE_FAILED", "ENDPOINT_REJECTED",
			"ENDPOINT_FAILED");

	private final Fulfilment fulfilment;

	private final Inventory inventory;

	private final Observations observations;

	Progress(Fulfilment fulfilment, Inventory inventory, Observations observations) {
		this.fulfilment = fulfilment;
		this.inventory = inventory;
		this.observations = observations;
	}

	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
	void on(ServiceMoved event) {
		checkAsPostern(event.subject());
	}

	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
	void on(EndpointMoved event) {
		checkAsPostern(event.endpoint().serviceId());
	}

	/** Completes or fails whatever request on this service has come to its end. */
	void check(String serviceId) {
		List<Underway> requests = fulfilment.onService(serviceId);
		if (!requests.isEmpty()) {
			ServiceView service = inventory.service(serviceId);
			requests.forEach((request) -> check(request, service));
		}
	}

	/** Fails a request; what it was to bring into Atlas, and did not, fails with it. */
	void fail(UUID requestId, String serviceId, Change change, RequestError error) {
		ServiceView service = inventory.service(serviceId);
		String message = (error.detail() != null) ? error.detail() : error.meaning();
		fulfilment.fail(requestId, error);
		leaves(serviceId, change, RECOVERABLE.contains(error.code()));
		if (change instanceof Change.CreateService && service.status() == ServiceStatus.REQUESTED) {
			observations.serviceFailed(serviceId, message);
		}
		if (change instanceof Change.AttachEndpoint attach
				&& endpoint(service, attach).filter((view) -> view.status() == EndpointStatus.REQUESTED).isPresent()) {
			observations.endpointFailed(
					new EndpointRef(serviceId, String.valueOf(service.atlasId()), attach.endpointId()), message);
		}
	}

	/** Whether what is to be removed may be seen to go from now on. */
	void leaves(@Nullable String serviceId, Change change, boolean leaves) {
		if (serviceId != null && change instanceof Change.DeleteService) {
			observations.serviceLeaves(serviceId, leaves);
		}
		if (serviceId != null && change instanceof Change.DetachEndpoint detach) {
			observations.endpointLeaves(new EndpointRef(serviceId, "", detach.endpointId()), leaves);
		}
	}

	/** What Atlas has been asked to do in a place, and is doing. */
	List<Underway> handedOver(Followed where) {
		return fulfilment.underway(Set.of(where.projectId()))
			.stream()
			.filter((request) -> isHandedOver(request, inventory.service(request.service()), where))
			.toList();
	}

	/** Whether there is nothing more to write, only to wait for, and this is where. */
	private static boolean isHandedOver(Underway request, ServiceView service, Followed where) {
		return service.provider() == where.provider() && switch (request.change()) {
			case Change.CreateService create -> service.atlasId() != null;
			case Change.AttachEndpoint attach ->
				endpoint(service, attach).filter((view) -> view.status() != EndpointStatus.REQUESTED).isPresent();
			case Change.DetachEndpoint detach ->
				endpoint(service, detach).filter((view) -> view.status() == EndpointStatus.DELETING).isPresent();
			case Change.DeleteService delete -> service.status() == ServiceStatus.DELETING;
			case Change.RepairEndpoint repair ->
				endpoint(service, repair).filter((view) -> view.status() != EndpointStatus.REQUESTED).isPresent();
			case Change.AdoptService adopt -> false;
			case Change.SetRegionalMode mode -> false;
		};
	}

	private void checkAsPostern(String serviceId) {
		Caller.asPostern(() -> {
			check(serviceId);
			return serviceId;
		});
	}

	private void check(Underway request, ServiceView service) {
		RequestError before = request.error();
		if (isDone(request.change(), service)) {
			// what was refused stays refused, whoever brings it about afterwards
			if (before == null || RECOVERABLE.contains(before.code())) {
				fulfilment.complete(request.requestId());
			}
			return;
		}
		RequestError error = failure(request.change(), service);
		if (error != null && before == null) {
			fulfilment.fail(request.requestId(), error);
		}
	}

	private static boolean isDone(Change change, ServiceView service) {
		return switch (change) {
			case Change.CreateService create -> service.status().takesEndpoints();
			case Change.AttachEndpoint attach ->
				endpoint(service, attach).filter((view) -> view.status() == EndpointStatus.AVAILABLE).isPresent();
			case Change.DetachEndpoint detach -> endpoint(service, detach).isEmpty();
			case Change.DeleteService delete -> service.status() == ServiceStatus.DELETED;
			case Change.RepairEndpoint repair -> false;
			case Change.AdoptService adopt -> service.managed();
			case Change.SetRegionalMode mode -> false;
		};
	}

	private static @Nullable RequestError failure(Change change, ServiceView service) {
		if (change instanceof Change.CreateService && service.status() == ServiceStatus.FAILED) {
			return new RequestError("SERVICE_FAILED", service.errorMessage(),
					"Atlas began to make the service and gave it up. Remove it and ask anew, or ask for another region.");
		}
		if (change instanceof Change.CreateService && service.status().isGone()) {
			return new RequestError("SERVICE_GONE", null, "The service was removed before it was ready.");
		}
		if (change instanceof Change.AttachEndpoint attach) {
			Optional<EndpointView> endpoint = endpoint(service, attach);
			return endpoint.isPresent() ? failure(endpoint.get())
					: new RequestError("ENDPOINT_GONE", null, "The endpoint was removed before it worked.");
		}
		return null;
	}

	private static @Nullable RequestError failure(EndpointView endpoint) {
		return !endpoint.status().isFailure() ? null : new RequestError("ENDPOINT_" + endpoint.status(),
				endpoint.errorMessage(),
				"The endpoint could not be connected. Attach the right one to the same service first, and detach this "
						+ "one afterwards: the last endpoint takes the service with it.");
	}

	private static Optional<EndpointView> endpoint(ServiceView service, Change change) {
		return service.endpoints().stream().filter((view) -> view.id().equals(change.endpointId())).findFirst();
	}

}
