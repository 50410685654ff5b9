package dev.postern.request;

import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Visitor;
import dev.postern.testing.Visitor.Shown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How somebody asks for a service in a browser: typed, checked, sent.
 */
@OnDemo
class NewRequestPageTests {

	private static final String NEW = "/requests/new";

	private final Portal portal;

	private Visitor ada;

	NewRequestPageTests(Portal portal) {
		this.portal = portal;
		this.ada = new Visitor(portal.origin());
	}

	@BeforeEach
	void signIn() {
		ada = Visitor.signedIn(portal.origin(), "ada");
	}

	@Test
	void theCheckNamesWhoDecidesAndKeepsWhatWasTyped() {
		Shown sent = type("ap-southeast-4", "The <b>ledger</b>\r\nin Melbourne.");
		Shown check = ada.get(sent.location());

		assertThat(check.text()).contains("One of those who can decide looks at it: grace", "Payments",
				"&lt;b&gt;ledger&lt;/b&gt;");
		assertThat(ada.get(sent.location().replace("/check", "")).html()).contains("&lt;b&gt;ledger&lt;/b&gt;",
				"value=\"ap-southeast-4\" selected");
	}

	@Test
	void theCheckLeadsToTheServiceThatStandsThere() {
		Shown check = ada.get(type("Singapore (ap-southeast-1)", "A test.").location());

		assertThat(check.text()).contains("There is a service for Singapore (ap-southeast-1) in Payments already");
		assertThat(check.html()).containsPattern("/services/[0-9a-f]{24}/attach").doesNotContain("id=\"send\"");
	}

	@Test
	void theCheckLeadsToTheRequestThatIsOpenThere() {
		Shown check = ada.get(type("Montreal Canada", "A test.").location());

		assertThat(check.text()).contains("ada has asked for it already");
		assertThat(check.html()).containsPattern("/requests/[0-9a-f-]{36}\"").doesNotContain("id=\"send\"");
	}

	@Test
	void whatIsWrongIsSaidAtTheFormWithAllThatWasTyped() {
		Shown form = type("Frankfrt", "Kept words.");

		assertThat(form.status()).isEqualTo(200);
		assertThat(form.text()).contains("Choose a region from the list.", "Kept words.");
		assertThat(form.html()).contains("value=\"Frankfrt\"");
	}

	@Test
	void whatIsTakenMeanwhileIsSaidAtTheFormWithAllThatWasTyped() {
		Shown form = ask("ap-southeast-1", "Kept words.");

		assertThat(form.status()).isEqualTo(409);
		assertThat(form.text()).contains("There is a service for AWS in AP_SOUTHEAST_1 already", "Kept words.",
				"Attach your endpoint to the service that stands there");
	}

	@Test
	void whatIsSentIsAskedForOnceAndConfirmed() {
		Shown sent = ask("ap-southeast-3", "A test.");
		Shown confirmed = ada.get(sent.location());

		assertThat(sent.location()).matches("/requests/[0-9a-f-]{36}/sent");
		assertThat(confirmed.text()).contains("Your request is sent", "Jakarta", "grace", "Follow the request");
		assertThat(ada.get(sent.location().replace("/sent", "")).text()).contains("Waits for grace",
				"ada asked for it");
	}

	@Test
	void whatWasRejectedIsMendedInAFormThatIsFilledIn() {
		String rejected = portal
			.get("ada",
					"/api/v1/requests?status=REJECTED&projectId=" + Portal.PAYMENTS + "&kind=CREATE_SERVICE&limit=200")
			.json()
			.at("/items")
			.valueStream()
			.filter((request) -> request.path("region").asString("").equals("AP_SOUTHEAST_2"))
			.map((request) -> request.path("id").asString(""))
			.findFirst()
			.orElseThrow();

		assertThat(ada.get("/requests/" + rejected).html()).contains(NEW + "?resubmits=" + rejected);
		assertThat(ada.get(NEW + "?resubmits=" + rejected).html()).contains("A trial for the Sydney office.",
				"value=\"ap-southeast-2\" selected", "name=\"resubmits\" value=\"" + rejected);
	}

	@Test
	void whoeverMayNotAskIsRefused() {
		Visitor grace = Visitor.signedIn(portal.origin(), "grace");
		Shown refused = grace.submit(NEW, "/requests", "projectId", Portal.ANALYTICS, "provider", "AWS", "region",
				"mx-central-1", "justification", "A test.");

		assertThat(refused.status()).isEqualTo(403);
		assertThat(portal.get("ada", "/api/v1/services?projectId=" + Portal.ANALYTICS).body())
			.doesNotContain("MX_CENTRAL_1");
	}

	private Shown type(String region, String why) {
		return ada.submit(NEW, NEW, "projectId", Portal.PAYMENTS, "provider", "AWS", "region", region, "justification",
				why);
	}

	private Shown ask(String region, String why) {
		return ada.submit(NEW, "/requests", "projectId", Portal.PAYMENTS, "provider", "AWS", "region", region,
				"justification", why);
	}

}
