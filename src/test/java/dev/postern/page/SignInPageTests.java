package dev.postern.page;

import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Visitor;
import dev.postern.testing.Visitor.Shown;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The way in for people: what it lets in, what it keeps, and what ends it.
 */
@OnDemo
class SignInPageTests {

	private final Portal portal;

	SignInPageTests(Portal portal) {
		this.portal = portal;
	}

	@Test
	void theDemoShowsItsPeople() {
		assertThat(visitor().get("/login").text()).contains("ada", "grace", "olga", "vera", "postern");
	}

	@Test
	void whoeverWantsAPageIsLedThereOnceSignedIn() {
		Visitor visitor = visitor();

		assertThat(visitor.get("/account/password").location()).isEqualTo("/login");
		assertThat(visitor.signIn("ada", "postern").location()).startsWith("/account/password");
		assertThat(visitor.get("/account/password").text()).contains("Change password");
	}

	@Test
	void aSignInIsInTheLogAndSoIsAFailedOne() {
		visitor().signIn("vera", "postern");
		visitor().signIn("vera", "not her password");

		String log = portal.get("vera", "/api/v1/audit/events?limit=50").body();
		assertThat(log).contains("\"kind\":\"person.sign-in\"", "browser at 127.0.0.1", "\"refused.sign-in\"",
				"POST /login");
		assertThat(log).doesNotContain("not her password");
	}

	@Test
	void aWrongNameAndAWrongPasswordLookTheSame() {
		assertThat(visitor().signIn("ada", "wrong").location()).isEqualTo("/login?failed");
		assertThat(visitor().signIn("nobody-here", "wrong").location()).isEqualTo("/login?failed");
		assertThat(visitor().signIn("\u0000", "x".repeat(5000)).location()).isEqualTo("/login?failed");
		assertThat(visitor().get("/login?failed").text()).contains("Name or password is not right");
	}

	@Test
	void whoGuessesHasToWait() {
		Visitor visitor = visitor();
		for (int i = 0; i < 10; i++) {
			visitor.signIn("guessed", "wrong");
		}

		Shown refused = visitor.signIn("guessed", "wrong");

		assertThat(refused.location()).matches("/login\\?seconds=[0-9]{1,3}");
		assertThat(visitor.get(refused.location()).text()).contains("Too many failed tries");
	}

	@Test
	void aFormWithoutItsTokenDoesNothing() {
		Visitor ada = Visitor.signedIn(portal.origin(), "ada");

		assertThat(ada.post("/theme", "", "theme", "dark").status()).isEqualTo(403);
		assertThat(ada.post("/logout", "wrong").status()).isEqualTo(403);
		assertThat(ada.get("/account/password").status()).isEqualTo(200);
	}

	@Test
	void aSessionGetsANewNameWhenSomebodySignsIn() {
		Visitor visitor = visitor();
		String before = visitor.get("/login").header("Set-Cookie");

		String after = visitor.signIn("ada", "postern").header("Set-Cookie");

		assertThat(before).contains("HttpOnly", "SameSite=Lax");
		assertThat(after).startsWith("postern-session=").isNotEqualTo(before);
	}

	@Test
	void whatWasTypedIsKeptWhenTheSignInHasEnded() {
		Visitor visitor = visitor();
		Shown sent = visitor.post("/requests/new", "of a session that is over", "justification", "<b>Typed</b> long",
				"password", "never kept");

		assertThat(sent.location()).isEqualTo("/login?kept");
		assertThat(visitor.get("/login?kept").text()).contains("What you typed is kept");
		assertThat(visitor.signIn("ada", "postern").location()).isEqualTo("/kept");
		assertThat(visitor.get("/kept").html()).contains("&lt;b&gt;Typed&lt;/b&gt; long", "action=\"/requests/new\"")
			.doesNotContain("never kept");
		assertThat(visitor.submit("/kept", "/kept/discard").location()).isEqualTo("/");
		assertThat(visitor.get("/kept").location()).isEqualTo("/");
	}

	@Test
	void whatAnotherSiteSendsIsNotKept() {
		Visitor visitor = visitor();

		assertThat(visitor.postFromElsewhere("/requests/new", "", "justification", "Theirs").location())
			.isEqualTo("/login?ended");
		assertThat(visitor.signIn("ada", "postern").location()).isEqualTo("/");
	}

	@Test
	void signingOutEndsTheSession() {
		Visitor ada = Visitor.signedIn(portal.origin(), "ada");

		assertThat(ada.submit("/account/password", "/logout").location()).isEqualTo("/login?out");
		assertThat(ada.get("/account/password").location()).startsWith("/login");
	}

	@Test
	void whoIsDisabledIsOutAtOnce() {
		Visitor nora = newcomer("nora");

		portal.call("olga", "PUT", "/api/v1/people/nora/disabled", "{\"disabled\": true}");

		assertThat(nora.get("/account/password").location()).startsWith("/login");
		assertThat(nora.signIn("nora", "correct horse").location()).isEqualTo("/login?failed");
	}

	@Test
	void anotherPasswordEndsEverySessionThatBeganWithTheOld() {
		Visitor here = newcomer("norbert");
		Visitor elsewhere = new Visitor(portal.origin());
		elsewhere.signIn("norbert", "correct horse");

		Shown changed = here.submit("/account/password", "/account/password", "currentPassword", "correct horse",
				"newPassword", "battery staple");

		assertThat(changed.location()).isEqualTo("/login?joined");
		assertThat(elsewhere.get("/account/password").location()).startsWith("/login");
		assertThat(elsewhere.signIn("norbert", "correct horse").location()).isEqualTo("/login?failed");
		assertThat(elsewhere.signIn("norbert", "battery staple").location()).startsWith("/account/password");
	}

	@Test
	void aLivePartOfAPageSaysThatTheSignInEnded() {
		Shown part = visitor().get("/requests", "HX-Request", "true");

		assertThat(part.status()).isEqualTo(401);
		assertThat(part.text()).contains("Your sign-in ended");
	}

	@Test
	void theThemeIsKeptAndLeadsNowhereElse() {
		Visitor visitor = visitor();
		String token = visitor.get("/login").token();

		assertThat(visitor.post("/theme", token, "theme", "dark", "back", "/login?out").location())
			.isEqualTo("/login?out");
		assertThat(visitor.get("/login").html()).contains("data-theme=\"dark\"");
		assertThat(
				visitor.post("/theme", visitor.get("/login").token(), "theme", "system", "back", "//elsewhere.example")
					.location())
			.isEqualTo("/");
		assertThat(visitor.get("/login").html()).doesNotContain("data-theme");
	}

	private Visitor visitor() {
		return new Visitor(portal.origin());
	}

	private Visitor newcomer(String name) {
		portal.post("olga", "/api/v1/people", "{\"username\": \"%s\", \"displayName\": \"%s\"}".formatted(name, name));
		String token = portal.call("olga", "POST", "/api/v1/people/" + name + "/invitations", null).text("token");
		portal.post("olga", "/api/v1/invitations/" + token, "{\"password\": \"correct horse\"}");
		Visitor visitor = visitor();
		visitor.signIn(name, "correct horse");
		return visitor;
	}

}
