package dev.postern.provisioning;

import java.time.Duration;

import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What ada asks for and grace approves, and how it fares.
 */
class Asking {

	private final Portal portal;

	private final Crank crank;

	Asking(Portal portal, Crank crank) {
		this.portal = portal;
		this.crank = crank;
	}

	/** Has a service approved; answers the request. */
	Answer service(String region) {
		return approved(portal.askForService(Portal.PAYMENTS, region));
	}

	Answer serviceIn(String projectId, String region) {
		return approved(portal.askForService(projectId, region));
	}

	/** Has an endpoint approved; answers the request. */
	Answer endpoint(String serviceId, String endpointId) {
		return approved(portal.askForEndpoint(serviceId, endpointId));
	}

	Answer detach(String serviceId, String endpointId, boolean deletesService) {
		return ask("""
				{"kind": "DETACH_ENDPOINT", "serviceId": "%s", "endpointId": "%s", "deletesService": %s,
				 "justification": "A test."}""".formatted(serviceId, endpointId, deletesService));
	}

	Answer delete(String serviceId) {
		return ask("""
				{"kind": "DELETE_SERVICE", "serviceId": "%s", "justification": "A test."}""".formatted(serviceId));
	}

	/** Asks to look after an endpoint that was found at a service. */
	Answer adopt(String serviceId, String endpointId) {
		return ask("""
				{"kind": "ADOPT_SERVICE", "serviceId": "%s", "endpointIds": ["%s"], "justification": "A test."}"""
			.formatted(serviceId, endpointId));
	}

	Answer adopt(String serviceId) {
		return ask("""
				{"kind": "ADOPT_SERVICE", "serviceId": "%s", "justification": "A test."}""".formatted(serviceId));
	}

	Answer repair(String serviceId, String failedEndpointId, String endpointId) {
		return repairWith(serviceId, failedEndpointId, "{\"id\": \"%s\"}".formatted(endpointId));
	}

	/** The endpoint is JSON. */
	Answer repairWith(String serviceId, String failedEndpointId, String endpoint) {
		return ask("""
				{"kind": "REPAIR_ENDPOINT", "serviceId": "%s", "failedEndpointId": "%s", "endpoint": %s,
				 "justification": "A test."}""".formatted(serviceId, failedEndpointId, endpoint));
	}

	Answer regionalMode(String projectId, boolean enabled) {
		return ask("""
				{"kind": "SET_REGIONAL_MODE", "projectId": "%s", "enabled": %s, "justification": "A test."}"""
			.formatted(projectId, enabled));
	}

	/** Has a service reached from other regions; they are JSON. */
	Answer remoteRegions(String serviceId, String regions) {
		return ask("""
				{"kind": "SET_REMOTE_REGIONS", "serviceId": "%s", "supportedRemoteRegions": %s,
				 "justification": "A test."}""".formatted(serviceId, regions));
	}

	/** Has a service approved that is reached from other regions; they are JSON. */
	Answer service(String region, String remoteRegions) {
		return ask("""
				{"kind": "CREATE_SERVICE", "projectId": "%s", "provider": "AWS", "region": "%s",
				 "supportedRemoteRegions": %s, "justification": "A test."}""".formatted(Portal.PAYMENTS, region,
				remoteRegions));
	}

	/** Has a service made; answers its id. */
	String readyService(String region) {
		Answer request = service(region);
		crank.jobs();
		crank.roundAfter(Crank.READY);
		assertThat(status(request)).isEqualTo("APPLIED");
		return request.text("serviceId");
	}

	/** Has an endpoint attached, and waits until it works. */
	void workingEndpoint(String serviceId, String endpointId) {
		Answer request = endpoint(serviceId, endpointId);
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(100));
		assertThat(status(request)).isEqualTo("APPLIED");
	}

	Answer retry(Answer request) {
		return portal.post("ada", "/api/v1/requests/" + request.text("id") + "/retry", "{}");
	}

	/** The request as it is now. */
	Answer now(Answer request) {
		return portal.get("ada", "/api/v1/requests/" + request.text("id"));
	}

	String status(Answer request) {
		return now(request).text("status");
	}

	String error(Answer request) {
		return now(request).json().at("/error/code").asString("");
	}

	String waitsFor(Answer request) {
		return now(request).text("waitsFor");
	}

	Answer serviceNow(String serviceId) {
		return portal.get("ada", "/api/v1/services/" + serviceId);
	}

	String serviceStatus(String serviceId) {
		return serviceNow(serviceId).text("status");
	}

	String endpointStatus(String serviceId, String endpointId) {
		return serviceNow(serviceId).json()
			.path("endpoints")
			.valueStream()
			.filter((endpoint) -> endpoint.path("id").asString("").equals(endpointId))
			.map((endpoint) -> endpoint.path("status").asString(""))
			.findFirst()
			.orElse("GONE");
	}

	private Answer ask(String body) {
		return approved(portal.post("ada", "/api/v1/requests", body));
	}

	private Answer approved(Answer asked) {
		assertThat(asked.status()).as(asked.body()).isEqualTo(201);
		Answer decided = portal.decide(asked, "APPROVE");
		assertThat(decided.status()).as(decided.body()).isEqualTo(201);
		return asked;
	}

}
