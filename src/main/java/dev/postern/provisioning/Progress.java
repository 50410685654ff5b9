package dev.postern.provisioning;

import java.util.List;
import java.util.Set;

import dev.postern.account.Caller;
import dev.postern.endpoint.EndpointMoved;
import dev.postern.endpoint.EndpointRef;
import dev.postern.endpoint.EndpointStatus;
import dev.postern.endpoint.Followed;
import dev.postern.endpoint.Inventory;
import dev.postern.endpoint.Observations;
import dev.postern.endpoint.ServiceMoved;
import dev.postern.endpoint.ServiceStatus;
import dev.postern.endpoint.ServiceView;
import dev.postern.request.Approved;
import dev.postern.request.Change;
import dev.postern.request.Fulfilment;
import dev.postern.request.Goals;
import dev.postern.request.RequestAction;
import dev.postern.request.RequestError;
import dev.postern.request.RequestMoved;
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
			"Atlas did not finish in the time allowed. Should it finish later, the request is marked as applied, or "
					+ "what it made shows up as drift.");

	/** What Atlas had in its hands when it was given up, and may still finish. */
	private static final Set<String> RECOVERABLE = Set.of(LATE.code(), RequestError.GIVEN_UP, "SERVICE_FAILED",
			"ENDPOINT_REJECTED", "ENDPOINT_FAILED");

	private final Fulfilment fulfilment;

	private final Inventory inventory;

	private final Observations observations;

	private final Watch watch;

	Progress(Fulfilment fulfilment, Inventory inventory, Observations observations, Watch watch) {
		this.fulfilment = fulfilment;
		this.inventory = inventory;
		this.observations = observations;
		this.watch = watch;
	}

	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
	void on(ServiceMoved event) {
		checkAsPostern(event.subject());
	}

	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
	void on(EndpointMoved event) {
		checkAsPostern(event.endpoint().serviceId());
	}

	/** What is given up is not brought into Atlas any more, and holds no place. */
	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
	void on(RequestMoved event) {
		if (event.action() == RequestAction.GIVE_UP) {
			Caller.<@Nullable Object>asPostern(() -> {
				fulfilment.failed(event.id()).ifPresent(this::giveBack);
				return null;
			});
		}
	}

	/** It has been written to Atlas, which is followed from now on. */
	void handOver(String serviceId) {
		check(serviceId);
		ServiceView service = inventory.service(serviceId);
		watch.keep(new Followed(service.projectId(), service.provider()));
	}

	/** Completes or fails whatever request on this service has come to its end. */
	void check(String serviceId) {
		List<Underway> requests = fulfilment.onService(serviceId);
		if (!requests.isEmpty()) {
			ServiceView service = inventory.service(serviceId);
			requests.forEach((request) -> check(request, service));
		}
	}

	/** Fails what was being carried out. */
	void fail(Approved approved, RequestError error) {
		fulfilment.fail(approved.requestId(), error);
		giveBack(approved.serviceId(), approved.change(), error);
	}

	/** Fails what was being carried out. */
	void fail(Underway request, RequestError error) {
		fulfilment.fail(request.requestId(), error);
		giveBack(request.serviceId(), request.change(), error);
	}

	/** What it was to bring into Atlas, and did not, fails with it. */
	private void giveBack(Underway given) {
		if (given.error() != null) {
			giveBack(given.serviceId(), given.change(), given.error());
		}
	}

	private void giveBack(@Nullable String serviceId, Change change, RequestError error) {
		if (serviceId == null) {
			return;
		}
		ServiceView service = inventory.service(serviceId);
		String message = (error.detail() != null) ? error.detail() : error.meaning();
		// what Atlas may have in its hands may still go
		if (!RECOVERABLE.contains(error.code())) {
			leaves(serviceId, change, false);
		}
		if (change instanceof Change.CreateService && service.status() == ServiceStatus.REQUESTED) {
			observations.serviceFailed(serviceId, message);
		}
		boolean attaches = change instanceof Change.AttachEndpoint || change instanceof Change.RepairEndpoint;
		if (attaches && Goals.status(service, change.endpointId()) == EndpointStatus.REQUESTED) {
			observations.endpointFailed(
					new EndpointRef(serviceId, String.valueOf(service.atlasId()), String.valueOf(change.endpointId())),
					message);
		}
	}

	/** Whether Atlas has to be told now that an endpoint goes away. */
	boolean isAboutToRemove(Underway request) {
		return request.serviceId() != null
				&& Goals.isAboutToRemove(request.change(), inventory.service(request.serviceId()));
	}

	/** Whether Atlas has to come on with what was written before more is written. */
	boolean isBetweenWrites(Underway request) {
		return request.serviceId() != null && request.change() instanceof Change.RepairEndpoint repair
				&& Goals.isHandedOver(repair, inventory.service(request.serviceId()));
	}

	/** Whether what is to be removed may be seen to go from now on. */
	void leaves(@Nullable String serviceId, Change change, boolean leaves) {
		if (serviceId != null && change instanceof Change.DeleteService) {
			observations.serviceLeaves(serviceId, leaves);
		}
		if (serviceId != null && change instanceof Change.DetachEndpoint detach) {
			observations.endpointLeaves(new EndpointRef(serviceId, "", detach.endpointId()), leaves);
		}
		if (serviceId != null && change instanceof Change.RepairEndpoint repair
				&& Goals.isAboutToRemove(repair, inventory.service(serviceId))) {
			observations.endpointLeaves(new EndpointRef(serviceId, "", repair.failedEndpointId()), leaves);
		}
	}

	/** What Atlas has been asked to do in a place, and is doing. */
	List<Underway> handedOver(Followed where) {
		return fulfilment.underway(Set.of(where.projectId())).stream().filter((request) -> {
			ServiceView service = (request.serviceId() != null) ? inventory.service(request.serviceId()) : null;
			return service != null && service.provider() == where.provider()
					&& Goals.isHandedOver(request.change(), service);
		}).toList();
	}

	private void checkAsPostern(String serviceId) {
		Caller.asPostern(() -> {
			check(serviceId);
			return serviceId;
		});
	}

	private void check(Underway request, ServiceView service) {
		RequestError before = request.error();
		if (Goals.isDone(request.change(), service)) {
			// what was refused stays refused, whoever brings it about afterwards
			if (before == null || RECOVERABLE.contains(before.code())) {
				fulfilment.complete(request.requestId());
			}
			return;
		}
		RequestError error = Goals.failure(request.change(), service);
		if (error != null && before == null) {
			fulfilment.fail(request.requestId(), error);
		}
	}

}
