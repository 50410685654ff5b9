package dev.postern.project;

import java.util.List;

import dev.postern.testing.Canaries;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.SimulatedAtlas;
import dev.postern.testing.Visitor;
import dev.postern.testing.Visitor.Shown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@OnDemo
class ProjectPagesTests {

	private static final String SANDBOX = "5f1a7a0c9b3e4d2f8a6b7c03";

	private static final String MEMBERS = "/projects/" + Portal.ANALYTICS + "/members";

	private static final String PRIVATE = Canaries.watch("ca9a21e5-0000-4000-8000-0000000a9e01");

	private static final String SECRET = Canaries.watch("mdb_sa_sk_canary-of-a-page");

	private final Portal portal;

	private final Visitor olga;

	private final String keyId;

	ProjectPagesTests(Portal portal) {
		this.portal = portal;
		this.olga = Visitor.signedIn(portal.origin(), "olga");
		this.keyId = olga.get("/projects/" + Portal.PAYMENTS).find("/stored-keys/([0-9a-f-]{36})");
	}

	@AfterEach
	void noMoreFaults() {
		portal.call("simulator", "DELETE", "/simulator/faults", null);
	}

	@Test
	void aProjectIsPickedFromWhatTheKeySees() {
		assertThat(olga.submit("/projects/new", "/projects/new/look").html()).contains("href=\"#storedKeyId\"");

		Shown choices = olga.get(olga.submit("/projects/new", "/projects/new/look", "storedKeyId", keyId).location());
		assertThat(choices.html()).contains("Sandbox", SANDBOX)
			.doesNotContain("value=\"" + Portal.PAYMENTS, "value=\"" + Portal.ANALYTICS);
		assertThat(olga.submit("/projects/new", "/projects/new", "storedKeyId", keyId).html())
			.contains("href=\"#projectId\"", "Sandbox");

		assertThat(olga.submit("/projects/new", "/projects/new", "storedKeyId", keyId, "projectId", SANDBOX).location())
			.isEqualTo("/projects/" + SANDBOX);
		assertThat(olga.get("/projects/" + SANDBOX).html()).contains("Sandbox is added", "Nobody can approve here");
		Shown none = olga.get(olga.submit("/projects/new", "/projects/new/look", "storedKeyId", keyId).location());
		assertThat(none.html()).contains("is here already").doesNotContain("id=\"choose-project\"");
	}

	@Test
	void anAtlasThatDoesNotAnswerIsExplained() {
		portal.call("simulator", "PUT", "/simulator/faults", "{\"rates\":{\"SERVER_ERROR\":1.0}}");

		Shown seen = olga.get(olga.submit("/projects/new", "/projects/new/look", "storedKeyId", keyId).location());
		assertThat(seen.html()).contains("Atlas cannot be reached");
		assertThat(olga.submit("/atlas", "/atlas/test").location()).isEqualTo("/atlas");
		assertThat(olga.get("/atlas").html()).contains("Atlas could not be reached");
		noMoreFaults();
		olga.submit("/atlas", "/atlas/test");
		assertThat(olga.get("/atlas").html()).contains("Test all keys now");
	}

	@Test
	void rolesAreGivenAndTaken() {
		String page = "/projects/" + Portal.ANALYTICS;
		assertThat(olga.submit(page, MEMBERS, "username", "nobodyhere", "approver", "true").html())
			.contains("href=\"#username\"", "value=\"nobodyhere\"", "checked=\"checked\"");
		assertThat(olga.submit(page, MEMBERS, "username", "vera").html()).contains("href=\"#requester\"");

		assertThat(olga.submit(page, MEMBERS, "username", "vera", "approver", "true").location()).isEqualTo(page);
		assertThat(portal.get("vera", "/api/v1/projects").body()).contains("APPROVER");
		assertThat(olga.get("/people/vera").html()).contains("Analytics", "Approver");
		assertThat(olga.get(page).html()).doesNotContain("approvers-warning");

		olga.submit(MEMBERS + "/vera", MEMBERS + "/vera");
		assertThat(portal.get("vera", "/api/v1/projects").body()).doesNotContain("APPROVER");
	}

