package dev.postern.simulator;

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
 * Speaks to the simulator as an Atlas client does, and through the tester's door.
 */
class SimulatorClient {

	static final String V2 = "/api/atlas/v2";

	static final String V1 = "/api/atlas/v1.0";

	static final String PAYMENTS = "/groups/5f1a7a0c9b3e4d2f8a6b7c01";

	static final String ANALYTICS = "/groups/5f1a7a0c9b3e4d2f8a6b7c02";

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final int port;

	private String publicKey = "simulate";

	private String privateKey = "55555555-5555-4555-8555-555555555555";

	private @Nullable String accept = "application/vnd.atlas.2023-01-01+json";

	SimulatorClient(int port) {
		this.port = port;
	}

	SimulatorClient as(String otherPublic, String otherPrivate) {
		SimulatorClient other = new SimulatorClient(port);
		other.publicKey = otherPublic;
		other.privateKey = otherPrivate;
		return other;
	}

	SimulatorClient accepting(@Nullable String mediaType) {
		SimulatorClient other = as(publicKey, privateKey);
		other.accept = mediaType;
		return other;
	}

	HttpResponse<String> get(String path) {
		return call("GET", path, null);
	}

	HttpResponse<String> post(String path, String json) {
		return call("POST", path, json);
	}

	HttpResponse<String> delete(String path) {
		return call("DELETE", path, null);
	}

	/** Answers the challenge that a first, bare call brings. */
	HttpResponse<String> call(String method, String path, @Nullable String json) {
		HttpResponse<String> challenge = send(request(method, path, json).build());
		return send(
				request(method, path, json).header(HttpHeaders.AUTHORIZATION, sign(method, path, challenge).toHeader())
					.build());
	}

	DigestAuthorization sign(String method, String path, HttpResponse<String> challenge) {
		return sign(method, path,
				DigestChallenge.parse(challenge.headers().firstValue(HttpHeaders.WWW_AUTHENTICATE).orElseThrow()));
	}

	DigestAuthorization signWithNonce(String method, String path, String nonce) {
		return sign(method, path, new DigestChallenge(Digest.ATLAS_REALM, nonce, "MD5", false, null));
	}

	private DigestAuthorization sign(String method, String path, DigestChallenge asked) {
		String ha1 = Digest.ha1("MD5", publicKey, asked.realm(), privateKey);
		return DigestAuthorization.sign(publicKey, ha1, asked,
				new DigestAuthorization.Call(method, "/simulator" + path, new Digest.Proof("00000001", "c0ffee")));
	}

	/** Asks through the tester's door. */
	HttpResponse<String> door(String method, String path, String json) {
		return send(request(method, path, json)
			.header(HttpHeaders.AUTHORIZATION,
					"Basic " + HttpHeaders.encodeBasicAuth(publicKey, privateKey, StandardCharsets.UTF_8))
			.build());
	}

	SimulatorClient reset() {
		door("DELETE", "/state", "");
		return this;
	}

	void faults(String json) {
		HttpResponse<String> answer = door("PUT", "/faults", json);
		if (answer.statusCode() != 200) {
			throw new IllegalArgumentException(answer.body());
		}
	}

	HttpRequest.Builder request(String method, String path, @Nullable String json) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
			.timeout(Duration.ofSeconds(20))
			.method(method,
					(json != null) ? HttpRequest.BodyPublishers.ofString(json) : HttpRequest.BodyPublishers.noBody());
		if (accept != null) {
			request.header(HttpHeaders.ACCEPT, accept);
		}
		return (json != null) ? request.header(HttpHeaders.CONTENT_TYPE, "application/json") : request;
	}

	URI uri(String path) {
		return URI.create("http://127.0.0.1:" + port + "/simulator" + path);
	}

	HttpResponse<String> send(HttpRequest request) {
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
