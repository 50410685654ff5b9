package dev.postern.edge;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

import dev.postern.edge.Wire.Reply;
import dev.postern.wire.Digest;
import dev.postern.wire.DigestAuthorization;
import dev.postern.wire.DigestChallenge;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signs as an Atlas client does, but sends whatever it is told. One nonce does for all
 * calls, each with a counter of its own.
 */
class AtlasWire {

	static final String V2 = "Accept: application/vnd.atlas.2023-01-01+json";

	private final AtomicInteger counter = new AtomicInteger(0x100);

	private final Wire wire;

	private @Nullable DigestChallenge challenge;

	AtlasWire(Environment environment) {
		this.wire = new Wire(environment);
	}

	/** Calls as somebody, or with {@code public:private} of a key. */
	Reply call(String who, String method, String target, @Nullable String json, String... headers) {
		return send(sign(who, method, target), method, target, json, headers);
	}

	/** Calls in the newest generation, whatever the headers say beside. */
	Reply v2(String who, String method, String target, @Nullable String json, String... headers) {
		String[] all = Arrays.copyOf(headers, headers.length + 1);
		all[headers.length] = V2;
		return call(who, method, target, json, all);
	}

	/** Sends what is said to be the signature. */
	Reply send(@Nullable String authorization, String method, String target, @Nullable String json, String... headers) {
		StringBuilder lines = new StringBuilder();
		for (String header : headers) {
			lines.append(header).append("\r\n");
		}
		if (authorization != null) {
			lines.append("Authorization: ").append(authorization).append("\r\n");
		}
		if (json != null && !lines.toString().contains("Content-Type:")) {
			lines.append("Content-Type: application/json\r\n");
		}
		String all = lines.append("X-None: x").toString();
		return wire.call(null, method, target, (json != null) ? json.getBytes(StandardCharsets.UTF_8) : null, all);
	}

	/** A signature with this counter. */
	String sign(String who, String method, String target, int nc) {
		return sign(who, method, target, nc, challenge());
	}

	/** A signature that was not used before. */
	String sign(String who, String method, String target) {
		return sign(who, method, target, counter.incrementAndGet());
	}

	static String sign(String who, String method, String target, int nc, DigestChallenge challenge) {
		String[] pair = Wire.pair(who).split(":");
		String ha1 = Digest.ha1("MD5", pair[0], challenge.realm(), pair[1]);
		Digest.Proof proof = new Digest.Proof("%08x".formatted(nc), "c0ffee");
		return DigestAuthorization.sign(pair[0], ha1, challenge, new DigestAuthorization.Call(method, target, proof))
			.toHeader();
	}

	/** The challenge that a bare call brings. */
	DigestChallenge fresh() {
		Reply bare = wire.call(null, "GET", "/api/atlas/v2", null);
		return DigestChallenge.parse(bare.header("WWW-Authenticate"));
	}

	/** The wire below, for what is hardly HTTP. */
	Wire wire() {
		return wire;
	}

	private synchronized DigestChallenge challenge() {
		DigestChallenge known = (challenge != null) ? challenge : fresh();
		this.challenge = known;
		return known;
	}

	/** Refused in the form that Atlas's clients read, and with nothing of the inside. */
	static void assertRefused(String what, Reply reply, Integer... statuses) {
		assertThat(reply.status()).as("%.200s: %s", what, reply.shown()).isIn((Object[]) statuses);
		assertQuiet(what, reply);
		if (reply.status() == 401 && reply.body().equals(DigestChallenge.BODY)) {
			return;
		}
		assertThat(reply.header("Content-Type")).as("%.200s: %s", what, reply.shown()).startsWith("application/json");
		assertThat(reply.body()).as("%.200s", what)
			.containsPattern("^\\{\"detail\":\"(?s:.)*\",\"error\":%d,\"errorCode\":(null|\"[A-Z_]+\"),"
				.formatted(reply.status()))
			.contains(",\"parameters\":[", ",\"reason\":\"");
	}

	/** The server closes on what is hardly HTTP, with hardly a word. */
	static void assertNotLetIn(String what, Reply reply, Integer... statuses) {
		assertThat(reply.status()).as("%.200s: %s", what, reply.shown()).isIn((Object[]) statuses);
		assertQuiet(what, reply);
	}

	static void assertQuiet(String what, Reply reply) {
		assertThat(reply.status()).as("%.200s: %s", what, reply.shown()).isNotEqualTo(500);
		assertThat(reply.head() + reply.body()).as("%.200s", what)
			.doesNotContain("\tat ", "Exception", "Tomcat", "Apache", "springframework", "Whitelabel", "Set-Cookie",
					"jakarta", "org.");
	}

}
