package dev.postern.dashboard;

import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What pages say of services on Azure and Google Cloud, and what their forms take.
 */
@OnDemo
class ProviderPagesTests {

	private static final String AZURE_ID = "/subscriptions/12345678-90ab-cdef-1234-567890abcdef/resourceGroups/rg_1"
			+ "/providers/Microsoft.Network/privateEndpoints/pages-1";

	private final Portal portal;

	private final Visitor ada;

	ProviderPagesTests(Portal portal) {
		this.portal = portal;
		this.ada = new Visitor(portal.origin(), "ada");
	}

	@Test
	void azureIsLedFromTheCommandsToTheRequest() {
		String service = "/services/" + ready("AZURE", "swedencentral", false);

		assertThat(ada.page(service)).contains("az network private-endpoint create",
				"--location &#39;swedencentral&#39;", "azurerm_private_endpoint", "Microsoft.Network/privateEndpoints@",
				"Make it in swedencentral");
		assertThat(attach(service, "endpoint.id", AZURE_ID)).contains("id=\"endpoint.privateEndpointIPAddress-error\"",
				AZURE_ID, "For reports.");
		assertThat(attach(service, "endpoint.id", "{\"id\": \"" + AZURE_ID + "\", \"ip\": \"10.0.0.4\"}")).isEmpty();
		assertThat(ada.page(service)).contains("data-step=\"ENDPOINT_ASKED\"", AZURE_ID);
	}

	@Test
	void googleCloudIsLedFromTheScriptToTheRequest() {
		String service = "/services/" + ready("GCP", "us-west1", false);

		assertThat(ada.page(service)).contains("The service has 6 attachments", "$(seq -f ", "google_compute_address");
		assertThat(attach(service, "endpoint.endpoints", "rule-0 10.0.0.1")).contains(
				"id=\"endpoint.gcpProjectId-error\"", "id=\"endpoint.endpointGroupName-error\"", "rule-0 10.0.0.1");
		assertThat(attach(service, "endpoint.endpoints", "rule-0 10.0.0.1", "endpoint.gcpProjectId", "my-project",
				"endpoint.endpointGroupName", "rule"))
			.contains("id=\"endpoint.endpoints-error\"", "6 attachments");
	}

	@Test
	void portMappingNeedsOneRuleAndNoGroup() {
		String service = "/services/" + ready("GCP", "us-west1", true);

		assertThat(ada.page(service)).contains("port mapping", "you make one address and one forwarding rule")
			.doesNotContain("$(seq");
		assertThat(ada.page(service + "/attach")).doesNotContain("endpointGroupName");
		assertThat(attach(service, "endpoint.endpoints", "[{\"IPAddress\": \"10.0.0.1\", \"name\": \"mapped-0\"}]",
				"endpoint.gcpProjectId", "my-project"))
			.isEmpty();
		assertThat(ada.page(service)).contains("mapped-0");
	}

	@Test
	void regionalModeIsAskedForWithItsWarning() {
		String list = "/services?project=" + Portal.ANALYTICS;
		String form = "/regional-mode?projectId=" + Portal.ANALYTICS;

		assertThat(ada.page(list)).contains("Regional mode of Analytics");
		assertThat(ada.page(form)).contains("id=\"mode-warning\"", "all of its clusters have to be sharded");
		assertThat(ada.post("/regional-mode", form, "projectId", Portal.ANALYTICS, "justification", "Two VPCs.").body())
			.contains("error-summary", "Two VPCs.");
		String sent = ada
			.post("/regional-mode", form, "projectId", Portal.ANALYTICS, "enabled", "true", "justification",
					"Two VPCs.")
			.headers()
			.firstValue("Location")
			.orElse("");
		String request = sent.replaceFirst(".*(/requests/[0-9a-f-]+)/sent.*", "$1");
		assertThat(ada.page(request)).contains("Change the regional mode", "Analytics").doesNotContain("??");
		assertThat(new Visitor(portal.origin(), "grace").page(request)).contains("id=\"mode-warning\"",
				"PATCH /groups/" + Portal.ANALYTICS + "/privateEndpoint/regionalMode");
		assertThat(ada.page("/requests")).contains("Change the regional mode").doesNotContain("??");
		assertThat(ada.page(request + "/edit")).contains("Two VPCs.").doesNotContain("??");
		assertThat(ada.post(request + "/withdraw", request + "/withdraw").statusCode()).isEqualTo(302);
		assertThat(ada.page(request)).contains("/regional-mode?projectId=");
	}

