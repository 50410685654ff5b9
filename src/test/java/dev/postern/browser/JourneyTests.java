package dev.postern.browser;

import dev.postern.testing.InBrowser;
import dev.postern.testing.Portal;
import dev.postern.testing.Tab;
import dev.postern.testing.Tab.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people come for, from the sign-in to the end, with nothing but a browser.
 */
@InBrowser
class JourneyTests {

	private final Portal portal;

	JourneyTests(Portal portal) {
		this.portal = portal;
	}

	@ParameterizedTest
	@CsvSource({ "SCRIPTS, Analytics, Dublin Ireland (eu-west-1), vpce-0aaaaaaaaaaaaaaa1",
			"NO_SCRIPTS, Payments, Virginia USA (us-east-1), vpce-0aaaaaaaaaaaaaaa2",
			"KEYBOARD, Analytics, Stockholm Sweden (eu-north-1), vpce-0aaaaaaaaaaaaaaa3" })
	void aDeveloperGetsConnected(Way way, String project, String region, String endpointId) {
		try (Tab ada = Tab.open(portal.origin(), way); Tab grace = Tab.open(portal.origin(), way)) {
			ada.signIn("ada").follow("Ask for a service");
			ask(ada, way, project, region, "Reports are read from here.");
			ada.sees("grace").press("Send the request").sees("Your request is sent").isAccessible();
			ada.follow("Follow the request").sees("Waits for");
			grace.signIn("grace");
			approve(grace, region);

			ada.awaits("Make your endpoint").follow("Make your endpoint");
			ada.sees("aws ec2 create-vpc-endpoint");
			assertThat(ada.main().locator("pre").allInnerTexts())
				.anyMatch((text) -> text.contains("com.amazonaws.vpce"));
			attach(ada, "Attach the endpoint", pasted(endpointId), "The programs in our VPC.");
			approve(grace, "Attach an endpoint");
			ada.awaits("Get the connection string").follow("Get the connection string");
			ada.awaits(
					region.contains("Stockholm") ? "No cluster of this project runs in this region" : "mongodb+srv://");
		}
	}

	@Test
	void aRejectionIsFixedAndResubmitted() {
		String region = "Paris France (eu-west-3)";
		try (Tab ada = Tab.open(portal.origin(), Way.SCRIPTS); Tab grace = Tab.open(portal.origin(), Way.SCRIPTS)) {
			ada.signIn("ada").go("/requests/new");
			ask(ada, Way.SCRIPTS, "Analytics", region, "I need it.");
			ada.press("Send the request").follow("Follow the request");
			grace.signIn("grace").go("/inbox").follow(region).press("Reject").sees("There is a problem").isAccessible();
			grace.fill("Reason", "Say which program connects.").press("Reject").sees("is rejected");

			ada.awaits("Say which program connects.").follow("Fix and resubmit");
			assertThat(ada.page().getByLabel("What it is for").inputValue()).isEqualTo("I need it.");
			ada.fill("What it is for", "The nightly report connects.")
				.press("Check your answers")
				.press("Send the request");
			ada.follow("Follow the request").sees("for what came to nothing before");
			approve(grace, region);
			ada.awaits("Make your endpoint");
		}
	}

	@Test
	void anEndpointThatFailedIsRepaired() {
		String serviceId = ready("ap-south-1");
		try (Tab ada = Tab.open(portal.origin(), Way.SCRIPTS); Tab grace = Tab.open(portal.origin(), Way.SCRIPTS)) {
			grace.signIn("grace");
			ada.signIn("ada").go("/services/" + serviceId);
			attach(ada, "Attach the endpoint", "vpce-0123456789abcdead", "The first try.");
			approve(grace, "Attach an endpoint");
			ada.go("/services/" + serviceId).awaits("Repair the endpoint that failed");
			ada.sees("was not found");
			ada.follow("Repair it").isAccessible();
			ada.fill("Endpoint id", "vpce-0123456789abcde01").fill("Why?", "A typo.").press("Ask to repair it");
			ada.sees("Your request is sent").follow("Follow the request");
			approve(grace, "Repair an endpoint");
			ada.awaits("The right endpoint works, and the failed one is gone.").follow("Look at the service");
			ada.awaits("At least one endpoint works.");
		}
	}

	@Test
	void anOperatorAddsAProject() {
		try (Tab olga = Tab.open(portal.origin(), Way.SCRIPTS); Tab ada = Tab.open(portal.origin(), Way.SCRIPTS)) {
			olga.signIn("olga").follow("Projects").follow("Add a project").isAccessible();
			olga.tick("Simulator").press("See its projects").sees("Step 2 of 2").isAccessible();
			olga.tick("Sandbox").press("Add the project").sees("is added");
			for (String name : new String[] { "ada", "grace" }) {
				olga.fill("Who", name).tick(name.equals("ada") ? "Requester" : "Approver").press("Give these roles");
				olga.sees("are saved");
			}
			olga.isAccessible();

			ada.signIn("ada").go("/requests/new").choose("Project", "Sandbox");
		}
	}

	@Test
	void anAuditorFindsWhoApprovedWhat() {
		String serviceId = ready("ap-northeast-2");
		try (Tab vera = Tab.open(portal.origin(), Way.SCRIPTS)) {
			vera.signIn("vera").follow("Log").follow("who approved what");
			vera.fill("Who", "grace").press("Show").isAccessible().sees("Approved a request: Create a service");
			vera.page().locator("table a[href*='/requests/']").first().click();

			vera.sees("grace").sees("approved it").isAccessible();
			assertThat(vera.page().locator("main a[href='/services/" + serviceId + "']").count()).isPositive();
		}
	}

	/** Fills in what is asked for, up to the page that shows it once more. */
	private static void ask(Tab ada, Way way, String project, String region, String why) {
		ada.choose("Project", project);
		if (way == Way.NO_SCRIPTS) {
			ada.choose("Region", region);
		}
		else {
			ada.fill("Region", region);
		}
		ada.fill("What it is for", why).press("Check your answers").sees(region).isAccessible();
	}

	private static void attach(Tab ada, String link, String endpointId, String why) {
		ada.follow(link)
			.fill("Endpoint id", endpointId)
			.fill("What is it for?", why)
			.press("Ask to attach it")
			.sees("Your request is sent")
			.follow("Follow the request");
	}

	/** Approves the first in the inbox that is called so. */
	private static void approve(Tab grace, String what) {
		grace.follow("Inbox").follow(what).sees("What Postern will do in Atlas");
		grace.press("Approve").sees("is approved");
	}

	/** What the AWS CLI answers, as people paste it. */
	private static String pasted(String endpointId) {
		return "{ \"VpcEndpoint\": { \"VpcEndpointId\": \"%s\", \"ServiceName\": \"com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0\" } }"
			.formatted(endpointId);
	}

	private String ready(String region) {
		Portal.Answer request = portal.askForService(Portal.ANALYTICS, region);
		portal.decide(request, "APPROVE");
		portal.awaitRequest(request.text("id"), "APPLIED");
		return request.text("serviceId");
	}

}
