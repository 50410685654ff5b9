package dev.postern.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

/**
 * A running Postern as its machine callers reach it: over HTTP, with an API key.
 */
public class Portal {

	/** The demo's project with history in it. */
	public static final String PAYMENTS = "5f1a7a0c9b3e4d2f8a6b7c01";

	/** The demo's project in which nothing has happened. */
	public static final String ANALYTICS = "5f1a7a0c9b3e4d2f8a6b7c02";

	private static final Map<String, String> KEYS = Map.of("ada", "requestr:11111111-1111-4111-8111-111111111111",
			"grace", "approver:22222222-2222-4222-8222-222222222222", "olga",
			"operator:33333333-3333-4333-8333-333333333333", "vera", "auditors:44444444-4444-4444-8444-444444444444",
			"simulator", "simulate:55555555-5555-4555-8555-555555555555");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newHttpClient();

	private final Environment environment;

	Portal(Environment environment) {
		this.environment = environment;
	}

	/** The one that listens on this port of this machine. */
	public static Portal at(int port) {
		return new Portal(new MockEnvironment().withProperty("local.server.port", String.valueOf(port)));
	}

	public Answer get(String who, String path) {
		return call(who, "GET", path, null);
	}

	public Answer post(String who, String path, String body, String... headers) {
		return call(who, "POST", path, body, headers);
	}

	/** Calls as one of the demo's people, or with {@code public:private} of a key. */
	public Answer call(String who, String method, String path, @Nullable String body, String... headers) {
		String pair = KEYS.getOrDefault(who, who);
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + path))
			.timeout(Duration.ofSeconds(30))
			.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
			.method(method,
					(body == null) ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
		if (body != null) {
			request.header("Content-Type", "application/json");
		}
		if (headers.length > 0) {
			request.headers(headers);
		}
		return send(request.build());
	}

	/** Where it is, such as {@code http://127.0.0.1:40001}. */
	public String origin() {
		return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
	}

	/** Asks for a service as ada, and answers the request. */
	public Answer askForService(String projectId, String region) {
		return post("ada", "/api/v1/requests", """
				{"kind": "CREATE_SERVICE", "projectId": "%s", "provider": "AWS", "region": "%s",
				 "justification": "A test."}""".formatted(projectId, region));
	}

	/** Asks as ada to attach an endpoint, and answers the request. */
	public Answer askForEndpoint(String serviceId, String endpointId) {
		return post("ada", "/api/v1/requests", """
				{"kind": "ATTACH_ENDPOINT", "serviceId": "%s", "endpoint": {"id": "%s"},
				 "justification": "A test."}""".formatted(serviceId, endpointId));
	}

	/** Decides as grace on what was answered. */
	public Answer decide(Answer request, String verdict) {
		return post("grace", "/api/v1/requests/" + request.text("id") + "/decisions",
				"{\"verdict\": \"%s\", \"comment\": \"A test.\"}".formatted(verdict), "If-Match",
				request.header("ETag"));
	}

	/** Waits until background work has brought a request there. */
	public Answer awaitRequest(String id, String status) {
		return Awaitility.await()
			.pollInterval(Duration.ofMillis(50))
			.atMost(Duration.ofSeconds(60))
			.until(() -> get("ada", "/api/v1/requests/" + id), (answer) -> status.equals(answer.text("status")));
	}

	private Answer send(HttpRequest request) {
		try {
			HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
			Canaries.answered(response.headers().map() + "\n" + response.body());
			return new Answer(response);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** What came back. */
	public record Answer(HttpResponse<String> response) {

		public int status() {
			return response.statusCode();
		}

		public String body() {
			return response.body();
		}

		public String header(String name) {
			return response.headers().firstValue(name).orElse("");
		}

		public JsonNode json() {
			return JSON.readTree(Objects.requireNonNull(response.body()));
		}

		/** The text of a field, empty if there is none. */
		public String text(String field) {
			return json().path(field).asString("");
		}

	}

}