	@Test
	void whatNeedsRegionalModeLeadsToIt() {
		String id = ready("AWS", "ca-central-1", false);
		String atlasId = portal.get("ada", "/api/v1/services/" + id).text("atlasId");
		portal.call("simulator", "PUT", "/simulator/faults", """
				{"script": [{"method": "POST", "path": "/%s/endpoint$", "times": 1, "status": 409,
				 "errorCode": "MULTIPLE_PRIVATE_ENDPOINTS_RESTRICTED_TO_SINGLE_REGION", "detail": "No."}]}"""
			.formatted(atlasId));
		Portal.Answer asked = portal.askForEndpoint(id, "vpce-0123456711abc0031");

		portal.decide(asked, "APPROVE");
		portal.awaitRequest(asked.text("id"), "FAILED");

		assertThat(ada.page("/requests/" + asked.text("id"))).contains("Ask for regional mode and retry",
				"id=\"go-mode\"", "href=\"/regional-mode?projectId=" + Portal.ANALYTICS);
	}

	@Test
	void aFailedEndpointIsRepairedByAForm() {
		String id = ready("AWS", "ap-southeast-6", false);
		Portal.Answer asked = portal.askForEndpoint(id, "vpce-0123456711abcdead");
		portal.decide(asked, "APPROVE");
		portal.awaitRequest(asked.text("id"), "FAILED");
		String form = "/services/" + id + "/repair?endpointId=vpce-0123456711abcdead";

		assertThat(ada.page("/services/" + id)).contains("data-step=\"REPAIR\"", "id=\"repair-link\"");
		assertThat(ada.page("/requests/" + asked.text("id"))).contains("id=\"go-repair\"");
		assertThat(ada
			.post("/services/" + id + "/repair", form, "endpointId", "vpce-0123456711abcdead", "endpoint.id",
					"vpce-0123456711abcdead", "justification", "A typo.")
			.body()).contains("id=\"endpoint.id-error\"", "A typo.");
		String sent = ada
			.post("/services/" + id + "/repair", form, "endpointId", "vpce-0123456711abcdead", "endpoint.id",
					"vpce-0123456711abc0001", "justification", "A typo.")
			.headers()
			.firstValue("Location")
			.orElse("");
		String request = sent.replaceFirst(".*(/requests/[0-9a-f-]+)/sent.*", "$1");
		assertThat(new Visitor(portal.origin(), "grace").page(request)).contains("In place of",
				"vpce-0123456711abcdead", "Only if it is, detach the endpoint that failed");
		assertThat(ada.page(request + "/edit")).contains("vpce-0123456711abc0001");
	}

	/** The form with what is wrong with it, empty if it was sent. */
	private String attach(String service, String... fields) {
		String[] all = new String[fields.length + 2];
		System.arraycopy(fields, 0, all, 0, fields.length);
		all[fields.length] = "justification";
		all[fields.length + 1] = "For reports.";
		return ada.post(service + "/attach", service + "/attach", all).body();
	}

	private String ready(String provider, String region, boolean mapping) {
		Portal.Answer asked = portal.post("ada", "/api/v1/requests", """
				{"kind": "CREATE_SERVICE", "projectId": "%s", "provider": "%s", "region": "%s",
				 "portMappingEnabled": %s, "justification": "A test."}""".formatted(Portal.ANALYTICS, provider, region,
				mapping));
		portal.decide(asked, "APPROVE");
		portal.awaitRequest(asked.text("id"), "APPLIED");
		return asked.text("serviceId");
	}

}
