package dev.postern.request;

import java.util.List;
import java.util.stream.IntStream;

import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.testing.Visitor;
import dev.postern.testing.Visitor.Shown;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The lists of requests, and the pages where requesters change their minds.
 */
@OnDemo
class RequestListPageTests {

	private final Portal portal;

	private final Attachments attachments;

	private final Statistics statistics;

	RequestListPageTests(Portal portal, EntityManagerFactory entities) {
		this.portal = portal;
		this.attachments = new Attachments(portal);
		this.statistics = entities.unwrap(SessionFactory.class).getStatistics();
	}

	@Test
	void aLongerListAsksTheDatabaseNoMore() {
		Visitor grace = Visitor.signedIn(portal.origin(), "grace");
		attachments.ask();
		statistics.setStatisticsEnabled(true);
		List<Long> before = statements(grace);

		IntStream.range(0, 8).forEach((more) -> attachments.ask());

		assertThat(statements(grace)).isEqualTo(before);
		statistics.setStatisticsEnabled(false);
	}

	@Test
	void theListSaysWhenNothingMatches() {
		Visitor vera = Visitor.signedIn(portal.origin(), "vera");

		assertThat(vera.get("/requests?whose=mine").text()).contains("No request matches this filter.", "Show all");
		assertThat(vera.get("/requests?status=REJECTED&kind=CREATE_SERVICE&projectId=" + Portal.PAYMENTS).text())
			.contains("Sydney")
			.doesNotContain("Singapore");
		assertThat(vera.get("/requests?status=nonsense").status()).isEqualTo(400);
	}

	@Test
	void theInboxHoldsWhatWaitsForTheCallerAndNothingElse() {
		Answer asked = attachments.ask();

		assertThat(Visitor.signedIn(portal.origin(), "grace").get("/inbox").html()).contains(path(asked));
		assertThat(Visitor.signedIn(portal.origin(), "ada").get("/inbox").text()).contains("You are no approver");
		assertThat(Visitor.signedIn(portal.origin(), "olga").get("/inbox").html()).doesNotContain(path(asked));
	}

	@Test
	void aRequesterChangesWhatTheyAskFor() {
		Answer asked = attachments.ask();
		Visitor ada = Visitor.signedIn(portal.origin(), "ada");
		String pasted = "arn:aws:ec2:eu-central-1:1:vpc-endpoint/" + Attachments.endpointId();

		Shown wrong = edit(ada, asked, "1", "vpce-svc-0123456789abcdef0");
		Shown right = edit(ada, asked, "1", pasted);
		Shown stale = edit(ada, asked, "1", pasted);

		assertThat(wrong.text()).contains("This is the name of the service");
		assertThat(right.location()).isEqualTo(path(asked));
		assertThat(ada.get(path(asked)).text()).contains("ada changed it: version 2", "Changed words.");
		assertThat(stale.status()).isEqualTo(412);
		assertThat(stale.html()).contains("id=\"stale\"", "name=\"version\" value=\"2\"");
	}

	@Test
	void aRequesterWithdrawsAfterConfirming() {
		Answer asked = attachments.ask();
		Visitor ada = Visitor.signedIn(portal.origin(), "ada");
		Visitor grace = Visitor.signedIn(portal.origin(), "grace");
		String withdraw = path(asked) + "/withdraw";

		assertThat(grace.submit(path(asked), withdraw).status()).isEqualTo(403);
		assertThat(ada.get(withdraw).text()).contains("Withdraw this request?");
		ada.submit(withdraw, withdraw);

		assertThat(ada.get(path(asked)).text()).contains("The request is withdrawn.", "Ask again");
	}

	private List<Long> statements(Visitor visitor) {
		return List.of(statements(visitor, "/requests"), statements(visitor, "/inbox"));
	}

	/** The fewest of some tries, because background work asks as well. */
	private long statements(Visitor visitor, String path) {
		return IntStream.range(0, 12).mapToLong((attempt) -> {
			long before = statistics.getPrepareStatementCount();
			assertThat(visitor.get(path).status()).isEqualTo(200);
			return statistics.getPrepareStatementCount() - before;
		}).min().orElseThrow();
	}

	private static Shown edit(Visitor visitor, Answer asked, String version, String endpointId) {
		return visitor.submit(path(asked), path(asked) + "/edit", "version", version, "endpoint.id", endpointId,
				"justification", "Changed words.");
	}

	private static String path(Answer request) {
		return "/requests/" + request.text("id");
	}

}
