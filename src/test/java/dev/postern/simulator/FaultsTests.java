package dev.postern.simulator;

import dev.postern.testing.AtlasClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@RunningSimulator
class FaultsTests {

	private static final String GROUPS = "/api/atlas/v2/groups";

	private static final String PRIVATE = "/api/atlas/v2/groups/5f1a7a0c9b3e4d2f8a6b7c01/privateEndpoint";

	private static final String CREATE = PRIVATE + "/endpointService";

	private static final String SERVICES = PRIVATE + "/AWS/endpointService";

	private static final String US_EAST_1 = """
			{"providerName":"AWS","region":"us-east-1"}""";

	private final AtlasClient client;

	private final int port;

	FaultsTests(@LocalServerPort int port) {
		this.client = AtlasClient.ofSimulator(port);
		this.port = port;
	}

	@BeforeEach
	void reset() {
		client.reset();
	}

	@Test
	void aScriptHitsTheNextCallsThatMatch() {
		client.faults("""
				{"script":[{"method":"POST","path":"/endpointService$","times":2,"status":402,
				"errorCode":"NO_PAYMENT_INFORMATION_FOUND","detail":"No payment.","retryAfter":7}]}""");

		assertThat(client.get(SERVICES).statusCode()).isEqualTo(200);
		HttpResponse<String> first = client.post(CREATE, US_EAST_1);
		assertThat(first.statusCode()).isEqualTo(402);
		assertThat(first.body()).isEqualTo("{\"detail\":\"No payment.\",\"error\":402,"
				+ "\"errorCode\":\"NO_PAYMENT_INFORMATION_FOUND\",\"parameters\":[],\"reason\":\"Payment Required\"}");
		assertThat(first.headers().firstValue("Retry-After")).hasValue("7");
		assertThat(client.post(CREATE, US_EAST_1).statusCode()).isEqualTo(402);
		assertThat(client.post(CREATE, US_EAST_1).statusCode()).isEqualTo(201);
	}

	@Test
	void ratesHitByChance() {
		client.faults("{\"rates\":{\"TOO_MANY_REQUESTS\":1}}");
		HttpResponse<String> limited = client.get(GROUPS);
		client.faults("{\"rates\":{\"SERVER_ERROR\":1}}");
		HttpResponse<String> failed = client.get(GROUPS);

		assertThat(limited.statusCode()).isEqualTo(429);
		assertThat(limited.headers().firstValue("Retry-After")).hasValue("1");
		assertThat(failed.statusCode()).isEqualTo(500);
		client.door("DELETE", "/faults", "");
		assertThat(client.get(GROUPS).statusCode()).isEqualTo(200);
	}

	@Test
	void oneProjectCanFailAlone() {
		client.faults("{\"projects\":{\"5f1a7a0c9b3e4d2f8a6b7c01\":{\"rates\":{\"SERVER_ERROR\":1}}}}");

		assertThat(client.get(SERVICES).statusCode()).isEqualTo(500);
		assertThat(client.get(SERVICES.replace("7c01", "7c02")).statusCode()).isEqualTo(200);
	}

	@Test
	void anExpiredNonceIsAskedForAgain() {
		client.faults("{\"script\":[{\"kind\":\"EXPIRED_NONCE\"}]}");

		HttpResponse<String> answer = client.get(GROUPS);

		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).contains("stale=true");
		assertThat(client.get(GROUPS).statusCode()).isEqualTo(200);
	}

	@Test
	void aResetIsAResetOnTheWire() {
		client.faults("{\"script\":[{\"kind\":\"RESET\"}]}");

		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> raw(GROUPS)).withMessageContaining("reset");
	}

	@Test
	void aLostAnswerWasDone() {
		client.faults("{\"script\":[{\"kind\":\"LOST\",\"method\":\"POST\"}]}");

		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> client.post(CREATE, US_EAST_1));

		assertThat(client.get(SERVICES).body()).contains("US_EAST_1");
	}

	@Test
	void aWithheldAnswerWasDone() {
		client.faults("{\"hangMillis\":1,\"script\":[{\"kind\":\"WITHHELD\",\"method\":\"POST\"}]}");

		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> client.post(CREATE, US_EAST_1));

		assertThat(client.get(SERVICES).body()).contains("US_EAST_1");
	}

	@Test
	void aTruncatedAnswerEndsEarly() throws IOException {
		client.faults("{\"script\":[{\"kind\":\"TRUNCATED\"}]}");

		String answer = raw(PRIVATE + "/regionalMode");

		assertThat(answer).contains("Content-Length: 17\r\n").endsWith("\r\n\r\n{\"enable");
	}

	@Test
	void garbageIsNoJson() {
		client.faults("{\"script\":[{\"kind\":\"GARBAGE\"}]}");

		HttpResponse<String> answer = client.get(GROUPS);

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
		assertThat(answer.body()).startsWith("<html>");
	}

	@Test
	void aHangEndsWithoutAnAnswer() throws IOException {
		client.faults("{\"hangMillis\":1,\"script\":[{\"kind\":\"HANG\"}]}");

		assertThat(raw(GROUPS)).isEmpty();
	}

	@Test
	void faultsCanBeRead() {
		client.faults("{\"latencyMillis\":1,\"script\":[{\"method\":\"GET\",\"kind\":\"GARBAGE\",\"times\":3}]}");
		client.get(GROUPS);

		assertThat(client.door("GET", "/faults", "").body()).contains("\"latencyMillis\":1", "\"times\":2");
	}

	@Test
	void faultsThatMakeNoSenseAreRefused() {
		assertThat(client.door("PUT", "/faults", "{\"script\":[{\"kind\":\"NONE\"}]}").statusCode()).isEqualTo(400);
		assertThat(client.door("PUT", "/faults", "{\"script\":[{\"path\":\"(\"}]}").statusCode()).isEqualTo(400);
	}

	/** Everything that arrives on a connection, or the error that ends it. */
	private String raw(String path) throws IOException {
		HttpResponse<String> challenge = client.send(client.request("GET", path, null).build());
		String request = """
				GET /simulator%s HTTP/1.1
				Host: 127.0.0.1
				Accept: application/vnd.atlas.2023-01-01+json
				Authorization: %s

				""".formatted(path, client.sign("GET", path, challenge).toHeader()).replace("\n", "\r\n");
		try (Socket socket = new Socket("127.0.0.1", port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
