package dev.postern.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;

import dev.postern.wire.Digest;
import dev.postern.wire.DigestAuthorization;
import dev.postern.wire.DigestChallenge;
import dev.postern.wire.Provider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The simulator as Atlas's own clients see it, past Postern, and what testers see of it.
 */
public class SimulatedAtlas {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newHttpClient();

	private final Portal portal;

	public SimulatedAtlas(Portal portal) {
		this.portal = portal;
	}

	/** The AWS services that stand in a project. */
	public List<JsonNode> services(String projectId) {
		return services(projectId, Provider.AWS);
	}

	/** The services of a provider that stand in a project. */
	public List<JsonNode> services(String projectId, Provider provider) {
		String uri = "/simulator/api/atlas/v1.0/groups/%s/privateEndpoint/%s/endpointService".formatted(projectId,
				provider);
		DigestChallenge challenge = DigestChallenge
			.parse(send(request(uri)).headers().firstValue("WWW-Authenticate").orElseThrow());
		String ha1 = Digest.ha1("MD5", "simulate", challenge.realm(), "55555555-5555-4555-8555-555555555555");
		DigestAuthorization signed = DigestAuthorization.sign("simulate", ha1, challenge,
				new DigestAuthorization.Call("GET", uri, new Digest.Proof("00000001", "c0ffee")));
		HttpResponse<String> answer = send(request(uri).header("Authorization", signed.toHeader()));
		return JSON.readTree(answer.body()).valueStream().toList();
	}

	/** Sets what goes wrong; what hangs does so for longer than any test. */
	public void script(List<String> steps) {
		plan("{\"hangMillis\": 3600000, \"script\": [%s]}".formatted(String.join(",", steps)));
	}

	/** Sets what goes wrong, as the door for testers takes it. */
	public void plan(String plan) {
		if (portal.call("simulator", "PUT", "/simulator/faults", plan).status() != 200) {
			throw new IllegalArgumentException(plan);
		}
	}

	/** Whether this fault has hit a call. */
	public boolean wasHit(String method, String path, String fault) {
		return calls(method, path).stream().anyMatch((call) -> fault.equals(call.path("fault").asString("")));
	}

	/** The calls so far whose raw path ends like this. */
	public List<JsonNode> calls(String method, String path) {
		String query = "?method=" + method + "&path=" + Pattern.compile("\\$").matcher(path).replaceAll("%24");
		return portal.get("simulator", "/simulator/calls" + query).json().valueStream().toList();
	}

	private HttpRequest.Builder request(String uri) {
		return HttpRequest.newBuilder(URI.create(portal.origin() + uri));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
