package dev.postern.account;

import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Visitor;
import dev.postern.testing.Visitor.Page;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@OnDemo
class AccountPagesTests {

	private static final String PASSWORD = "correct horse battery";

	private final Portal portal;

	private final Visitor olga;

	AccountPagesTests(Portal portal) {
		this.portal = portal;
		this.olga = Visitor.signedIn(portal, "olga");
	}

	@Test
	void aKeyIsShownOnceAndStopsWhenRevoked() {
		Visitor ada = Visitor.signedIn(portal, "ada");
		assertThat(ada.send("/account/keys", "/account/keys", "label", "robot").location()).isEqualTo("/account/keys");

		Page shown = ada.get("/account/keys");
		String publicKey = shown.find("id=\"issued-public\"[^>]*>([a-z]{8})<");
		String privateKey = shown.find("id=\"issued-private\"[^>]*>([0-9a-f-]{36})<");
		String key = publicKey + ':' + privateKey;
		assertThat(portal.get(key, "/api/v1/me").text("mayDecide")).isEqualTo("false");
		assertThat(ada.get("/account/keys").body()).contains(publicKey).doesNotContain(privateKey);

		String revoke = shown.find("href=\"(/account/keys/[0-9a-f-]{36}/revoke)\"");
		assertThat(ada.get(revoke).body()).contains(publicKey);
		assertThat(olga.craft(revoke).status()).isEqualTo(404);
		assertThat(portal.get(key, "/api/v1/me").status()).isEqualTo(200);
		assertThat(ada.send(revoke, revoke).location()).isEqualTo("/account/keys");
		assertThat(portal.get(key, "/api/v1/me").status()).isEqualTo(401);
	}

	@Test
	void aKeyWithoutALabelIsNotMadeAndTheScopeIsKept() {
		Page again = olga.send("/account/keys", "/account/keys", "label", " ", "mayDecide", "true");

		assertThat(again.status()).isEqualTo(200);
		assertThat(again.body()).contains("error-summary", "href=\"#label\"", "checked=\"checked\"");
	}

	@Test
	void anInvitationLetsSomebodyInOnceWithoutAKey() {
		String link = invited("pages.pia");
		Visitor pia = new Visitor(portal);

		Page form = pia.get(link);
		assertThat(form.referrerPolicy()).isEqualTo("no-referrer");
		assertThat(form.body()).contains("value=\"pages.pia\"");
		assertThat(pia.send(link, link, "password", "short").body()).contains("error-summary")
			.doesNotContain("short\"");
		assertThat(pia.send(link, link, "password", PASSWORD).location()).isEqualTo("/login?joined");

		assertThat(pia.get(link).status()).isEqualTo(404);
		assertThat(Visitor.signedIn(portal, "pages.pia", PASSWORD).get("/account/keys").body())
			.contains("class=\"empty\"");
		assertThat(pia.get("/invitations/" + "x".repeat(43)).status()).isEqualTo(404);
		assertThat(pia.get("/invitations/nonsense").body()).contains("This link does not work");
	}

	@Test
	void whoHasAPasswordIsInvitedAgainOnlyIfTheyForgotIt() {
		String link = invited("pages.rosa");
		new Visitor(portal).send(link, link, "password", PASSWORD);

		Page refused = olga.send("/people/pages.rosa", "/people/pages.rosa/invitations");
		assertThat(refused.body()).contains("href=\"#forgot\"").doesNotContain("/invitations/ey", "invitation-link");
		assertThat(olga.send("/people/pages.rosa", "/people/pages.rosa/invitations", "forgot", "true").location())
			.isEqualTo("/people/pages.rosa");

		assertThat(portal.get("vera", "/api/v1/audit/events?subject=pages.rosa").body())
			.contains("person.invite-again");
	}

	@Test
	void theLastOperatorStaysAndOthersAreOutAtOnce() {
		String link = invited("pages.tom");
		new Visitor(portal).send(link, link, "password", PASSWORD);
		Visitor tom = Visitor.signedIn(portal, "pages.tom", PASSWORD);
		assertThat(tom.get("/account/keys").status()).isEqualTo(200);

		assertThat(olga.send("/people/olga/disable", "/people/olga/disable").body()).contains("the last operator");
		assertThat(olga.get("/people").status()).isEqualTo(200);
		assertThat(olga.send("/people/pages.tom/disable", "/people/pages.tom/disable").location())
			.isEqualTo("/people/pages.tom");
		assertThat(tom.get("/account/keys").status()).isEqualTo(302);
		assertThat(olga.get("/people/pages.tom").body()).contains("Disabled").doesNotContain("id=\"invite\"");
		olga.send("/people/pages.tom/enable", "/people/pages.tom/enable");
		assertThat(Visitor.signedIn(portal, "pages.tom", PASSWORD).get("/account/keys").status()).isEqualTo(200);
	}

	@Test
	void whatWasTypedIsKeptWhenANameIsTaken() {
		Page taken = olga.send("/people/new", "/people/new", "username", "ada", "displayName", "Another Ada", "auditor",
				"true");

		assertThat(taken.body()).contains("error-summary", "value=\"Another Ada\"", "checked=\"checked\"");
	}

	@Test
	void setUpIsOverOnceThereIsAnOperator() {
		Visitor stranger = new Visitor(portal);

		assertThat(stranger.get("/setup").body()).contains("Postern is set up").doesNotContain("name=\"token\"");
		assertThat(stranger
			.send("/login", "/setup", "token", "x".repeat(43), "username", "eve", "displayName", "Eve", "password",
					PASSWORD)
			.body()).contains("Postern is set up");
		assertThat(olga.get("/people/eve").status()).isEqualTo(404);
	}

	private String invited(String name) {
		assertThat(olga.send("/people/new", "/people/new", "username", name, "displayName", "New").location())
			.isEqualTo("/people/" + name);
		olga.send("/people/" + name, "/people/" + name + "/invitations");
		String link = olga.get("/people/" + name).find("id=\"invitation-link\"[^>]*>([^<]+)<");
		assertThat(olga.get("/people/" + name).body()).doesNotContain(link);
		assertThat(link).startsWith(portal.origin() + "/invitations/");
		return link.substring(portal.origin().length());
	}

}
