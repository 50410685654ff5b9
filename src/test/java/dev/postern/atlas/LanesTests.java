package dev.postern.atlas;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.postern.wire.Provider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.postern.atlas.AtlasFixtures.success;
import static dev.postern.atlas.AtlasFixtures.unreachable;
import static dev.postern.atlas.AtlasServer.KEY;
import static dev.postern.atlas.AtlasServer.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One project that misbehaves, and the others under the same key.
 */
class LanesTests {

	private static final String HANGING = "5f1a7a0c9b3e4d2f8a6b7c01";

	private static final String WELL = "5f1a7a0c9b3e4d2f8a6b7c02";

	private final AtlasServer server = new AtlasServer();

	private final Atlas atlas = AtlasFixtures.atlas(server.url(), new AtlasSettings(Duration.ofSeconds(5),
			Duration.ofSeconds(20), Duration.ofSeconds(20), 4, Duration.ofMillis(200)));

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	@BeforeEach
	void answer() {
		server.on(line(WELL), reply(200, "[]"));
	}

	@AfterEach
	void close() {
		server.close();
		threads.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aProjectThatHangsHoldsUpNoOther(boolean challenged) throws Exception {
		server.on(line(HANGING), server.silence());
		if (challenged) {
			services(WELL);
		}
		else {
			// the hanging project's first call is also the one that fetches the challenge
			server.unsigned(line(HANGING), server.silence());
		}
		hang(20);

		long start = System.nanoTime();
		AtlasFixtures.together(4, (number) -> IntStream.range(0, 25).forEach((call) -> success(services(WELL))));

		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
	}

	@Test
	void noMoreThanItsShareOfCallsWaitsForOneProject() {
		services(WELL);
		server.on(line(HANGING), server.silence());
		server.calls.clear();
		hang(4);

		assertThat(unreachable(services(HANGING)).reason()).startsWith("Too many calls of the same project");
		assertThat(server.calls).hasSize(4);
	}

	@Test
	void aLaneIsFreeAgainAfterItsCalls() {
		for (int call = 0; call < 20; call++) {
			server.on(line(HANGING), reply(500, ""));
			services(HANGING);
		}
		server.on(line(HANGING), reply(200, "[]"));

		success(services(HANGING));
	}

	private void hang(int calls) {
		server.calls.clear();
		IntStream.range(0, calls).forEach((call) -> threads.submit(() -> services(HANGING)));
		await().until(() -> !server.calls.isEmpty() && server.calls.size() >= Math.min(calls, 4));
	}

	private AtlasReply<?> services(String projectId) {
		return atlas.services(KEY, projectId, Provider.AWS);
	}

	private static String line(String projectId) {
		return "GET /api/atlas/v2/groups/" + projectId + "/privateEndpoint/AWS/endpointService";
	}

}
