package dev.postern.audit;

import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.testing.Visitor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@OnDemo
class LogPageTests {

	private final Portal portal;

	private final Visitor vera;

	LogPageTests(Portal portal) {
		this.portal = portal;
		this.vera = Visitor.signedIn(portal.origin(), "vera");
	}

	@Test
	void anAuditorFindsWhoApprovedWhat() {
		String body = vera.get("/log?kind=request.approve&actor=grace&project=" + Portal.PAYMENTS).html();

		assertThat(body).contains("Approved a request", ": Create a service", "data-kind=\"request.approve\"")
			.contains("value=\"grace\"", "selected=\"selected\"")
			.doesNotContain("data-kind=\"request.ask\"");
		assertThat(body).containsPattern("href=\"/requests/[0-9a-f-]{36}\"");
		assertThat(vera.get("/log?kind=request.approve&actor=ada").html()).contains("class=\"empty\"");
	}

	@Test
	void aRequestIsFoundWhereverAnEntryCarriesItsId() {
		Answer request = portal.askForService(Portal.ANALYTICS, "eu-south-1");
		String id = request.text("id");
		portal.call("ada", "POST", "/api/v1/requests/" + id + "/decisions", "{\"verdict\":\"APPROVE\"}", "If-Match",
				request.header("ETag"));

		String body = vera.get("/log?request=" + portal.origin() + "/requests/" + id).html();

		assertThat(body).contains("data-kind=\"request.ask\"", "data-kind=\"refused.access\"")
			.doesNotContain("data-kind=\"person.sign-in\"");
	}

	@Test
	void wrongFiltersAreSaidAtTheirFieldsAndKept() {
		String body = vera
			.get("/log?actor=grace&from=yesterday&until=2026-01-01&request=%3Cb%3E&kind=" + "x".repeat(201))
			.html();

		assertThat(body).contains("href=\"#from\"", "href=\"#request\"", "href=\"#kind\"")
			.contains("value=\"yesterday\"", "value=\"grace\"", "value=\"&lt;b&gt;\"")
			.doesNotContain("<table", "class=\"empty\"");
		assertThat(vera.get("/log?from=2026-01-02&until=2026-01-01").html()).contains("href=\"#until\"");
		assertThat(vera.get("/log?cursor=nonsense").status()).isEqualTo(400);
	}

	@Test
	void timesAreUtcAndPagesGoOnWithTheSameFilters() {
		assertThat(vera.get("/log?until=1999-12-31T10:00").html()).contains("class=\"empty\"");
		for (int i = 0; i < 51; i++) {
			portal.post("ada", "/api/v1/api-keys", "{\"label\":\"many\"}");
		}

		String next = vera.get("/log?actor=ada&kind=api-key.issue").find("href=\"(/log[^\"]*cursor=[^\"]*)\"");

		assertThat(next).contains("actor=ada", "kind=api-key.issue");
		assertThat(vera.get(next.replace("&amp;", "&")).html()).contains("data-kind=\"api-key.issue\"");
	}

	@Test
	void nobodyElseReadsIt() {
		assertThat(Visitor.signedIn(portal.origin(), "ada").get("/log").status()).isEqualTo(403);
		assertThat(Visitor.signedIn(portal.origin(), "grace").get("/log").status()).isEqualTo(403);
		assertThat(Visitor.signedIn(portal.origin(), "olga").get("/log").status()).isEqualTo(200);
	}

}
