package dev.postern.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.postern.testing.Canaries;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.wire.Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Private keys on every way through Postern that ends well or badly. That they show in no
 * answer and no log is watched during the whole run; here is what they leave behind.
 */
@OnDemo
class SecretsTests {

	private static final String TAKEN = Canaries.watch("ca9a21e5-0000-4000-8000-00000000ca01");

	private static final String ROTATED = Canaries.watch("ca9a21e5-0000-4000-8000-00000000ca02");

	private static final String REFUSED = Canaries.watch("ca9a21e5-0000-4000-8000-00000000ca03");

	private static final String MALFORMED = Canaries.watch("ca9a21e5-malformed-canary");

	private static final String CLIENT = "mdb_sa_id_ca9a21e5ca9a21e5ca9a21e5";

	private static final String SECRET = Canaries.watch("mdb_sa_sk_canary-of-an-account");

	private static final String NEXT_SECRET = Canaries.watch("mdb_sa_sk_canary-that-follows");

	private static final String PASSWORD = Canaries.watch("canary-password-1");

	private final Portal portal;

	private final JdbcClient database;

	private final Path dataDir;

	SecretsTests(Portal portal, JdbcClient database, Environment environment) {
		this.portal = portal;
		this.database = database;
		this.dataDir = Path.of(environment.getRequiredProperty("postern.data-dir"));
	}

	@AfterEach
	void noMoreFaults() {
		portal.call("simulator", "DELETE", "/simulator/faults", null);
	}

	@Test
	void aKeyIsUsedRotatedAndForgottenWithoutATrace() {
		known("canaryaa", TAKEN);
		known("canarybb", ROTATED);
		String id = add("canaryaa", TAKEN).text("id");

		assertThat(test(id).text("outcome")).isEqualTo("PASSED");
		assertThat(rotate(id, "canarybb", ROTATED).status()).isEqualTo(200);
		assertThat(test(id).text("outcome")).isEqualTo("PASSED");
		assertNoTrace(List.of(TAKEN, ROTATED));
		assertThat(portal.call("olga", "DELETE", "/api/v1/stored-keys/" + id, null).status()).isEqualTo(204);
	}

	@Test
	void aKeyThatAtlasRefusesLeavesNoTrace() {
		String id = add("canarycc", REFUSED).text("id");

		assertThat(test(id).text("outcome")).isEqualTo("REFUSED");
		assertThat(rotate(id, "canarycc", REFUSED).status()).isEqualTo(422);
		assertNoTrace(List.of(REFUSED));
	}

	@Test
	void aMalformedKeyIsNotShownToWhoeverSentIt() {
		assertThat(add("canarydd", MALFORMED).status()).isEqualTo(400);
		assertThat(add(MALFORMED, TAKEN).status()).isEqualTo(400);
		assertThat(portal
			.post("olga", "/api/v1/stored-keys", "{\"privateKey\": {\"%s\": 1}, \"label\": \"x\"}".formatted("a"))
			.status()).isEqualTo(400);
		assertNoTrace(List.of(MALFORMED));
	}

	@Test
	void aServiceAccountThatAtlasRefusesLeavesNoTrace() {
		assertThat(account("", CLIENT, SECRET + " \u00e9").status()).isEqualTo(400);
		String id = account("", CLIENT, SECRET).text("id");

		assertThat(test(id).text("outcome")).isEqualTo("REFUSED");
		assertThat(account('/' + id + "/rotation", CLIENT, NEXT_SECRET).status()).isEqualTo(422);
		assertNoTrace(List.of(SECRET, NEXT_SECRET));
	}

	@Test
	void aGatewayThatFailsSaysNothingOfTheKey() {
		known("canaryee", TAKEN);
		String id = add("canaryee", TAKEN).text("id");
		for (String kind : List.of("RESET", "TRUNCATED", "GARBAGE", "SERVER_ERROR")) {
			Answer planned = portal.call("simulator", "PUT", "/simulator/faults",
					"{\"rates\": {\"%s\": 1}}".formatted(kind));
			assertThat(planned.status()).as(kind).isEqualTo(200);
			assertThat(test(id).text("outcome")).as(kind).isEqualTo("UNREACHABLE");
			portal.call("simulator", "DELETE", "/simulator/faults", null);
		}
		assertNoTrace(List.of(TAKEN));
	}

