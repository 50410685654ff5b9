package dev.postern;

import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@OnDemo
class JourneyTests {

	private final Portal portal;

	JourneyTests(Portal portal) {
		this.portal = portal;
	}

	@Test
	void aDeveloperGetsAConnectionStringAndGivesAllBack() {
		Answer asked = portal.askForService(Portal.PAYMENTS, "us-east-1");
		assertThat(asked.status()).isEqualTo(201);
		assertThat(portal.decide(asked, "APPROVE").status()).isEqualTo(201);
		portal.awaitRequest(asked.text("id"), "APPLIED");
		String serviceId = asked.text("serviceId");
		assertThat(service(serviceId).text("endpointServiceName")).startsWith("com.amazonaws.vpce.us-east-1.");

		Answer attach = portal.askForEndpoint(serviceId, "vpce-0123456789abcdef0");
		portal.decide(attach, "APPROVE");
		portal.awaitRequest(attach.text("id"), "APPLIED");
		Awaitility.await().until(() -> service(serviceId).json().path("connectionStrings").size() == 1);
		assertThat(service(serviceId).json().at("/connectionStrings/0/cluster").asString()).isEqualTo("payments-0");
		assertThat(service(serviceId).text("status")).isEqualTo("CONNECTED");

		Answer detach = detach(serviceId, "vpce-0123456789abcdef0");
		portal.decide(detach, "APPROVE");
		portal.awaitRequest(detach.text("id"), "APPLIED");
		Awaitility.await().until(() -> service(serviceId).text("status").equals("DELETED"));
	}

	private Answer service(String id) {
		return portal.get("ada", "/api/v1/services/" + id);
	}

	private Answer detach(String serviceId, String endpointId) {
		return portal.post("ada", "/api/v1/requests", """
				{"kind": "DETACH_ENDPOINT", "serviceId": "%s", "endpointId": "%s", "deletesService": true,
				 "justification": "A test."}""".formatted(serviceId, endpointId));
	}

}
