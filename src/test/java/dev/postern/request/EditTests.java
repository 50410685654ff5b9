package dev.postern.request;

import java.util.UUID;

import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.Test;

import static dev.postern.request.Attachments.path;
import static org.assertj.core.api.Assertions.assertThat;

@OnDemo
class EditTests {

	private final Portal portal;

	private final Attachments attachments;

	EditTests(Portal portal) {
		this.portal = portal;
		this.attachments = new Attachments(portal);
	}

	@Test
	void whatOnlyOneMayAskForIsEditedByTheOneWhoAsks() {
		String endpointId = Attachments.endpointId();
		Answer attach = portal.post("ada", "/api/v1/requests", attachments.body(endpointId, "A test."));
		attachments.decide("grace", attach, "APPROVE");
		portal.awaitRequest(attach.text("id"), "APPLIED");
		Answer asked = portal.post("ada", "/api/v1/requests", detach(endpointId, "Before."));

		Answer second = portal.post("ada", "/api/v1/requests", detach(endpointId, "Again."));
		Answer edited = portal.call("ada", "PUT", path(asked), detach(endpointId, "After."), "If-Match",
				asked.header("ETag"));

		assertThat(second.status()).isEqualTo(409);
		assertThat(second.text("code")).isEqualTo("REQUEST_EXISTS");
		assertThat(second.text("requestId")).isEqualTo(asked.text("id"));
		assertThat(edited.status()).isEqualTo(200);
		assertThat(edited.text("justification")).isEqualTo("After.");
	}

	@Test
	void whatARequestMendsIsNotEdited() {
		Answer asked = attachments.ask();
		String body = attachments.body(Attachments.endpointId(), "A test.")
			.replace("\"kind\"", "\"resubmits\": \"%s\", \"kind\"".formatted(UUID.randomUUID()));

		Answer edited = portal.call("ada", "PUT", path(asked), body, "If-Match", asked.header("ETag"));

		assertThat(edited.status()).isEqualTo(400);
		assertThat(edited.json().at("/errors/0/pointer").asString()).isEqualTo("/resubmits");
	}

	@Test
	void onlyTheRequesterEdits() {
		Answer asked = attachments.ask();

		Answer edited = portal.call("grace", "PUT", path(asked), attachments.body(Attachments.endpointId(), "Mine."),
				"If-Match", asked.header("ETag"));

		assertThat(edited.status()).isEqualTo(403);
		assertThat(edited.text("code")).isEqualTo("NOT_YOURS");
	}

	private String detach(String endpointId, String justification) {
		return """
				{"kind": "DETACH_ENDPOINT", "serviceId": "%s", "endpointId": "%s", "deletesService": true,
				 "justification": "%s"}""".formatted(attachments.service(), endpointId, justification);
	}

}
