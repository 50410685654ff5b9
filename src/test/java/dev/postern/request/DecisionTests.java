package dev.postern.request;

import dev.postern.testing.Newcomers;
import dev.postern.testing.Newcomers.Newcomer;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.postern.request.Attachments.path;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every wrong decision is refused, and leaves the request as it was.
 */
@OnDemo
class DecisionTests {

	private final Portal portal;

	private final Newcomers newcomers;

	private final Attachments attachments;

	private final JdbcClient database;

	DecisionTests(Portal portal, JdbcClient database) {
		this.portal = portal;
		this.newcomers = new Newcomers(portal);
		this.attachments = new Attachments(portal);
		this.database = database;
	}

	@Test
	void nobodyApprovesTheirOwnRequest() {
		Newcomer other = newcomers.join(Portal.PAYMENTS, "APPROVER");
		Answer asked = askInPayments("grace", "us-west-1");

		Answer decided = attachments.decide("grace", asked, "APPROVE");

		assertRefused(decided, 403, "OWN_REQUEST", asked);
		assertThat(asked.json().path("allowedActions").toString()).isEqualTo("[\"EDIT\",\"WITHDRAW\"]");
		assertThat(attachments.decide(other.key(), asked, "REJECT").status()).isEqualTo(201);
		newcomers.give(Portal.PAYMENTS, other.name());
	}

	@Test
	void nobodyApprovesTheirOwnRequestWithAKeyOfTheirs() {
		Newcomer other = newcomers.join(Portal.PAYMENTS, "APPROVER");
		Answer asked = askInPayments("grace", "us-west-2");

		Answer decided = attachments.decide(newcomers.issueKey("grace", true), asked, "APPROVE");

		assertRefused(decided, 403, "OWN_REQUEST", asked);
		assertRefused(attachments.decide(newcomers.issueKey("grace", true), asked, "REJECT"), 403, "OWN_REQUEST",
				asked);
		assertThat(attachments.decide(other.key(), asked, "REJECT").status()).isEqualTo(201);
		newcomers.give(Portal.PAYMENTS, other.name());
	}

	@Test
	void nobodyAsksWhereOnlyTheyCouldApprove() {
		Answer asked = askInPayments("grace", "eu-north-1");

		assertThat(asked.status()).isEqualTo(409);
		assertThat(asked.text("code")).isEqualTo("NOBODY_CAN_APPROVE");
		assertThat(portal.get("grace", "/api/v1/services?projectId=" + Portal.PAYMENTS).body())
			.doesNotContain("EU_NORTH_1");
	}

	@Test
	void aKeyWithoutThatScopeDoesNotDecide() {
		Answer asked = attachments.ask();
		String key = newcomers.issueKey("grace", false);

		assertRefused(attachments.decide(key, asked, "APPROVE"), 403, "KEY_MAY_NOT_DECIDE", asked);
		assertThat(portal.get(key, path(asked)).json().path("allowedActions")).isEmpty();
		assertThat(portal.get("grace", path(asked)).json().path("allowedActions").toString())
			.isEqualTo("[\"APPROVE\",\"REJECT\"]");
	}

	@Test
	void aRequesterWhoIsNoApproverDoesNotDecide() {
		Newcomer requester = newcomers.join(Portal.ANALYTICS, "REQUESTER");
		Answer asked = attachments.ask();

		assertRefused(attachments.decide(requester.key(), asked, "APPROVE"), 403, "NOT_APPROVER", asked);
	}

	@Test
	void operatorsAndAuditorsDoNotDecide() {
		Answer asked = attachments.ask();

		assertRefused(attachments.decide("olga", asked, "APPROVE"), 403, "NOT_APPROVER", asked);
		assertRefused(attachments.decide("vera", asked, "REJECT"), 403, "NOT_APPROVER", asked);
	}

	@Test
	void anotherProjectsRequestDoesNotExist() {
		Newcomer stranger = newcomers.join(Portal.PAYMENTS, "APPROVER");
		Answer asked = attachments.ask();

		Answer decided = attachments.decide(stranger.key(), asked, "APPROVE");

		assertRefused(decided, 404, "NOT_FOUND", asked);
		assertThat(portal.get(stranger.key(), path(asked)).status()).isEqualTo(404);
		assertThat(portal.get("vera", "/api/v1/audit/events?kind=refused.access&actor=" + stranger.name())
			.json()
			.at("/items/1/subject")
			.asString("")).isEqualTo("POST " + path(asked) + "/decisions");
		newcomers.give(Portal.PAYMENTS, stranger.name());
	}

