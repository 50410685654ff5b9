package dev.postern.atlas;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import dev.postern.wire.Regions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.postern.atlas.AtlasFixtures.success;
import static dev.postern.atlas.AtlasServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What signing costs: challenges and tokens are exchanges, too.
 */
class ExchangeCostTests {

	private static final int OPERATIONS = 1000;

	private static final List<AtlasKey> KEYS = IntStream.range(0, 20).mapToObj(ExchangeCostTests::key).toList();

	private final AtlasServer server = new AtlasServer();

	private final Atlas atlas = AtlasFixtures.atlas(server.url());

	@BeforeEach
	void answer() {
		for (int number = 0; number < KEYS.size(); number++) {
			String services = "/api/atlas/v2/groups/" + project(number) + "/privateEndpoint/";
			String one = services + "AWS/endpointService/6a793f68c0eb9e7a17715835";
			server.on("GET " + services + "AWS/endpointService", reply(200, "[]"));
			server.on("GET " + one, reply(200, "{\"id\":\"6a793f68c0eb9e7a17715835\",\"status\":\"AVAILABLE\"}"));
			server.on("POST " + services + "endpointService", reply(201, "{}"));
			server.on("POST " + one + "/endpoint", reply(201, "{}"));
			server.on("DELETE " + one, reply(202, "{}"));
			AtlasKey key = KEYS.get(number);
			server.digest.password(key.publicKey(), key.privateKey());
			server.tokens.add(key);
		}
	}

	@AfterEach
	void close() {
		server.close();
	}

	@Test
	void aThousandMixedOperationsOfTwentyKeysCostFiveInAHundredMoreAtMost() throws Exception {
		server.digest.usesOfANonce(30);

		// side by side, lest chance decide how many of them are out with a nonce that
		// ends
		CyclicBarrier abreast = new CyclicBarrier(10);
		AtlasFixtures.together(10, (worker) -> IntStream.range(0, OPERATIONS / 10).forEach((turn) -> {
			await(abreast);
			success(operate((turn + worker) % KEYS.size(), turn));
		}));

		assertThat(server.calls).hasSizeBetween(OPERATIONS + KEYS.size(), OPERATIONS * 105 / 100);
	}

	@Test
	void aBusyKeyPaysForEachNonceOnce() throws Exception {
		server.digest.usesOfANonce(100);

		AtlasFixtures.together(4, (worker) -> IntStream.range(0, 250).forEach((turn) -> success(operate(0, turn))));

		assertThat(server.calls).hasSizeBetween(OPERATIONS + 10, OPERATIONS * 105 / 100);
	}

	private static void await(CyclicBarrier barrier) {
		try {
			barrier.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException | BrokenBarrierException | TimeoutException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private AtlasReply<?> operate(int number, int kind) {
		AtlasKey key = KEYS.get(number);
		ServicePath path = new ServicePath(project(number), Provider.AWS, "6a793f68c0eb9e7a17715835");
		return switch (kind % 5) {
			case 0 -> atlas.services(key, path.projectId(), path.provider());
			case 1 -> atlas.service(key, path);
			case 2 -> atlas.createService(key, path.projectId(), Regions.find(Provider.AWS, "us-east-1").orElseThrow(),
					false, List.of());
			case 3 -> atlas.addEndpoint(key, path, new EndpointSpec.Aws("vpce-0b9c5701325cb15dd"));
			default -> atlas.deleteService(key, path);
		};
	}

	private static String project(int number) {
		return "5f1a7a0c9b3e4d2f8a6b7c%02d".formatted(number);
	}

	// one in five is a service account
	private static AtlasKey key(int number) {
		return (number % 5 == 0 && number > 0)
				? new AtlasKey(AtlasKey.Kind.SERVICE_ACCOUNT, "mdb_sa_id_" + project(number),
						"mdb_sa_sk_canary" + number)
				: new AtlasKey("abcdefg" + (char) ('a' + number), "c0ffee00-1111-4222-8333-canarycanary");
	}

}