	@Test
	void anApiKeyIsIssuedWithoutATrace() {
		Answer issued = portal.post("ada", "/api/v1/api-keys", "{\"label\": \"canary\"}");
		String secret = issued.text("privateKey");

		assertNoTrace(List.of(secret, Digest.ha1("MD5", issued.text("publicKey"), Digest.ATLAS_REALM, secret)));
	}

	@Test
	void passwordsAreKeptAsHashesOnly() {
		portal.post("olga", "/api/v1/people", "{\"username\": \"carla\", \"displayName\": \"Carla\"}");
		String token = portal.post("olga", "/api/v1/people/carla/invitations", "").text("token");
		portal.post("olga", "/api/v1/invitations/" + token, "{\"password\": \"%s\"}".formatted(PASSWORD));

		assertNoTrace(List.of(PASSWORD, token));
	}

	private void known(String publicKey, String privateKey) {
		portal.call("simulator", "PUT", "/simulator/keys/" + publicKey, """
				{"privateKey": "%s", "roles": [{"groupId": "%s", "roleName": "GROUP_OWNER"}]}""".formatted(privateKey,
				Portal.PAYMENTS));
	}

	private Answer add(String publicKey, String privateKey) {
		return portal.post("olga", "/api/v1/stored-keys", """
				{"label": "canary", "publicKey": "%s", "privateKey": "%s"}""".formatted(publicKey, privateKey));
	}

	private Answer account(String path, String clientId, String secret) {
		String label = path.isEmpty() ? "\"label\": \"canary\", " : "";
		return portal.post("olga", "/api/v1/stored-keys" + path, """
				{%s"kind": "SERVICE_ACCOUNT", "publicKey": "%s", "privateKey": "%s"}""".formatted(label, clientId,
				secret));
	}

	private Answer test(String id) {
		return portal.post("olga", "/api/v1/stored-keys/" + id + "/test", "");
	}

	private Answer rotate(String id, String publicKey, String privateKey) {
		return portal.post("olga", "/api/v1/stored-keys/" + id + "/rotation", """
				{"publicKey": "%s", "privateKey": "%s"}""".formatted(publicKey, privateKey));
	}

	private void assertNoTrace(List<String> secrets) {
		secrets.forEach((secret) -> assertThat(columnsWith(secret)).isEmpty());
		database.sql("checkpoint").update();
		try (Stream<Path> files = Files.walk(dataDir)) {
			files.filter(Files::isRegularFile).forEach((file) -> {
				String content = read(file);
				assertThat(secrets.stream().filter(content::contains).map((secret) -> secret.substring(0, 4)))
					.as("%s", file)
					.isEmpty();
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<String> columnsWith(String secret) {
		return database.sql("""
				select table_name, column_name from information_schema.columns
				where lower(table_schema) = 'public' and lower(data_type) in ('character varying', 'uuid', 'text',
					'binary varying', 'character large object', 'bytea')""")
			.query((row, index) -> "\"%s\".\"%s\"".formatted(row.getString(1), row.getString(2)))
			.list()
			.stream()
			.filter((column) -> holds(column, secret))
			.toList();
	}

	private boolean holds(String column, String secret) {
		String table = column.substring(0, column.indexOf('.'));
		List<Object> values = database.sql("select " + column + " from " + table + " where " + column + " is not null")
			.query((row, index) -> row.getObject(1))
			.list();
		return values.stream()
			.map((value) -> (value instanceof byte[] bytes) ? new String(bytes, StandardCharsets.ISO_8859_1)
					: String.valueOf(value))
			.anyMatch((text) -> text.contains(secret));
	}

	private static String read(Path file) {
		try {
			return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
