package dev.postern.dashboard;

import java.net.http.HttpResponse;

import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What pages say of remote regions, and what their forms take.
 */
@OnDemo
class RemoteRegionPagesTests {

	private final Portal portal;

	private final Visitor ada;

	private final Visitor grace;

	RemoteRegionPagesTests(Portal portal) {
		this.portal = portal;
		this.ada = new Visitor(portal.origin(), "ada");
		this.grace = new Visitor(portal.origin(), "grace");
	}

	@Test
	void areAskedForDecidedOnAndShown() {
		String service = "/services/" + ready("ap-southeast-3");
		String form = service + "/remote-regions";
		assertThat(ada.page(service)).contains("id=\"regions-link\"").doesNotContain("id=\"remote-regions\"");
		assertThat(ada.page(form)).contains("Jakarta", "id=\"supportedRemoteRegions\"").doesNotContain("??");

		assertThat(ask(form, "ap-southeast-3\nap-south-1").body()).contains("id=\"supportedRemoteRegions-error\"",
				"own region", "ap-south-1", "Two more.");
		String request = sent(ask(form, "ap-south-1, AP_SOUTHEAST_1"));

		assertThat(ada.page(request)).contains("Change the remote regions", "(ap-southeast-1)").doesNotContain("??");
		assertThat(ada.page(service)).doesNotContain("id=\"regions-link\"");
		assertThat(grace.page(request))
			.contains("Remote regions so far", "None", "(ap-south-1)",
					"PATCH /groups/" + Portal.ANALYTICS + "/privateEndpoint/endpointService/",
					"Nothing connects from there until")
			.doesNotContain("??");
		portal.call("ada", "POST", "/api/v1/requests/" + id(request) + "/withdrawal", null);
		assertThat(ada.page(request)).contains("remote-regions?resubmits=");
	}

	@Test
	void areChangedBeforeTheDecisionAndShownAfterwards() {
		String service = "/services/" + ready("ca-west-1");
		String form = service + "/remote-regions";
		String request = sent(ask(form, "ap-south-1, AP_SOUTHEAST_1"));
		grace.page(request);

		assertThat(ada.page(request + "/edit")).contains("ap-south-1\nap-southeast-1").doesNotContain("??");
		assertThat(ada
			.post(request + "/edit", request + "/edit", "version", "1", "supportedRemoteRegions", "ap-south-1",
					"justification", "One more.")
			.statusCode()).isEqualTo(302);
		assertThat(grace.page(request)).contains("Changed since you last looked", "(ap-south-1)");
		portal.decide(portal.get("grace", "/api/v1/requests/" + id(request)), "APPROVE");
		portal.awaitRequest(id(request), "APPLIED");
		assertThat(ada.page(request)).contains("The remote regions are changed.").doesNotContain("??");
		assertThat(ada.page(service)).contains("id=\"remote-regions\"", "(ap-south-1)", "--service-region ca-west-1",
				"supported_remote_regions = [&quot;AP_SOUTH_1&quot;]");
		String other = sent(ask(form, ""));
		assertThat(grace.page(other)).contains("from its own region alone", "can lose its connection");
	}

	@Test
	void areAskedForWithTheService() {
		String[] wish = { "projectId", Portal.ANALYTICS, "provider", "AWS", "region", "eu-north-1",
				"supportedRemoteRegions", "eu-west-1", "justification", "A test." };
		String[] wrong = wish.clone();
		wrong[7] = "eu-north-1";

		assertThat(ada.post("/requests/new", "/requests/new", wrong).body())
			.contains("id=\"supportedRemoteRegions-error\"");
		String check = ada.post("/requests/new", "/requests/new", wish).headers().firstValue("Location").orElse("");
		assertThat(ada.page(check.replaceFirst("^https?://[^/]+", ""))).contains("Remote regions", "eu-west-1",
				"name=\"supportedRemoteRegions\"");
		String request = sent(ada.post("/requests", "/requests/new", wish));
		assertThat(grace.page(request)).contains("Have it reached from these other regions as well: Dublin Ireland");
		assertThat(ada.page(request + "/edit")).contains("eu-west-1");
		portal.call("ada", "POST", "/api/v1/requests/" + id(request) + "/withdrawal", null);
		assertThat(ada.page("/requests/new?resubmits=" + id(request))).contains("eu-west-1");
	}

	@Test
	void onlyAwsHasThem() {
		Answer asked = portal.post("ada", "/api/v1/requests", """
				{"kind": "CREATE_SERVICE", "projectId": "%s", "provider": "AZURE", "region": "japaneast",
				 "justification": "A test."}""".formatted(Portal.ANALYTICS));
		portal.decide(asked, "APPROVE");
		portal.awaitRequest(asked.text("id"), "APPLIED");
		String service = "/services/" + asked.text("serviceId");

		assertThat(ada.page(service)).doesNotContain("id=\"regions-link\"");
		assertThat(ask(service + "/remote-regions", "eu-west-1").body()).contains("Only AWS has remote regions.");
	}

	private HttpResponse<String> ask(String form, String regions) {
		return ada.post(form, form, "supportedRemoteRegions", regions, "justification", "Two more.");
	}

	private static String sent(HttpResponse<String> answer) {
		return answer.headers().firstValue("Location").orElse("").replaceFirst(".*(/requests/[0-9a-f-]+)/sent.*", "$1");
	}

	private static String id(String request) {
		return request.substring(request.lastIndexOf('/') + 1);
	}

	private String ready(String region) {
		Answer asked = portal.askForService(Portal.ANALYTICS, region);
		portal.decide(asked, "APPROVE");
		portal.awaitRequest(asked.text("id"), "APPLIED");
		return asked.text("serviceId");
	}

}
