package dev.postern.storm;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.postern.testing.AtlasClient;
import dev.postern.testing.PersistentCaller;
import dev.postern.testing.Portal;
import dev.postern.testing.PosternProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two processes on one PostgreSQL. The tests go on from each other, because starts take
 * their time.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ManyProcessesTests {

	private final Path directory = Path.of("target", "storm", UUID.randomUUID().toString());

	private final OutsideAtlas atlas = new OutsideAtlas(directory, 30);

	private final RestartedPostgres postgres = new RestartedPostgres();

	private final PosternProcess one = process("one");

	private final PosternProcess other = process("other");

	@BeforeAll
	void start() {
		one.start();
		other.start();
	}

	@AfterAll
	void end() {
		Stream.of(one, other).forEach(PosternProcess::close);
		postgres.close();
		atlas.close();
	}

	@Test
	@Order(0)
	void aSignatureIsGoodInAnyProcessButOnce() {
		AtlasClient here = AtlasClient.of(one.portal());
		AtlasClient there = AtlasClient.of(other.portal());
		String path = AtlasClient.V2 + AtlasClient.ANALYTICS + "/privateEndpoint/endpointService";
		String signed = here.sign("POST", path, here.send(here.request("POST", path, "{}").build())).toHeader();

		HttpResponse<String> taken = there
			.send(there.request("POST", path, "{}").header("Authorization", signed).build());
		HttpResponse<String> replayed = here
			.send(here.request("POST", path, "{}").header("Authorization", signed).build());

		assertThat(taken.statusCode()).isEqualTo(400);
		assertThat(replayed.statusCode()).isEqualTo(401);
		assertThat(replayed.headers().firstValue("WWW-Authenticate").orElse("")).endsWith("stale=true");
	}

	@Test
	@Order(1)
	void whenOneIsKilledTheOtherFinishesItsWork() {
		atlas.forget();
		Hundred hundred = Hundred.approved(caller(one, other), Portal.ANALYTICS);
		hundred.awaitMiddle();

		one.kill();
		hundred.awaitAll();

		assertWhole(hundred, other.portal());
		one.start();
	}

	@Test
	@Order(2)
	void whenPostgresIsRestartedBothGoOn() {
		atlas.forget();
		Hundred hundred = Hundred.approved(caller(one, other), Portal.PAYMENTS);
		hundred.awaitMiddle();

		postgres.restart();
		hundred.awaitAll();

		assertWhole(hundred, one.portal());
	}

	@Test
	@Order(3)
	void nothingIsLostAndNothingDoubledByTwo() throws Exception {
		atlas.forget();
		new Storm(atlas, List.of(one, other), false).blow(Weather.rounds(5));

		one.stop();
		other.stop();
		Weather.assertNoJobLeft(postgres.url(), postgres.user(), postgres.user());
	}

	private void assertWhole(Hundred hundred, Portal portal) {
		Reckoning reckoning = new Reckoning(portal, atlas, hundred.ids());
		reckoning.check();
		assertThat(reckoning.count("CREATE_SERVICE", "APPLIED")).isEqualTo(hundred.ids().size()).isEqualTo(100);
	}

	private PosternProcess process(String name) {
		return new PosternProcess(directory.resolve(name),
				Stream
					.concat(Stream.of(Weather.settings(atlas, "--postern.data-dir=" + directory.resolve("shared"),
							"--postern.simulator.data-dir=" + directory.resolve(name))), Stream.of(postgres.settings()))
					.toArray(String[]::new));
	}

	private static PersistentCaller caller(PosternProcess... processes) {
		return new PersistentCaller(() -> processes[(int) (System.nanoTime() % processes.length)].portal());
	}

}