	@Test
	void aPrivateHalfIsInNoPage() {
		Shown wrong = olga.submit("/stored-keys/new", "/stored-keys/new", "label", "", "publicKey", "canarypg",
				"privateKey", PRIVATE);
		assertThat(wrong.html()).contains("href=\"#label\"", "value=\"canarypg\"").doesNotContain(PRIVATE);

		String key = olga
			.submit("/stored-keys/new", "/stored-keys/new", "label", "<b>Mine</b>", "publicKey", "canarypg",
					"privateKey", " " + PRIVATE)
			.location();
		assertThat(olga.get(key).html()).contains("&lt;b&gt;Mine").doesNotContain(PRIVATE);
		assertThat(olga
			.submit("/stored-keys/new", "/stored-keys/new", "label", "x", "publicKey", "canarypg", "privateKey",
					PRIVATE)
			.html()).contains("stored already").doesNotContain(PRIVATE);
		olga.submit(key, key + "/test");
		assertThat(olga.get(key).html()).contains("Atlas does not take this key").doesNotContain(PRIVATE);
		assertThat(olga.submit(key, key + "/rotation", "publicKey", "canarypg", "privateKey", PRIVATE).html())
			.contains("the old one stays")
			.doesNotContain(PRIVATE);
		assertThat(olga.submit(key + "/remove", key + "/remove").location()).isEqualTo("/stored-keys");
		assertThat(olga.get(key).status()).isEqualTo(404);
	}

	@Test
	void aServiceAccountIsStoredTriedAndRotatedLikeAKey() {
		String clientId = "mdb_sa_id_ca9a21e5ca9a21e5ca9a21aa";
		Shown wrong = olga.submit("/stored-keys/new", "/stored-keys/new", "label", "", "kind", "DIGEST", "publicKey",
				clientId, "privateKey", SECRET);
		assertThat(wrong.html()).contains("href=\"#label\"", "href=\"#privateKey\"", "This is the client ID")
			.doesNotContain(SECRET);

		String key = olga
			.submit("/stored-keys/new", "/stored-keys/new", "label", "Account", "kind", "SERVICE_ACCOUNT", "publicKey",
					clientId, "privateKey", SECRET + "\n")
			.location();
		assertThat(olga.get(key).html()).contains("Service account", "Client secret", clientId).doesNotContain(SECRET);
		assertThat(olga.get("/atlas").html()).contains("Service account");
		olga.submit(key, key + "/test");
		assertThat(olga.get(key).html()).contains("Atlas does not take this key").doesNotContain(SECRET);
		assertThat(olga
			.submit(key + "/rotation", key + "/rotation", "kind", "SERVICE_ACCOUNT", "publicKey", clientId,
					"privateKey", SECRET)
			.html()).contains("the old one stays").doesNotContain(SECRET);
		String simulators = "55555555-5555-4555-8555-555555555555";
		assertThat(olga
			.submit(key + "/rotation", key + "/rotation", "kind", "DIGEST", "publicKey", "simulate", "privateKey",
					simulators)
			.html()).contains("stored already").doesNotContain(simulators);
		olga.submit(key + "/remove", key + "/remove");
	}

	@Test
	void aKeyThatOpenRequestsNeedStays() {
		String remove = "/stored-keys/" + keyId + "/remove";

		assertThat(olga.get(remove).html()).contains("Payments", "Analytics");
		assertThat(olga.submit(remove, remove).html()).contains("Open requests need this key");
	}

	@Test
	void onlyOperatorsLookAfterThePortal() {
		List<String> pages = List.of("/people", "/people/new", "/people/ada", "/projects", "/projects/new",
				"/projects/" + Portal.PAYMENTS, "/stored-keys", "/stored-keys/new", "/stored-keys/" + keyId, "/atlas");
		List<String> actions = List.of("/people/new", "/people/olga/disable", "/people/ada/invitations",
				"/projects/new/look", "/projects/new", MEMBERS, MEMBERS + "/ada", "/stored-keys/new",
				"/stored-keys/" + keyId + "/test", "/stored-keys/" + keyId + "/remove", "/atlas/test");
		int calls = new SimulatedAtlas(portal).calls("GET", "/groups$").size();
		for (String name : List.of("ada", "grace", "vera")) {
			Visitor visitor = Visitor.signedIn(portal.origin(), name);
			assertThat(pages).allSatisfy((page) -> assertThat(visitor.get(page).status()).isEqualTo(403));
			assertThat(actions).allSatisfy(
					(action) -> assertThat(visitor
						.craft(action, "username", "ada", "displayName", "x", "operator", "true", "approver", "true",
								"storedKeyId", keyId, "projectId", SANDBOX, "forgot", "true")
						.status()).isEqualTo(403));
		}

		assertThat(olga.get("/people").status()).isEqualTo(200);
		assertThat(portal.get("ada", "/api/v1/projects").body()).doesNotContain("APPROVER");
		assertThat(new SimulatedAtlas(portal).calls("GET", "/groups$")).hasSize(calls);
	}

}
