package dev.postern.edge;

import java.util.List;

import dev.postern.edge.Wire.Reply;
import dev.postern.testing.OnDemo;
import org.junit.jupiter.api.Test;

import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What strangers can do by trying, and what every answer carries.
 */
@OnDemo
class SignInTests {

	private final Wire wire;

	SignInTests(Environment environment) {
		this.wire = new Wire(environment);
	}

	@Test
	void whoGuessesHasToWait() {
		for (int i = 0; i < 10; i++) {
			assertThat(wire.call("guessing:x", "GET", "/api/v1/me", null).status()).isEqualTo(401);
		}
		Reply reply = wire.call("guessing:x", "GET", "/api/v1/me", null);

		assertThat(reply.status()).isEqualTo(429);
		assertThat(reply.text("code")).isEqualTo("TOO_MANY_TRIES");
		assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(1, 301);
	}

	@Test
	void answersAreNotKeptNorGuessedAt() {
		for (String path : List.of("/api/v1/me", "/api/v1/nonsense", "/api/v1/requests?x=y", "/actuator/info")) {
			Reply reply = wire.call("olga", "GET", path, null);

			assertThat(reply.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
			assertThat(reply.header("Content-Security-Policy")).as(path).contains("default-src 'none'");
			assertThat(reply.header("Server") + reply.header("X-Powered-By") + reply.header("Set-Cookie")).as(path)
				.isEmpty();
			assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
		}
		for (String path : List.of("/api/v1/me", "/api/v1/nonsense", "/api/v1/requests")) {
			assertThat(wire.call("ada", "GET", path, null).header("Cache-Control")).contains("no-store");
		}
	}

	@Test
	void otherSitesCannotWriteThroughABrowserThatIsSignedIn() {
		for (String site : List.of("cross-site", "same-site")) {
			Reply reply = wire.call("olga", "POST", "/api/v1/people/vera/invitations", null, "Sec-Fetch-Site: " + site,
					"Origin: https://elsewhere.example");
			assertThat(reply.status()).as(reply.shown()).isEqualTo(403);
		}
		Reply form = wire.call("olga", "POST", "/api/v1/people/vera/invitations", new byte[] { 'a', '=', 'b' },
				"Content-Type: application/x-www-form-urlencoded");
		assertThat(form.status()).as(form.shown()).isEqualTo(400);
		Reply preflight = wire.call(null, "OPTIONS", "/api/v1/requests", null, "Origin: https://elsewhere.example",
				"Access-Control-Request-Method: POST");
		assertThat(preflight.head()).doesNotContain("Access-Control-Allow");
	}

}
