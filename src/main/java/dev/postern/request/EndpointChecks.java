package dev.postern.request;

import java.util.List;
import java.util.Map;

import dev.postern.endpoint.EndpointView;
import dev.postern.endpoint.Inventory;
import dev.postern.endpoint.ServiceView;
import dev.postern.rest.ApiProblem;
import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import org.springframework.stereotype.Component;

/**
 * Checks an endpoint that is handed in against the service it is for, before an approver
 * or Atlas is bothered with it.
 */
@Component
class EndpointChecks {

	private final Inventory inventory;

	EndpointChecks(Inventory inventory) {
		this.inventory = inventory;
	}

	/** An endpoint to attach. */
	Change.AttachEndpoint attach(ServiceView service, AskBody.AttachEndpoint body) {
		return new Change.AttachEndpoint(endpoint(service, body.endpoint()));
	}

	/** An endpoint to take the place of one that failed. */
	Change.RepairEndpoint repair(ServiceView service, AskBody.RepairEndpoint body) {
		EndpointView failed = service.attachedEndpoint(body.failedEndpointId());
		if (!failed.status().isRepairable()) {
			throw ApiProblem.conflict("ENDPOINT_NOT_FAILED",
					"Endpoint %s is %s, so there is nothing to repair.".formatted(failed.id(), failed.status()));
		}
		EndpointSpec endpoint = endpoint(service, body.endpoint());
		if (EndpointSpec.sameId(endpoint.endpointId(), failed.id())) {
			throw ApiProblem.invalid(idPointer(service),
					"This is the endpoint that failed. Make a new one and give its id.");
		}
		return new Change.RepairEndpoint(failed.id(), endpoint);
	}

	private EndpointSpec endpoint(ServiceView service, Map<String, Object> body) {
		EndpointSpec endpoint = EndpointForm.read(service.provider(), body);
		if (endpoint instanceof EndpointSpec.Gcp group) {
			endpoint = fitted(service, group);
		}
		if (!service.status().takesEndpoints()) {
			throw ApiProblem.conflict("SERVICE_NOT_READY",
					"Service %s is %s and takes no endpoints.".formatted(service.id(), service.status()));
		}
		if (service.provider() != Provider.GCP && inventory.isAttachedElsewhere(service, endpoint.endpointId())) {
			throw ApiProblem.conflict("ENDPOINT_ELSEWHERE",
					"Endpoint %s is attached to another service, or is about to be. An endpoint serves one only."
						.formatted(endpoint.endpointId()));
		}
		return endpoint;
	}

	/** With one rule for each attachment, and called as Atlas will call it. */
	private static EndpointSpec.Gcp fitted(ServiceView service, EndpointSpec.Gcp group) {
		List<EndpointSpec.Rule> rules = group.endpoints();
		int attachments = service.portMappingEnabled() ? 1 : service.serviceAttachmentNames().size();
		if (attachments > 0 && rules.size() != attachments) {
			throw ApiProblem.invalid("/endpoint/endpoints",
					"The service has %d %s, so there have to be as many forwarding rules. These are %d."
						.formatted(attachments, (attachments == 1) ? "attachment" : "attachments", rules.size()));
		}
		return service.portMappingEnabled() ? EndpointSpec.Gcp.portMapped(group.gcpProjectId(), rules.getFirst())
				: group;
	}

	private static String idPointer(ServiceView service) {
		if (service.provider() != Provider.GCP) {
			return "/endpoint/id";
		}
		return service.portMappingEnabled() ? "/endpoint/endpoints" : "/endpoint/endpointGroupName";
	}

}
