package dev.postern.provisioning;

import java.time.Duration;

import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service account as a stored key, against the simulator: from the call that stores it
 * to a connected endpoint.
 */
@Cranked
class ServiceAccountTests {

	private static final String ACCOUNT = "mdb_sa_id_5f1a7a0c9b3e4d2f8a6b7c99";

	private static final String SECRET = "mdb_sa_sk_demo00000000000000000000000000000000";

	private static final String PROJECT = "5f1a7a0c9b3e4d2f8a6b7d01";

	private static final String TOKEN = "/oauth/token$";

	private final Crank crank;

	private final Stage stage;

	private final Door door;

	private final Asking asking;

	private final Portal portal;

	private String key = "";

	ServiceAccountTests(Crank crank, Stage stage, Door door, Asking asking, Portal portal) {
		this.crank = crank;
		this.stage = stage;
		this.door = door;
		this.asking = asking;
		this.portal = portal;
	}

	@BeforeEach
	void reset() {
		crank.reset();
		ok("simulator", "PUT", "/simulator/projects/" + PROJECT, "{\"name\": \"Accounts\"}", 200);
		ok("simulator", "PUT", "/simulator/keys/" + ACCOUNT,
				"{\"roles\": [{\"groupId\": \"%s\", \"roleName\": \"GROUP_OWNER\"}]}".formatted(PROJECT), 200);
		key = ok("olga", "POST", "/api/v1/stored-keys", """
				{"label": "Account", "kind": "SERVICE_ACCOUNT", "publicKey": "%s", "privateKey": "%s"}"""
			.formatted(ACCOUNT, SECRET), 201).text("id");
		Answer test = ok("olga", "POST", "/api/v1/stored-keys/" + key + "/test", "", 200);
		assertThat(test.text("outcome")).as(test.body()).isEqualTo("PASSED");
		Answer added = ok("olga", "POST", "/api/v1/projects",
				"{\"id\": \"%s\", \"storedKeyId\": \"%s\"}".formatted(PROJECT, key), 201);
		assertThat(added.text("name")).isEqualTo("Accounts");
		member("ada", "REQUESTER");
		member("grace", "APPROVER");
	}

	@AfterEach
	void leaveNothing() {
		crank.reset();
		stage.update("delete from membership where project_id = ?", PROJECT);
		stage.update("delete from project where id = ?", PROJECT);
		stage.update("delete from stored_key where public_key = ?", ACCOUNT);
	}

	@Test
	void carriesARequestOutToItsEndThoughItsTokensAreRevoked() {
		Answer request = asking.serviceIn(PROJECT, "us-east-1");
		long before = door.calls("POST", TOKEN);
		revokeTokens();
		crank.jobs();
		assertThat(asking.serviceStatus(request.text("serviceId"))).isEqualTo("INITIATING");
		assertThat(door.calls("POST", TOKEN)).isEqualTo(before + 1);

		revokeTokens();
		crank.roundAfter(Crank.READY);

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(door.calls("POST", TOKEN)).isEqualTo(before + 2);
		asking.workingEndpoint(request.text("serviceId"), "vpce-0123456789abcdef0");
		assertThat(door.calls("POST", TOKEN)).isEqualTo(before + 2);
		assertThat(door.calls("GET", "/privateEndpoint/")).isPositive();
	}

	@Test
	void fetchesATokenAnewWhenItsHourIsOver() {
		Answer request = asking.serviceIn(PROJECT, "us-east-1");
		crank.jobs();
		long before = door.calls("POST", TOKEN);

		crank.roundAfter(Duration.ofMinutes(61));

		assertThat(asking.status(request)).isEqualTo("APPLIED");
		assertThat(door.calls("POST", TOKEN)).isEqualTo(before + 1);
	}

	@Test
	void waitsForTheOperatorWhenItIsRevokedAndGoesOnWithAnotherSecret() {
		revokeTokens();
		door.revoke(ACCOUNT);
		Answer request = asking.serviceIn(PROJECT, "us-east-1");

		crank.jobs();

		assertThat(asking.waitsFor(request)).contains("service account sign in", "Rotate the stored key");
		ok("simulator", "PUT", "/simulator/keys/" + ACCOUNT, """
				{"secret": "mdb_sa_sk_another", "roles": [{"groupId": "%s", "roleName": "GROUP_OWNER"}]}"""
			.formatted(PROJECT), 200);
		ok("olga", "POST", "/api/v1/stored-keys/" + key + "/rotation", """
				{"kind": "SERVICE_ACCOUNT", "publicKey": "%s", "privateKey": "mdb_sa_sk_another"}""".formatted(ACCOUNT),
				200);
		crank.jobs();
		crank.roundAfter(Crank.READY);
		assertThat(asking.status(request)).isEqualTo("APPLIED");
	}

	private void revokeTokens() {
		assertThat(portal.call("simulator", "DELETE", "/simulator/tokens", null).status()).isBetween(200, 299);
	}

	private void member(String name, String role) {
		ok("olga", "PUT", "/api/v1/projects/%s/members/%s".formatted(PROJECT, name),
				"{\"roles\": [\"%s\"]}".formatted(role), 200);
	}

	private Answer ok(String who, String method, String path, String body, int status) {
		Answer answer = portal.call(who, method, path, body.isEmpty() ? null : body);
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		return answer;
	}

}
