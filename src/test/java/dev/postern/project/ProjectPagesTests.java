package dev.postern.project;

import java.util.List;

import dev.postern.testing.Canaries;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.SimulatedAtlas;
import dev.postern.testing.Visitor;
import dev.postern.testing.Visitor.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@OnDemo
class ProjectPagesTests {

	private static final String SANDBOX = "5f1a7a0c9b3e4d2f8a6b7c03";

	private static final String MEMBERS = "/projects/" + Portal.ANALYTICS + "/members";

	private static final String PRIVATE = Canaries.watch("ca9a21e5-0000-4000-8000-0000000a9e01");

	private final Portal portal;

	private final Visitor olga;

	private final String keyId;

	ProjectPagesTests(Portal portal) {
		this.portal = portal;
		this.olga = Visitor.signedIn(portal, "olga");
		this.keyId = olga.get("/projects/" + Portal.PAYMENTS).find("/stored-keys/([0-9a-f-]{36})");
	}

	@AfterEach
	void noMoreFaults() {
		portal.call("simulator", "DELETE", "/simulator/faults", null);
	}

	@Test
	void aProjectIsPickedFromWhatTheKeySees() {
		assertThat(olga.send("/projects/new", "/projects/new/look").body()).contains("href=\"#storedKeyId\"");

		Page choices = olga.get(olga.send("/projects/new", "/projects/new/look", "storedKeyId", keyId).location());
		assertThat(choices.body()).contains("Sandbox", SANDBOX)
			.doesNotContain("value=\"" + Portal.PAYMENTS, "value=\"" + Portal.ANALYTICS);
		assertThat(olga.send("/projects/new", "/projects/new", "storedKeyId", keyId).body())
			.contains("href=\"#projectId\"", "Sandbox");

		assertThat(olga.send("/projects/new", "/projects/new", "storedKeyId", keyId, "projectId", SANDBOX).location())
			.isEqualTo("/projects/" + SANDBOX);
		assertThat(olga.get("/projects/" + SANDBOX).body()).contains("Sandbox is added", "Nobody can approve here");
		Page none = olga.get(olga.send("/projects/new", "/projects/new/look", "storedKeyId", keyId).location());
		assertThat(none.body()).contains("is here already").doesNotContain("id=\"choose-project\"");
	}

	@Test
	void anAtlasThatDoesNotAnswerIsExplained() {
		portal.call("simulator", "PUT", "/simulator/faults", "{\"rates\":{\"SERVER_ERROR\":1.0}}");

		Page seen = olga.get(olga.send("/projects/new", "/projects/new/look", "storedKeyId", keyId).location());
		assertThat(seen.body()).contains("Atlas cannot be reached");
		assertThat(olga.send("/atlas", "/atlas/test").location()).isEqualTo("/atlas");
		assertThat(olga.get("/atlas").body()).contains("Atlas could not be reached");
		noMoreFaults();
		olga.send("/atlas", "/atlas/test");
		assertThat(olga.get("/atlas").body()).contains("Test all keys now");
	}

	@Test
	void rolesAreGivenAndTaken() {
		String page = "/projects/" + Portal.ANALYTICS;
		assertThat(olga.send(page, MEMBERS, "username", "nobodyhere", "approver", "true").body())
			.contains("href=\"#username\"", "value=\"nobodyhere\"", "checked=\"checked\"");
		assertThat(olga.send(page, MEMBERS, "username", "vera").body()).contains("href=\"#requester\"");

		assertThat(olga.send(page, MEMBERS, "username", "vera", "approver", "true").location()).isEqualTo(page);
		assertThat(portal.get("vera", "/api/v1/projects").body()).contains("APPROVER");
		assertThat(olga.get("/people/vera").body()).contains("Analytics", "Approver");
		assertThat(olga.get(page).body()).doesNotContain("approvers-warning");

		olga.send(MEMBERS + "/vera", MEMBERS + "/vera");
		assertThat(portal.get("vera", "/api/v1/projects").body()).doesNotContain("APPROVER");
		assertThat(olga.get(page).body()).contains("Only grace can approve here");
	}

	@Test
	void aPrivateHalfIsInNoPage() {
		Page wrong = olga.send("/stored-keys/new", "/stored-keys/new", "label", "", "publicKey", "canarypg",
				"privateKey", PRIVATE);
		assertThat(wrong.body()).contains("href=\"#label\"", "value=\"canarypg\"").doesNotContain(PRIVATE);

		String key = olga
			.send("/stored-keys/new", "/stored-keys/new", "label", "<b>Mine</b>", "publicKey", "canarypg", "privateKey",
					" " + PRIVATE)
			.location();
		assertThat(olga.get(key).body()).contains("&lt;b&gt;Mine").doesNotContain(PRIVATE);
		assertThat(olga
			.send("/stored-keys/new", "/stored-keys/new", "label", "x", "publicKey", "canarypg", "privateKey", PRIVATE)
			.body()).contains("stored already").doesNotContain(PRIVATE);
		olga.send(key, key + "/test");
		assertThat(olga.get(key).body()).contains("Atlas does not take this key").doesNotContain(PRIVATE);
		assertThat(olga.send(key, key + "/rotation", "publicKey", "canarypg", "privateKey", PRIVATE).body())
			.contains("the old one stays")
			.doesNotContain(PRIVATE);
		assertThat(olga.send(key + "/remove", key + "/remove").location()).isEqualTo("/stored-keys");
		assertThat(olga.get(key).status()).isEqualTo(404);
	}

	@Test
	void aKeyThatOpenRequestsNeedStays() {
		String remove = "/stored-keys/" + keyId + "/remove";

		assertThat(olga.get(remove).body()).contains("Payments", "Analytics");
		assertThat(olga.send(remove, remove).body()).contains("Open requests need this key");
	}

	@Test
	void onlyOperatorsLookAfterThePortal() {
		List<String> pages = List.of("/people", "/people/new", "/people/ada", "/projects", "/projects/new",
				"/projects/" + Portal.PAYMENTS, "/stored-keys", "/stored-keys/new", "/stored-keys/" + keyId, "/atlas");
		List<String> actions = List.of("/people/new", "/people/olga/disable", "/people/ada/invitations",
				"/projects/new/look", "/projects/new", MEMBERS, MEMBERS + "/ada", "/stored-keys/new",
				"/stored-keys/" + keyId + "/test", "/stored-keys/" + keyId + "/remove", "/atlas/test");
		int calls = new SimulatedAtlas(portal).calls("GET", "/groups").size();
		for (String name : List.of("ada", "grace", "vera")) {
			Visitor visitor = Visitor.signedIn(portal, name);
			assertThat(pages).allSatisfy((page) -> assertThat(visitor.get(page).status()).isEqualTo(403));
			assertThat(actions).allSatisfy(
					(action) -> assertThat(visitor
						.craft(action, "username", "ada", "displayName", "x", "operator", "true", "approver", "true",
								"storedKeyId", keyId, "projectId", SANDBOX, "forgot", "true")
						.status()).isEqualTo(403));
		}

		assertThat(olga.get("/people").status()).isEqualTo(200);
		assertThat(portal.get("ada", "/api/v1/projects").body()).doesNotContain("APPROVER");
		assertThat(new SimulatedAtlas(portal).calls("GET", "/groups")).hasSize(calls);
	}

}
