package dev.postern.dashboard;

import java.time.LocalDate;
import java.time.ZoneOffset;

import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Visitor;
import dev.postern.testing.Visitor.Shown;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was found in Atlas, as people see it and answer to it without scripts. Each test
 * has a service of its own.
 */
@OnDemo
@TestInstance(Lifecycle.PER_CLASS)
class DriftPagesTests {

	private final Portal portal;

	private final Attic attic;

	DriftPagesTests(Portal portal) {
		this.portal = portal;
		this.attic = new Attic(portal);
	}

	@BeforeAll
	void open() {
		attic.open();
	}

	@Test
	void whoMaySeesItAndIsOfferedWhatTheyMayDo() {
		String id = attic.drift("UNMANAGED", "EUROPE_WEST");
		String adopt = "/services/" + attic.service("EUROPE_WEST", "id") + "/adopt";
		String ignore = "/drift/" + id + "/ignore";

		assertThat(attic.join().browser().get("/drift").html()).contains("id=\"no-drift\"").doesNotContain(id);
		assertThat(attic.join("REQUESTER").browser().get("/drift").html()).contains(id, adopt).doesNotContain(ignore);
		assertThat(attic.join("APPROVER").browser().get("/drift").html()).contains(id, ignore).doesNotContain(adopt);
		assertThat(Visitor.signedIn(portal.origin(), "olga").get("/drift").html()).contains(id, ignore)
			.doesNotContain(adopt);
		assertThat(Visitor.signedIn(portal.origin(), "vera").get("/drift").html()).contains(id)
			.doesNotContain(ignore, adopt);
	}

	@Test
	void itIsIgnoredUntilADayForAReasonAndShownAgain() {
		Visitor approver = attic.join("APPROVER").browser();
		String path = "/drift/" + attic.drift("UNMANAGED", "EUROPE_WEST");
		String form = path + "/ignore";

		assertThat(approver.submit(form, form, "until", "", "reason", "").html()).contains("id=\"until-error\"",
				"id=\"reason-error\"");
		assertThat(approver.submit(form, form, "until", "2020-01-01", "reason", "Late.").html())
			.contains("id=\"until-error\"", "Late.");
		String until = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
		Shown ignored = approver.submit(form, form, "until", until, "reason", "Goes <soon>.");
		assertThat(ignored.location()).isEqualTo("/drift");
		assertThat(approver.get("/drift").html()).contains(path + "/heed", "Goes &lt;soon&gt;.").doesNotContain(form);

		assertThat(approver.submit("/drift", path + "/heed").location()).isEqualTo("/drift");
		assertThat(approver.get("/drift").html()).contains(form).doesNotContain("Goes &lt;soon&gt;.");
		assertThat(attic.join("REQUESTER").browser().get(form).status()).isEqualTo(403);
		assertThat(attic.join().browser().get(form).status()).isEqualTo(404);
	}

	@Test
	void itIsAdoptedByARequestThatIsApproved() {
		Visitor requester = attic.join("REQUESTER").browser();
		Visitor approver = attic.join("APPROVER").browser();
		String service = "/services/" + attic.service("US_EAST_1", "id");

		assertThat(requester.get(service).html()).contains("href=\"" + service + "/adopt\"");
		assertThat(requester.get(service + "/adopt").html()).contains(Attic.ENDPOINT);
		assertThat(requester.submit(service + "/adopt", service + "/adopt", "justification", "").html())
			.contains("id=\"justification-error\"");
		Shown sent = requester.submit(service + "/adopt", service + "/adopt", "justification", "In use for years.");
		String request = sent.location().replace("/sent", "");
		Shown page = approver.get(request);
		assertThat(page.text()).contains("In use for years.", Attic.ENDPOINT).doesNotContain("??");
		approver.post(request + "/decision", page.token(), "verdict", "APPROVE", "version", "1", "comment", "");
		attic.awaitApplied(request);

		assertThat(requester.get(service).html()).contains(service + "/attach").doesNotContain(service + "/adopt");
		assertThat(requester.get("/drift").html()).doesNotContain("href=\"" + service + "\"");
	}

	@Test
	void whatIsMissingIsAcceptedByAnApprover() {
		attic.lose("EU_WEST_1");
		String service = "/services/" + attic.service("EU_WEST_1", "id");
		String path = "/drift/" + attic.drift("MISSING", "EU_WEST_1");
		Visitor approver = attic.join("APPROVER").browser();

		assertThat(attic.join("REQUESTER").browser().get(path + "/accept").status()).isEqualTo(403);
		assertThat(approver.get("/drift").html()).contains(path + "/accept");
		assertThat(approver.submit(path + "/accept", path + "/accept").location()).isEqualTo("/drift");

		assertThat(approver.get("/drift").html()).doesNotContain(path);
		assertThat(approver.get(service).html()).contains("data-status=\"DELETED\"");
	}

}
