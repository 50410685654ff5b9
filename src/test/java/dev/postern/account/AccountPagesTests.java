package dev.postern.account;

import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Visitor;
import dev.postern.testing.Visitor.Shown;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@OnDemo
class AccountPagesTests {

	private static final String PASSWORD = "correct horse battery";

	private final Portal portal;

	private final Visitor olga;

	AccountPagesTests(Portal portal) {
		this.portal = portal;
		this.olga = Visitor.signedIn(portal.origin(), "olga");
	}

	@Test
	void aKeyIsShownOnceAndStopsWhenRevoked() {
		Visitor ada = Visitor.signedIn(portal.origin(), "ada");
		assertThat(ada.submit("/account/keys", "/account/keys", "label", "robot").location())
			.isEqualTo("/account/keys");

		Shown shown = ada.get("/account/keys");
		String publicKey = shown.find("id=\"issued-public\"[^>]*>([a-z]{8})<");
		String privateKey = shown.find("id=\"issued-private\"[^>]*>([0-9a-f-]{36})<");
		String key = publicKey + ':' + privateKey;
		assertThat(portal.get(key, "/api/v1/me").text("mayDecide")).isEqualTo("false");
		assertThat(ada.get("/account/keys").html()).contains(publicKey).doesNotContain(privateKey);

		String revoke = shown.find("href=\"(/account/keys/[0-9a-f-]{36}/revoke)\"");
		assertThat(ada.get(revoke).html()).contains(publicKey);
		assertThat(olga.craft(revoke).status()).isEqualTo(404);
		assertThat(portal.get(key, "/api/v1/me").status()).isEqualTo(200);
		assertThat(ada.submit(revoke, revoke).location()).isEqualTo("/account/keys");
		assertThat(portal.get(key, "/api/v1/me").status()).isEqualTo(401);
	}

	@Test
	void aKeyWithoutALabelIsNotMadeAndTheScopeIsKept() {
		Shown again = olga.submit("/account/keys", "/account/keys", "label", " ", "mayDecide", "true");

		assertThat(again.status()).isEqualTo(200);
		assertThat(again.html()).contains("error-summary", "href=\"#label\"", "checked=\"checked\"");
	}

	@Test
	void anInvitationLetsSomebodyInOnceWithoutAKey() {
		String link = invited("pages.pia");
		Visitor pia = new Visitor(portal.origin());

		Shown form = pia.get(link);
		assertThat(form.header("Referrer-Policy")).isEqualTo("no-referrer");
		assertThat(form.html()).contains("value=\"pages.pia\"");
		assertThat(pia.submit(link, link, "password", "short").html()).contains("error-summary")
			.doesNotContain("short\"");
		assertThat(pia.submit(link, link, "password", PASSWORD).location()).isEqualTo("/login?joined");

		assertThat(pia.get(link).status()).isEqualTo(404);
		assertThat(Visitor.signedIn(portal.origin(), "pages.pia", PASSWORD).get("/account/keys").html())
			.contains("class=\"empty\"");
		assertThat(pia.get("/invitations/" + "x".repeat(43)).status()).isEqualTo(404);
		assertThat(pia.get("/invitations/nonsense").html()).contains("This link does not work");
	}

	@Test
	void whoHasAPasswordIsInvitedAgainOnlyIfTheyForgotIt() {
		String link = invited("pages.rosa");
		new Visitor(portal.origin()).submit(link, link, "password", PASSWORD);

		Shown refused = olga.submit("/people/pages.rosa", "/people/pages.rosa/invitations");
		assertThat(refused.html()).contains("href=\"#forgot\"").doesNotContain("/invitations/ey", "invitation-link");
		assertThat(olga.submit("/people/pages.rosa", "/people/pages.rosa/invitations", "forgot", "true").location())
			.isEqualTo("/people/pages.rosa");

		assertThat(portal.get("vera", "/api/v1/audit/events?subject=pages.rosa").body())
			.contains("person.invite-again");
	}

	@Test
	void theLastOperatorStaysAndOthersAreOutAtOnce() {
		String link = invited("pages.tom");
		new Visitor(portal.origin()).submit(link, link, "password", PASSWORD);
		Visitor tom = Visitor.signedIn(portal.origin(), "pages.tom", PASSWORD);
		assertThat(tom.get("/account/keys").status()).isEqualTo(200);

		assertThat(olga.submit("/people/olga/disable", "/people/olga/disable").html()).contains("the last operator");
		assertThat(olga.get("/people").status()).isEqualTo(200);
		assertThat(olga.submit("/people/pages.tom/disable", "/people/pages.tom/disable").location())
			.isEqualTo("/people/pages.tom");
		assertThat(tom.get("/account/keys").status()).isEqualTo(302);
		assertThat(olga.get("/people/pages.tom").html()).contains("Disabled").doesNotContain("id=\"invite\"");
		olga.submit("/people/pages.tom/enable", "/people/pages.tom/enable");
		assertThat(Visitor.signedIn(portal.origin(), "pages.tom", PASSWORD).get("/account/keys").status())
			.isEqualTo(200);
	}

	@Test
	void whatWasTypedIsKeptWhenANameIsTaken() {
		Shown taken = olga.submit("/people/new", "/people/new", "username", "ada", "displayName", "Another Ada",
				"auditor", "true");

		assertThat(taken.html()).contains("error-summary", "value=\"Another Ada\"", "checked=\"checked\"");
	}

	@Test
	void setUpIsOverOnceThereIsAnOperator() {
		Visitor stranger = new Visitor(portal.origin());

		assertThat(stranger.get("/setup").html()).contains("Postern is set up").doesNotContain("name=\"token\"");
		assertThat(stranger
			.submit("/login", "/setup", "token", "x".repeat(43), "username", "eve", "displayName", "Eve", "password",
					PASSWORD)
			.html()).contains("Postern is set up");
		assertThat(olga.get("/people/eve").status()).isEqualTo(404);
	}

	private String invited(String name) {
		assertThat(olga.submit("/people/new", "/people/new", "username", name, "displayName", "New").location())
			.isEqualTo("/people/" + name);
		olga.submit("/people/" + name, "/people/" + name + "/invitations");
		String link = olga.get("/people/" + name).find("id=\"invitation-link\"[^>]*>([^<]+)<");
		assertThat(olga.get("/people/" + name).html()).doesNotContain(link);
		assertThat(link).startsWith(portal.origin() + "/invitations/");
		return link.substring(portal.origin().length());
	}

}