	@Test
	void aChangeAfterReadingMakesADecisionStale() {
		String endpointId = Attachments.endpointId();
		Answer read = portal.post("ada", "/api/v1/requests", attachments.body(endpointId, "Before."));
		Answer edited = portal.call("ada", "PUT", path(read), attachments.body(endpointId, "After."), "If-Match",
				read.header("ETag"));

		Answer decided = attachments.decide("grace", read, "APPROVE");

		assertThat(edited.status()).isEqualTo(200);
		assertThat(edited.json().path("version").asInt()).isEqualTo(2);
		assertRefused(decided, 412, "STALE", read);
		assertThat(attachments.decide("grace", edited, "APPROVE").json().at("/decisions/0/version").asInt())
			.isEqualTo(2);
	}

	@Test
	void aCommentAfterReadingDoesNot() {
		Answer asked = attachments.ask();
		Answer read = portal.get("grace", path(asked));
		assertThat(portal.post("ada", path(asked) + "/comments", "{\"text\": \"It is urgent.\"}").status())
			.isEqualTo(201);

		assertThat(portal.get("grace", path(asked)).header("ETag")).isEqualTo(read.header("ETag"));
		Answer decided = attachments.decide("grace", read, "REJECT");

		assertThat(decided.status()).isEqualTo(201);
		assertThat(decided.header("ETag")).isNotEmpty().isNotEqualTo(read.header("ETag"));
	}

	@Test
	void aDecisionNamesTheVersionThatWasRead() {
		Answer asked = attachments.ask();

		Answer decided = portal.post("grace", path(asked) + "/decisions", "{\"verdict\": \"APPROVE\"}");

		assertRefused(decided, 428, "IF_MATCH_REQUIRED", asked);
		assertThat(decided.json().at("/errors/0/pointer").asString()).isEqualTo("If-Match");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "1", "\"1\"", "W/\"1.0123456789abcdef0123456789abcdef\"", "\"1.0123\"",
			"\"1.0123456789abcdef0123456789abcdef\", \"2.0123456789abcdef0123456789abcdef\"",
			"\"99999999999.0123456789abcdef0123456789abcdef\"" })
	void aDecisionNamesExactlyOneVersion(String ifMatch) {
		Answer asked = attachments.ask();

		Answer decided = portal.post("grace", path(asked) + "/decisions", "{\"verdict\": \"APPROVE\"}", "If-Match",
				ifMatch);

		assertRefused(decided, 400, "INVALID_INPUT", asked);
		assertThat(decided.json().at("/errors/0/pointer").asString()).isEqualTo("If-Match");
	}

	@Test
	void whatIsWithdrawnIsNotApproved() {
		Answer asked = attachments.ask();
		assertThat(portal.call("ada", "POST", path(asked) + "/withdrawal", null).status()).isEqualTo(200);

		assertRefused(attachments.decide("grace", asked, "APPROVE"), 409, "ACTION_NOT_ALLOWED", "WITHDRAWN", asked);
	}

	@Test
	void whatIsRejectedIsNotApproved() {
		Answer asked = attachments.ask();
		assertThat(attachments.decide("grace", asked, "REJECT").status()).isEqualTo(201);

		Answer again = attachments.decide("grace", asked, "APPROVE");

		assertThat(again.status()).isEqualTo(409);
		assertThat(portal.get("ada", path(asked)).json().path("decisions")).hasSize(1);
	}

	@Test
	void whatHasRunOutIsNotApproved() {
		Answer asked = attachments.ask();
		database.sql("update change_request set expires_at = created_at where id = cast(? as uuid)")
			.param(asked.text("id"))
			.update();

		Answer decided = attachments.decide("grace", asked, "APPROVE");

		assertThat(decided.status()).isEqualTo(409);
		assertThat(decided.text("code")).isEqualTo("ACTION_NOT_ALLOWED");
		assertThat(portal.get("ada", path(asked)).json().path("decisions")).isEmpty();
	}

	@Test
	void aRejectionSaysWhy() {
		Answer asked = attachments.ask();

		Answer decided = portal.post("grace", path(asked) + "/decisions",
				"{\"verdict\": \"REJECT\", \"comment\": \" \"}", "If-Match", asked.header("ETag"));

		assertRefused(decided, 400, "INVALID_INPUT", asked);
		assertThat(decided.json().at("/errors/0/pointer").asString()).isEqualTo("/comment");
	}

	private Answer askInPayments(String who, String region) {
		return portal.post(who, "/api/v1/requests", """
				{"kind": "CREATE_SERVICE", "projectId": "%s", "provider": "AWS", "region": "%s",
				 "justification": "A test."}""".formatted(Portal.PAYMENTS, region));
	}

	private void assertRefused(Answer decided, int status, String code, Answer asked) {
		assertRefused(decided, status, code, "AWAITING_APPROVAL", asked);
	}

	private void assertRefused(Answer decided, int status, String code, String left, Answer asked) {
		assertThat(decided.status()).isEqualTo(status);
		assertThat(decided.text("code")).isEqualTo(code);
		Answer now = portal.get("olga", path(asked));
		assertThat(now.text("status")).isEqualTo(left);
		assertThat(now.json().path("decisions")).isEmpty();
	}

}
