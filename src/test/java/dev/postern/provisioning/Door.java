package dev.postern.provisioning;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tester's door of the simulator: what goes wrong there, what was called, which keys
 * it takes.
 */
public class Door {

	/** The paths of the four writes. */
	public static final String CREATE = "/privateEndpoint/endpointService$";

	public static final String ATTACH = "/endpointService/[0-9a-f]+/endpoint$";

	static final String DETACH = "/endpointService/[0-9a-f]+/endpoint/vpce-";

	static final String DELETE = "/endpointService/[0-9a-f]+$";

	/** The path of the one call that lists services. */
	static final String LIST = "/privateEndpoint/AWS/endpointService$";

	/** A path that is read while an endpoint is on its way. */
	static final String ENDPOINT = DETACH;

	private final Portal portal;

	private final Wire wire;

	Door(Portal portal, Wire wire) {
		this.portal = portal;
		this.wire = wire;
	}

	void reset() {
		wire.reset();
		call("DELETE", "/state", null);
	}

	/** From now on the next calls that match meet this; {@code more} is JSON. */
	void fault(String method, String path, int times, String more) {
		String wanted = method.isEmpty() ? "null" : '"' + method + '"';
		call("PUT", "/faults", """
				{"hangMillis": 10000, "script": [{"method": %s, "path": "%s", "times": %d, %s}]}""".formatted(wanted,
				path, times, more));
	}

	/** Atlas refuses the next calls that match. */
	public void refuse(String method, String path, int times, int status, String code) {
		fault(method, path, times,
				"\"status\": %d, \"errorCode\": \"%s\", \"detail\": \"As the test says.\"".formatted(status, code));
	}

	public void mend() {
		call("DELETE", "/faults", null);
	}

	/** How many calls that match were made, challenges not counted. */
	public long calls(String method, String path) {
		Answer answer = call("GET",
				"/calls/count?method=" + method + "&path=" + URLEncoder.encode(path, StandardCharsets.UTF_8), null);
		return answer.json().path("count").asLong() - answer.json().path("challenges").asLong();
	}

	public void forgetCalls() {
		call("DELETE", "/calls", null);
	}

	/** Gives a key these roles in both projects; a new key needs its private key. */
	void grant(String publicKey, @Nullable String privateKey, String role) {
		String roles = """
				{"groupId": "%s", "roleName": "%s"}, {"groupId": "%s", "roleName": "%s"}""".formatted(Portal.PAYMENTS,
				role, Portal.ANALYTICS, role);
		String secret = (privateKey != null) ? "\"privateKey\": \"" + privateKey + "\", " : "";
		call("PUT", "/keys/" + publicKey, "{" + secret + "\"roles\": [" + roles + "]}");
	}

	void revoke(String publicKey) {
		call("DELETE", "/keys/" + publicKey, null);
	}

	/** Puts what the tester's door takes there. */
	public void put(String path, String body) {
		call("PUT", path, body);
	}

	/** All that is there, as the simulator keeps it. */
	public JsonNode projects() {
		return call("GET", "/projects", null).json();
	}

	/** How many calls that match were made, and challenges count. */
	long exchanges(String method, String path) {
		return call("GET", "/calls/count?method=" + method + "&path=" + URLEncoder.encode(path, StandardCharsets.UTF_8),
				null)
			.json()
			.path("count")
			.asLong();
	}

	Wire wire() {
		return wire;
	}

	private Answer call(String method, String path, @Nullable String body) {
		Answer answer = portal.call("simulator", method, "/simulator" + path, body);
		assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
		return answer;
	}

}
