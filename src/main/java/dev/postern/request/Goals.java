package dev.postern.request;

import java.util.Optional;

import dev.postern.endpoint.EndpointStatus;
import dev.postern.endpoint.EndpointView;
import dev.postern.endpoint.ServiceStatus;
import dev.postern.endpoint.ServiceView;
import org.jspecify.annotations.Nullable;

/**
 * What each kind of change is after, told from the service that it is about.
 */
public final class Goals {

	private Goals() {
	}

	/** Whether Atlas has brought about what was wanted. */
	public static boolean isDone(Change change, ServiceView service) {
		return switch (change) {
			case Change.CreateService create -> service.status().takesEndpoints();
			case Change.AttachEndpoint attach -> status(service, attach.endpointId()) == EndpointStatus.AVAILABLE;
			case Change.DetachEndpoint detach -> status(service, detach.endpointId()) == null;
			case Change.DeleteService delete -> service.status() == ServiceStatus.DELETED;
			case Change.RepairEndpoint repair -> status(service, repair.endpointId()) == EndpointStatus.AVAILABLE
					&& status(service, repair.failedEndpointId()) == null;
			case Change.AdoptService adopt -> service.managed() && adopt.endpointIds()
				.stream()
				.allMatch((id) -> service.endpoint(id).map(EndpointView::managed).orElse(true));
			case Change.SetRegionalMode mode -> false;
			case Change.SetRemoteRegions regions ->
				service.status().takesEndpoints() && service.isReachedFrom(regions.remoteRegions());
		};
	}

	/** Whether there is nothing to write now, only to wait for Atlas. */
	public static boolean isHandedOver(Change change, ServiceView service) {
		return switch (change) {
			case Change.CreateService create -> service.atlasId() != null;
			case Change.AttachEndpoint attach -> isUnderway(service, attach.endpointId());
			case Change.DetachEndpoint detach -> status(service, detach.endpointId()) == EndpointStatus.DELETING;
			case Change.DeleteService delete -> service.status() == ServiceStatus.DELETING;
			case Change.RepairEndpoint repair ->
				isUnderway(service, repair.endpointId()) && !isAboutToRemove(repair, service);
			case Change.AdoptService adopt -> false;
			case Change.SetRegionalMode mode -> false;
			case Change.SetRemoteRegions regions -> service.isReachedFrom(regions.remoteRegions());
		};
	}

	/** Whether it is to take an endpoint away, and Atlas has not got that yet. */
	public static boolean isAboutToRemove(Change change, ServiceView service) {
		return switch (change) {
			case Change.DetachEndpoint detach -> stays(service, detach.endpointId());
			case Change.RepairEndpoint repair -> status(service, repair.endpointId()) == EndpointStatus.AVAILABLE
					&& stays(service, repair.failedEndpointId());
			default -> false;
		};
	}

	/** Why it will not come about, null while it may. */
	public static @Nullable RequestError failure(Change change, ServiceView service) {
		return switch (change) {
			case Change.CreateService create -> failure(service);
			case Change.AttachEndpoint attach -> failure(service, attach.endpointId(),
					"The endpoint could not be connected. Attach the right one to the same service first, and detach "
							+ "this one afterwards: the last endpoint takes the service with it.");
			case Change.RepairEndpoint repair -> failure(service, repair.endpointId(),
					"The new endpoint could not be connected either. The failed one was left as it is, so the service "
							+ "stays. Check both in your cloud's console, then ask for another repair.");
			case Change.SetRemoteRegions regions -> changeFailure(service);
			default -> null;
		};
	}

	/** How it stands with an endpoint, null if it is not there. */
	public static @Nullable EndpointStatus status(ServiceView service, @Nullable String endpointId) {
		return endpoint(service, endpointId).map(EndpointView::status).orElse(null);
	}

	private static boolean stays(ServiceView service, String endpointId) {
		EndpointStatus status = status(service, endpointId);
		return status != null && status != EndpointStatus.DELETING;
	}

	private static boolean isUnderway(ServiceView service, String endpointId) {
		EndpointStatus status = status(service, endpointId);
		return status != null && status != EndpointStatus.REQUESTED;
	}

	private static @Nullable RequestError failure(ServiceView service) {
		if (service.status() == ServiceStatus.FAILED) {
			return new RequestError("SERVICE_FAILED", service.errorMessage(),
					"Atlas began to make the service and gave it up. Remove it and ask anew, or ask for another region.");
		}
		return !service.status().isGone() ? null
				: new RequestError("SERVICE_GONE", null, "The service was removed before it was ready.");
	}

	private static @Nullable RequestError changeFailure(ServiceView service) {
		return switch (service.status()) {
			case FAILED -> new RequestError("SERVICE_FAILED", service.errorMessage(),
					"Atlas gave the service up. Look at it in Atlas, then retry.");
			case DELETED, MISSING -> new RequestError("SERVICE_GONE", null,
					"The service was removed, so there is nothing to change any more.");
			default -> null;
		};
	}

	private static @Nullable RequestError failure(ServiceView service, String endpointId, String meaning) {
		EndpointView endpoint = endpoint(service, endpointId).orElse(null);
		if (endpoint == null) {
			return new RequestError("ENDPOINT_GONE", null, "The endpoint was removed before it worked.");
		}
		return !endpoint.status().isFailure() ? null
				: new RequestError("ENDPOINT_" + endpoint.status(), endpoint.errorMessage(), meaning);
	}

	private static Optional<EndpointView> endpoint(ServiceView service, @Nullable String endpointId) {
		return (endpointId != null) ? service.endpoint(endpointId) : Optional.empty();
	}

}
