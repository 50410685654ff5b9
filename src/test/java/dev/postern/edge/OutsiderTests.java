package dev.postern.edge;

import java.util.List;

import dev.postern.edge.Wire.Reply;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who is signed in and belongs nowhere: nothing exists for them, and what they
 * try is in the log.
 */
@OnDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutsiderTests {

	private static final String TAG = "If-Match: \"1.00000000000000000000000000000000\"";

	private final Wire wire;

	private String key = "";

	OutsiderTests(Environment environment) {
		this.wire = new Wire(environment);
	}

	@BeforeEach
	void oskarIsLetIn() {
		if (key.isEmpty()) {
			wire.json("olga", "POST", "/api/v1/people", "{\"username\": \"oskar\", \"displayName\": \"Oskar\"}");
			String token = wire.json("olga", "POST", "/api/v1/people/oskar/invitations", null).text("token");
			Reply welcome = wire.json(null, "POST", "/api/v1/invitations/" + token,
					"{\"password\": \"correct horse\", \"keyMayDecide\": true}");
			key = welcome.text("publicKey") + ':' + welcome.text("privateKey");
		}
	}

	@Test
	void nothingOfOtherPeopleIsListed() {
		for (String path : List.of("/api/v1/projects", "/api/v1/services", "/api/v1/requests")) {
			assertThat(wire.call(key, "GET", path, null).body()).contains("{\"items\":[],\"next\":null}");
		}
	}

	@Test
	void aRequestOfAnotherProjectDoesNotExistInAnyWay() {
		String id = first("/api/v1/requests?projectId=" + Portal.PAYMENTS);
		String service = first("/api/v1/services?projectId=" + Portal.PAYMENTS);
		String path = "/api/v1/requests/" + id;

		assertHidden("GET", path, null);
		assertHidden("PUT", path, Routes.CREATE_SERVICE);
		assertHidden("POST", path + "/decisions", "{\"verdict\": \"APPROVE\"}");
		assertHidden("POST", path + "/withdrawal", null);
		assertHidden("POST", path + "/giving-up", null);
		assertHidden("POST", path + "/retry", null);
		assertHidden("GET", path + "/comments", null);
		assertHidden("POST", path + "/comments", "{\"text\": \"Hello.\"}");
		assertHidden("GET", "/api/v1/services/" + service, null);
		assertHidden("GET", "/api/v1/services?projectId=" + Portal.PAYMENTS, null);
		assertHidden("GET", "/api/v1/requests?projectId=" + Portal.PAYMENTS, null);
		assertHidden("POST", "/api/v1/requests",
				Routes.CREATE_SERVICE.replace("0123456789abcdef01234567", Portal.PAYMENTS));
		for (String body : List.of(Routes.ATTACH_ENDPOINT, Routes.DETACH_ENDPOINT, Routes.DELETE_SERVICE,
				Routes.SET_REMOTE_REGIONS)) {
			assertHidden("POST", "/api/v1/requests", body.replace("0123456789abcdef01234567", service));
		}
	}

	@Test
	void whatIsHiddenLooksLikeWhatIsNotThere() {
		String id = first("/api/v1/requests?projectId=" + Portal.PAYMENTS);
		String none = "00000000-0000-4000-8000-0000000000ab";

		Reply hidden = wire.call(key, "GET", "/api/v1/requests/" + id, null);
		Reply missing = wire.call(key, "GET", "/api/v1/requests/" + none, null);

		assertThat(hidden.body().replace(id, none)).isEqualTo(missing.body());
		assertThat(hidden.head().lines().filter((line) -> !line.startsWith("Date")).toList())
			.isEqualTo(missing.head().lines().filter((line) -> !line.startsWith("Date")).toList());
	}

	@Test
	void anotherPersonsKeyDoesNotExist() {
		String id = wire.json("ada", "POST", "/api/v1/api-keys", "{\"label\": \"hers\"}").text("id");

		assertThat(wire.call(key, "DELETE", "/api/v1/api-keys/" + id, null).status()).isEqualTo(404);
		assertThat(wire.call("ada", "DELETE", "/api/v1/api-keys/" + id, null).status()).isEqualTo(204);
	}

	@Test
	void whoIsDisabledIsOutAtOnceAndSoAreRevokedKeys() {
		String more = wire.json(key, "POST", "/api/v1/api-keys", "{\"label\": \"more\"}").body();
		String pair = more.replaceAll("(?s).*\"publicKey\":\"([^\"]+)\".*\"privateKey\":\"([^\"]+)\".*", "$1:$2");
		String id = more.replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");

		assertThat(wire.call(pair, "GET", "/api/v1/me", null).status()).isEqualTo(200);
		wire.call(key, "DELETE", "/api/v1/api-keys/" + id, null);
		assertThat(wire.call(pair, "GET", "/api/v1/me", null).status()).isEqualTo(401);
		wire.json("olga", "PUT", "/api/v1/people/oskar/disabled", "{\"disabled\": true}");
		assertThat(wire.call(key, "GET", "/api/v1/me", null).status()).isEqualTo(401);
		wire.json("olga", "PUT", "/api/v1/people/oskar/disabled", "{\"disabled\": false}");
		assertThat(wire.call(key, "GET", "/api/v1/me", null).status()).isEqualTo(200);
	}

	@Test
	void aKeyThatMayNotDecideDoesNotBecomeOneThatMayByInvitation() {
		String weak = wire.json("olga", "POST", "/api/v1/api-keys", "{\"label\": \"weak\"}")
			.body()
			.replaceAll("(?s).*\"publicKey\":\"([^\"]+)\".*\"privateKey\":\"([^\"]+)\".*", "$1:$2");

		Reply reply = wire.json(weak, "POST", "/api/v1/people/olga/invitations", null);

		assertThat(reply.status()).as(reply.shown()).isEqualTo(403);
		assertThat(reply.text("code")).isEqualTo("KEY_MAY_NOT_DECIDE");
	}

	private void assertHidden(String method, String path, @Nullable String body) {
		int before = refusals();
		Reply reply = wire.json(key, method, path, body, TAG);

		assertThat(reply.status()).as("%s %s %s", method, path, reply.shown()).isEqualTo(404);
		assertThat(reply.text("code")).isEqualTo("NOT_FOUND");
		assertThat(refusals()).as("%s %s", method, path).isEqualTo(before + 1);
	}

	private int refusals() {
		String log = wire.call("vera", "GET", "/api/v1/audit/events?actor=oskar&kind=refused.access&limit=200", null)
			.body();
		return log.split("\"refused.access\"", -1).length - 1;
	}

	private String first(String path) {
		return wire.call("ada", "GET", path, null).body().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
	}

}
