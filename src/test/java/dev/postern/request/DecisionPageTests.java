package dev.postern.request;

import dev.postern.testing.Newcomers;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.testing.Visitor;
import dev.postern.testing.Visitor.Shown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How approvers decide in a browser, and how everybody sees what became of it.
 */
@OnDemo
class DecisionPageTests {

	private final Portal portal;

	private final Attachments attachments;

	private Visitor grace;

	DecisionPageTests(Portal portal) {
		this.portal = portal;
		this.attachments = new Attachments(portal);
		this.grace = new Visitor(portal.origin());
	}

	@BeforeEach
	void signIn() {
		grace = Visitor.signedIn(portal.origin(), "grace");
	}

	@Test
	void anApproverSeesWhatWillBeDoneAndApprovesIt() {
		Answer asked = attachments.ask();
		Shown page = grace.get(path(asked));

		assertThat(page.text()).contains("What Postern will do in Atlas", "Waits for you", "/endpointService/",
				"POST /groups/" + Portal.ANALYTICS);
		Shown decided = decide(grace, page, asked, "APPROVE", "Fine.");
		assertThat(decided.location()).matches("/inbox|/requests/[0-9a-f-]{36}");
		assertThat(grace.get(decided.location()).text()).contains("is approved. Postern carries it out now.");
		portal.awaitRequest(asked.text("id"), "APPLIED");
		assertThat(grace.get(path(asked)).text()).contains("grace approved it Fine.", "Postern did it in Atlas",
				"/endpoint → 20", "Postern finished: it is done", "Get the connection string");
	}

	@Test
	void aRejectionWithoutAReasonIsAskedForOne() {
		Answer asked = attachments.ask();
		Shown form = decide(grace, grace.get(path(asked)), asked, "REJECT", "  ");

		assertThat(form.status()).isEqualTo(200);
		assertThat(form.html()).contains("id=\"comment-error\"");
		assertThat(status(asked)).isEqualTo("AWAITING_APPROVAL");
		decide(grace, form, asked, "REJECT", "Too <wide>.");
		assertThat(Visitor.signedIn(portal.origin(), "ada").get(path(asked)).html()).contains("Too &lt;wide&gt;.",
				"/attach?resubmits=" + asked.text("id"));
	}

	@Test
	void whatWasChangedAfterReadingIsNotDecidedButShown() {
		Answer asked = attachments.ask();
		Shown read = grace.get(path(asked));
		edit(asked, "Changed words.");

		Shown stale = decide(grace, read, asked, "APPROVE", "Kept words.");

		assertThat(stale.text()).contains("changed after you read it", "Kept words.", "Changed since you last looked",
				"Changed words.");
		assertThat(stale.html()).contains("name=\"version\" value=\"2\"");
		assertThat(status(asked)).isEqualTo("AWAITING_APPROVAL");
	}

	@Test
	void whatHappenedSinceTheLastLookIsMarked() {
		Answer asked = attachments.ask();
		assertThat(grace.get(path(asked)).html()).doesNotContain("new-mark");
		edit(asked, "Changed words.");

		assertThat(grace.get(path(asked)).html()).contains("new-mark", "<del", "A test.", "<ins", "Changed words.");
		assertThat(grace.get(path(asked)).html()).doesNotContain("new-mark", "<del");
	}

	@Test
	void whatSomebodyElseHasDecidedShowsHowItStands() {
		Answer asked = attachments.ask();
		Shown read = grace.get(path(asked));
		portal.call("ada", "POST", "/api/v1" + path(asked) + "/withdrawal", null);

		Shown late = decide(grace, read, asked, "APPROVE", "");

		assertThat(late.location()).isEqualTo(path(asked));
		assertThat(grace.get(late.location()).text()).contains("You came too late", "The requester took it back.");
	}

	@Test
	void nobodyDecidesWhoMayNot() {
		Answer asked = attachments.ask();
		for (String name : new String[] { "ada", "olga", "vera" }) {
			Visitor visitor = Visitor.signedIn(portal.origin(), name);
			Shown page = visitor.get(path(asked));

			assertThat(page.html()).doesNotContain("id=\"approve\"");
			assertThat(decide(visitor, page, asked, "APPROVE", "").status()).as(name).isEqualTo(403);
		}
		assertThat(status(asked)).isEqualTo("AWAITING_APPROVAL");
	}

	@Test
	void anotherProjectsRequestDoesNotExist() {
		Answer asked = attachments.ask();
		Newcomers.Newcomer stranger = new Newcomers(portal).join(Portal.PAYMENTS, "APPROVER");
		Visitor visitor = new Visitor(portal.origin());
		visitor.signIn(stranger.name(), "correct horse battery");

		assertThat(visitor.get(path(asked)).status()).isEqualTo(404);
		assertThat(decide(visitor, visitor.get("/inbox"), asked, "APPROVE", "").status()).isEqualTo(404);
		assertThat(status(asked)).isEqualTo("AWAITING_APPROVAL");
		new Newcomers(portal).give(Portal.PAYMENTS, stranger.name());
	}

	@Test
	void aPartThatIsLiveStaysUntilSomethingHasHappened() {
		Answer asked = attachments.ask();
		Visitor ada = Visitor.signedIn(portal.origin(), "ada");
		String live = ada.get(path(asked))
			.html()
			.replaceFirst("(?s).*hx-get=\"([^\"]+)\".*", "$1")
			.replace("&amp;", "&");

		assertThat(ada.get(live, "HX-Request", "true").status()).isEqualTo(204);
		attachments.decide("grace", asked, "REJECT");

		Shown changed = ada.get(live, "HX-Request", "true");
		assertThat(changed.text()).contains("Rejected", "grace rejected it A test.");
		assertThat(changed.html()).doesNotContain("hx-trigger", "<main");
	}

	@Test
	void aCommentIsWrittenOrAskedForAgain() {
		Answer asked = attachments.ask();

		Shown empty = grace.submit(path(asked), path(asked) + "/comments", "text", " ");
		Shown written = grace.submit(path(asked), path(asked) + "/comments", "text", "Is it <urgent>?");

		assertThat(empty.html()).contains("id=\"text-error\"");
		assertThat(grace.get(written.location()).html()).contains("Is it &lt;urgent&gt;?");
	}

	private static String path(Answer request) {
		return "/requests/" + request.text("id");
	}

	private static Shown decide(Visitor visitor, Shown page, Answer asked, String verdict, String comment) {
		String version = page.html().contains("name=\"version\" value=\"2\"") ? "2" : "1";
		return visitor.post(path(asked) + "/decision", page.token(), "version", version, "verdict", verdict, "comment",
				comment);
	}

	private void edit(Answer asked, String why) {
		String endpoint = asked.json().path("endpointId").asString("");
		assertThat(portal
			.call("ada", "PUT", "/api/v1" + path(asked), attachments.body(endpoint, why), "If-Match",
					asked.header("ETag"))
			.status()).isEqualTo(200);
	}

	private String status(Answer asked) {
		return portal.get("ada", "/api/v1" + path(asked)).text("status");
	}

}
