package dev.postern.atlas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.postern.atlas.AtlasFixtures.SETTINGS;
import static dev.postern.atlas.AtlasFixtures.refused;
import static dev.postern.atlas.AtlasFixtures.success;
import static dev.postern.atlas.AtlasFixtures.unreachable;
import static dev.postern.atlas.AtlasServer.KEY;
import static dev.postern.atlas.AtlasServer.hangUp;
import static dev.postern.atlas.AtlasServer.reply;
import static dev.postern.atlas.AtlasServer.truncated;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a call when Atlas, or the way to it, misbehaves.
 */
class AtlasOutageTests {

	private static final ServicePath PATH = new ServicePath("5f1a7a0c9b3e4d2f8a6b7c01", Provider.AWS,
			"6a793f68c0eb9e7a17715835");

	private static final String SERVICE = "/api/atlas/v2/groups/5f1a7a0c9b3e4d2f8a6b7c01/privateEndpoint/AWS/"
			+ "endpointService/6a793f68c0eb9e7a17715835";

	private static final EndpointSpec ENDPOINT = new EndpointSpec.Aws("vpce-0b9c5701325cb15dd");

	private static final Duration SOON = Duration.ofMillis(300);

	private final AtlasServer server = new AtlasServer();

	private final Atlas atlas = AtlasFixtures.atlas(server.url());

	@BeforeEach
	void challengeOnce() {
		server.on("GET /api/atlas/v2", reply(200, "{}"));
		atlas.root(KEY);
		server.calls.clear();
	}

	@AfterEach
	void close() {
		server.close();
	}

	@Test
	void aLostAnswerToAWriteIsNotAskedForAgain() {
		server.on("POST " + SERVICE + "/endpoint", hangUp(), reply(201, "{}"));

		assertThat(unreachable(atlas.addEndpoint(KEY, PATH, ENDPOINT)).exchange().status()).isNull();
		assertThat(server.calls).hasSize(1);
	}

	@Test
	void anAnswerCutShortIsNoAnswer() {
		server.on("GET " + SERVICE, truncated(200, "{\"id\":\"6a79"));
		server.on("DELETE " + SERVICE, truncated(202, "{}"));

		assertThat(unreachable(atlas.service(KEY, PATH)).exchange().status()).isEqualTo(200);
		assertThat(unreachable(atlas.deleteService(KEY, PATH)).exchange().status()).isEqualTo(202);
		assertThat(server.calls).hasSize(2);
	}

	@Test
	void anErrorCutShortIsStillARefusal() {
		server.on("GET " + SERVICE, truncated(404, "{\"error\":"));

		assertThat(refused(atlas.service(KEY, PATH)).status()).isEqualTo(404);
	}

	@Test
	void silenceEndsWithTheReadTimeout() {
		Atlas impatient = AtlasFixtures.atlas(server.url(),
				new AtlasSettings(SETTINGS.connectTimeout(), SOON, SETTINGS.callTimeout(), 4, SOON));
		server.on("GET " + SERVICE, server.silence());
		server.on("DELETE " + SERVICE, server.stalling("{"));

		assertThat(unreachable(impatient.service(KEY, PATH)).reason()).isEqualTo("No answer in time");
		assertThat(unreachable(impatient.deleteService(KEY, PATH)).reason()).isEqualTo("No answer in time");
	}

	@Test
	void anEndlessAnswerEndsWithTheCallTimeout() {
		Atlas impatient = AtlasFixtures.atlas(server.url(),
				new AtlasSettings(SETTINGS.connectTimeout(), SETTINGS.readTimeout(), SOON, 4, SOON));
		server.on("GET " + SERVICE, server.stalling("{\"id\":"));

		assertThat(unreachable(impatient.service(KEY, PATH)).reason()).isEqualTo("No answer in time");
	}

	@Test
	void anAnswerThatIsTooLargeIsNone() {
		server.on("GET " + SERVICE, reply(200, "{\"id\":\"" + "a".repeat(4 * 1024 * 1024) + "\"}"));

		assertThat(unreachable(atlas.service(KEY, PATH)).reason()).isEqualTo("The answer was too large");
	}

	@Test
	void anAnswerThatIsLargeIsOne() {
		server.on("GET " + SERVICE, reply(200, "{\"id\":\"a\",\"x\":\"" + "a".repeat(3 * 1024 * 1024) + "\"}"));

		assertThat(success(atlas.service(KEY, PATH)).body().id()).isEqualTo("a");
	}

	@Test
	void aRedirectIsNotFollowed() {
		server.on("GET " + SERVICE, reply(302, "", "Location", server.url() + "/elsewhere"));

		assertThat(unreachable(atlas.service(KEY, PATH)).exchange().status()).isEqualTo(302);
		assertThat(server.calls).hasSize(1);
	}

	@Test
	void aRateLimitSaysWhenToComeBack() {
		server.on("GET " + SERVICE, reply(429,
				"{\"detail\":\"Rate limit exceeded for api/atlas/v2/orgs. Please retry after 55 seconds.\","
						+ "\"error\":429,\"errorCode\":\"RATE_LIMITED_TOKEN_BUCKET\",\"parameters\":"
						+ "[\"api/atlas/v2/orgs\",55,10,5,60],\"reason\":\"Too Many Requests\"}",
				"Retry-After", "55"));

		assertThat(refused(atlas.service(KEY, PATH)).retryAfter()).isEqualTo(Duration.ofSeconds(55));
	}

	@Test
	void aClosedPortIsNoConnection() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		Atlas nowhere = AtlasFixtures.atlas("http://127.0.0.1:" + port);

		assertThat(unreachable(nowhere.service(KEY, PATH)).reason()).isEqualTo("No connection");
	}

	@Test
	void aHostWithoutAnAddressIsNoSuchHost() {
		assertThat(unreachable(AtlasFixtures.atlas("http://atlas.invalid").service(KEY, PATH)).reason())
			.isEqualTo("No such host");
	}

	@Test
	void aServerWithoutTlsIsNotTrusted() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CompletableFuture<Void> answer = CompletableFuture
				.runAsync(() -> answer(socket, "HTTP/1.1 400 No\r\n\r\n"));
			Atlas secure = AtlasFixtures.atlas("https://127.0.0.1:" + socket.getLocalPort());

			assertThat(unreachable(secure.service(KEY, PATH)).reason()).isEqualTo("No trusted connection");
			assertThat(answer).succeedsWithin(SETTINGS.callTimeout());
		}
	}

	@Test
	void aResetConnectionIsNoAnswer() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CompletableFuture<Void> reset = CompletableFuture.runAsync(() -> answer(socket, ""));
			Atlas broken = AtlasFixtures.atlas("http://127.0.0.1:" + socket.getLocalPort());

			assertThat(unreachable(broken.addEndpoint(KEY, PATH, ENDPOINT)).reason()).isEqualTo("The connection broke");
			assertThat(reset).succeedsWithin(SETTINGS.callTimeout());
		}
	}

	// answers whatever comes, and resets the connection if it answers nothing
	private static void answer(ServerSocket server, String answer) {
		try (Socket socket = server.accept()) {
			socket.getInputStream().read(new byte[8192]);
			socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
			socket.setSoLinger(answer.isEmpty(), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
