package dev.postern.testing;

import java.util.List;
import java.util.UUID;

import dev.postern.testing.Portal.Answer;

/**
 * People whom the operator lets in beside those of the demo, because some tests need two
 * of a kind.
 */
public class Newcomers {

	private final Portal portal;

	public Newcomers(Portal portal) {
		this.portal = portal;
	}

	/** Somebody new without any role. */
	public Newcomer join() {
		String name = "n" + UUID.randomUUID().toString().substring(0, 8);
		portal.post("olga", "/api/v1/people", "{\"username\": \"%s\", \"displayName\": \"New\"}".formatted(name));
		String token = portal.call("olga", "POST", "/api/v1/people/" + name + "/invitations", null).text("token");
		Answer welcome = portal.post("olga", "/api/v1/invitations/" + token,
				"{\"password\": \"correct horse battery\", \"keyMayDecide\": true}");
		return new Newcomer(name, pair(welcome.json().at("/apiKey/publicKey").asString(""),
				welcome.json().at("/apiKey/privateKey").asString("")));
	}

	/** Somebody new with these roles in a project. */
	public Newcomer join(String projectId, String... roles) {
		Newcomer newcomer = join();
		give(projectId, newcomer.name(), roles);
		return newcomer;
	}

	/** Replaces what somebody may do in a project. */
	public void give(String projectId, String name, String... roles) {
		List<String> quoted = List.of(roles).stream().map((role) -> '"' + role + '"').toList();
		portal.call("olga", "PUT", "/api/v1/projects/%s/members/%s".formatted(projectId, name),
				"{\"roles\": %s}".formatted(quoted));
	}

	/** Issues another API key to the caller, and answers its pair. */
	public String issueKey(String who, boolean mayDecide) {
		Answer key = portal.post(who, "/api/v1/api-keys",
				"{\"label\": \"A test\", \"mayDecide\": %s}".formatted(mayDecide));
		return pair(key.text("publicKey"), key.text("privateKey"));
	}

	private static String pair(String publicKey, String privateKey) {
		return publicKey + ':' + privateKey;
	}

	/**
	 * Somebody new.
	 *
	 * @param key the pair by which {@link Portal} calls as them
	 */
	public record Newcomer(String name, String key) {
	}

}
