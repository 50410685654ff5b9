package dev.postern.dashboard;

import java.time.Duration;
import java.util.List;

import dev.postern.testing.Newcomers;
import dev.postern.testing.Newcomers.Newcomer;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.testing.Visitor;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project of its own in which services stand that nobody asked Postern for.
 */
class Attic {

	static final String PROJECT = "6d00000000000000000000a1";

	static final String ENDPOINT = "vpce-0a77ac00000000001";

	private static final String ROLE = "{\"groupId\": \"" + PROJECT + "\", \"roleName\": \"GROUP_OWNER\"}";

	private static final String SECRET = "77777777-7777-4777-8777-777777777777";

	private final Portal portal;

	private final Newcomers newcomers;

	private String storedKey = "";

	Attic(Portal portal) {
		this.portal = portal;
		this.newcomers = new Newcomers(portal);
	}

	/** Has it put into Atlas and taken in, and waits until its services are seen. */
	void open() {
		call("simulator", "PUT", "/simulator/projects/" + PROJECT, """
				{"name": "Attic", "services": [
				 {"provider": "AWS", "region": "us-east-1", "endpoints": [{"id": "%s"}]},
				 {"provider": "AWS", "region": "eu-west-1"}, {"provider": "AZURE", "region": "westeurope"}]}"""
			.formatted(ENDPOINT));
		call("simulator", "PUT", "/simulator/keys/atticown",
				"{\"privateKey\": \"" + SECRET + "\", \"roles\": [" + ROLE + "]}");
		this.storedKey = call("olga", "POST", "/api/v1/stored-keys",
				"{\"label\": \"Attic\", \"publicKey\": \"atticown\", \"privateKey\": \"" + SECRET + "\"}")
			.text("id");
		call("olga", "POST", "/api/v1/projects",
				"{\"id\": \"" + PROJECT + "\", \"storedKeyId\": \"" + storedKey + "\"}");
		await("UNMANAGED", 3);
	}

	/** Somebody with these roles there, as they call and as they browse. */
	Person join(String... roles) {
		Newcomer newcomer = newcomers.join(PROJECT, roles);
		return new Person(newcomer.name(), newcomer.key(),
				Visitor.signedIn(portal.origin(), newcomer.name(), "correct horse battery"));
	}

	/** Takes a service out of Atlas, and has Postern look again. */
	void lose(String region) {
		call("simulator", "DELETE", "/simulator/projects/" + PROJECT + "/services/" + service(region, "atlasId"), null);
		call("olga", "PUT", "/api/v1/projects/" + PROJECT + "/stored-key", "{\"storedKeyId\": \"" + storedKey + "\"}");
		await("MISSING", 1);
	}

	String service(String region, String field) {
		return portal.get("olga", "/api/v1/services?limit=200&projectId=" + PROJECT)
			.json()
			.path("items")
			.valueStream()
			.filter((service) -> service.path("region").asString("").equals(region))
			.map((service) -> service.path(field).asString(""))
			.findFirst()
			.orElseThrow();
	}

	/** The id of the one difference of this kind about the service in a region. */
	String drift(String kind, String region) {
		return drift(kind).stream()
			.filter((drift) -> drift.path("region").asString("").equals(region))
			.map((drift) -> drift.path("id").asString(""))
			.findFirst()
			.orElseThrow();
	}

	/** Waits until a request is done, of which only the people here and olga know. */
	void awaitApplied(String request) {
		Awaitility.await()
			.pollInterval(Duration.ofMillis(50))
			.atMost(Duration.ofSeconds(60))
			.until(() -> portal.get("olga", "/api/v1" + request).text("status"), "APPLIED"::equals);
	}

	private List<JsonNode> drift(String kind) {
		return portal.get("olga", "/api/v1/drift?limit=200&projectId=" + PROJECT)
			.json()
			.path("items")
			.valueStream()
			.filter((drift) -> drift.path("kind").asString("").equals(kind))
			.toList();
	}

	private void await(String kind, int number) {
		Awaitility.await()
			.pollInterval(Duration.ofMillis(50))
			.atMost(Duration.ofSeconds(60))
			.until(() -> drift(kind).size() == number);
	}

	private Answer call(String who, String method, String path, @Nullable String body) {
		Answer answer = portal.call(who, method, path, body);
		assertThat(answer.status()).as(path + answer.body()).isBetween(200, 299);
		return answer;
	}

	record Person(String name, String key, Visitor browser) {
	}

}
