package dev.postern.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.postern.wire.Digest;
import dev.postern.wire.DigestAuthorization;
import dev.postern.wire.DigestChallenge;

/**
 * Speaks to the simulator or to Postern as an Atlas client does, and to the simulator
 * through the tester's door.
 */
public final class AtlasClient {

	public static final String V2 = "/api/atlas/v2";

	public static final String V1 = "/api/atlas/v1.0";

	public static final String PAYMENTS = "/groups/5f1a7a0c9b3e4d2f8a6b7c01";

	public static final String ANALYTICS = "/groups/5f1a7a0c9b3e4d2f8a6b7c02";

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final String origin;

	private final String base;

	private String publicKey = "simulate";

	private String privateKey = "55555555-5555-4555-8555-555555555555";

	private @Nullable String accept = "application/vnd.atlas.2023-01-01+json";

	private AtlasClient(String origin, String base) {
		this.origin = origin;
		this.base = base;
	}

	/** The simulator on this port of this machine. */
	public static AtlasClient ofSimulator(int port) {
		return new AtlasClient("http://127.0.0.1:" + port, "/simulator");
	}

	/** Postern, as ada unless told otherwise. */
	public static AtlasClient of(Portal portal) {
		return new AtlasClient(portal.origin(), "").as("requestr", "11111111-1111-4111-8111-111111111111");
	}

	public AtlasClient as(String otherPublic, String otherPrivate) {
		AtlasClient other = new AtlasClient(origin, base);
		other.accept = accept;
		other.publicKey = otherPublic;
		other.privateKey = otherPrivate;
		return other;
	}

	public AtlasClient accepting(@Nullable String mediaType) {
		AtlasClient other = as(publicKey, privateKey);
		other.accept = mediaType;
		return other;
	}

	public HttpResponse<String> get(String path) {
		return call("GET", path, null);
	}

	public HttpResponse<String> post(String path, String json) {
		return call("POST", path, json);
	}

	public HttpResponse<String> delete(String path) {
		return call("DELETE", path, null);
	}

	/** Answers the challenge that a first, bare call brings. */
	public HttpResponse<String> call(String method, String path, @Nullable String json) {
		HttpResponse<String> challenge = send(request(method, path, json).build());
		return send(
				request(method, path, json).header(HttpHeaders.AUTHORIZATION, sign(method, path, challenge).toHeader())
					.build());
	}

	public DigestAuthorization sign(String method, String path, HttpResponse<String> challenge) {
		return sign(method, path,
				DigestChallenge.parse(challenge.headers().firstValue(HttpHeaders.WWW_AUTHENTICATE).orElseThrow()));
	}

	public DigestAuthorization signWithNonce(String method, String path, String nonce) {
		return sign(method, path, new DigestChallenge(Digest.ATLAS_REALM, nonce, "MD5", false, null));
	}

	private DigestAuthorization sign(String method, String path, DigestChallenge asked) {
		String ha1 = Digest.ha1("MD5", publicKey, asked.realm(), privateKey);
		return DigestAuthorization.sign(publicKey, ha1, asked,
				new DigestAuthorization.Call(method, base + path, new Digest.Proof("00000001", "c0ffee")));
	}

	/** Asks through the tester's door. */
	public HttpResponse<String> door(String method, String path, String json) {
		return send(request(method, path, json)
			.header(HttpHeaders.AUTHORIZATION,
					"Basic " + HttpHeaders.encodeBasicAuth(publicKey, privateKey, StandardCharsets.UTF_8))
			.build());
	}

	public AtlasClient reset() {
		door("DELETE", "/state", "");
		return this;
	}

	public void faults(String json) {
		HttpResponse<String> answer = door("PUT", "/faults", json);
		if (answer.statusCode() != 200) {
			throw new IllegalArgumentException(answer.body());
		}
	}

	public HttpRequest.Builder request(String method, String path, @Nullable String json) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
			.timeout(Duration.ofSeconds(20))
			.method(method,
					(json != null) ? HttpRequest.BodyPublishers.ofString(json) : HttpRequest.BodyPublishers.noBody());
		if (accept != null) {
			request.header(HttpHeaders.ACCEPT, accept);
		}
		return (json != null) ? request.header(HttpHeaders.CONTENT_TYPE, "application/json") : request;
	}

	public URI uri(String path) {
		return URI.create(origin + base + path);
	}

	public HttpResponse<String> send(HttpRequest request) {
		try {
			return http.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
