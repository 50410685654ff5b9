package dev.postern;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import dev.postern.testing.AuditTrail;
import dev.postern.testing.Journey;
import dev.postern.testing.Portal;
import dev.postern.testing.PosternProcess;
import dev.postern.testing.SimulatedAtlas;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The life of one installation, killed again and again. The tests go on from each other,
 * because a start of the real process takes its time.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class CrashTests {

	private static final Logger LOG = LoggerFactory.getLogger(CrashTests.class);

	private final long seed = Long.getLong("postern.crash.seed", System.nanoTime());

	private final Random random = new Random(seed);

	// calls that hang must not be given up before the kill
	private final PosternProcess postern = new PosternProcess(Path.of("target", "crash", UUID.randomUUID().toString()),
			"--postern.simulator.time-scale=100", "--postern.provisioning.round=100ms",
			"--db-scheduler.polling-interval=100ms", "--db-scheduler.threads=30", "--postern.atlas.read-timeout=1h",
			"--postern.atlas.call-timeout=1h",
			// each that hangs holds one of its project's places
			"--postern.provisioning.jobs-per-project=30", "--postern.atlas.calls-at-once=30");

	private boolean running;

	@BeforeEach
	void start() {
		if (!running) {
			// what is cut while it is being seeded has to be seeded by the next start
			postern.launch();
			postern.awaitPort();
			pause(500);
			postern.kill();
			postern.start();
			this.running = true;
		}
	}

	@AfterAll
	void end() {
		postern.close();
	}

	@Test
	@Order(1)
	void whatIsCutAtAnyStepIsFinishedByTheNextStart() {
		CrashScene scene = new CrashScene(postern);
		scene.arrange();
		postern.kill();
		postern.start();

		scene.finish();

		// what was in Atlas already was found there, and not asked for again
		assertThat(atlas().calls("POST", "")).noneMatch((call) -> call.path("status").asInt() == 409);
		assertThat(CrashStep.values()).allSatisfy((step) -> assertWhole(scene.journey(step), !step.isLeaving()));
		assertThat(AuditTrail.read(postern.portal()).gaps()).isEmpty();
	}

	@Test
	@Order(2)
	void aKillAtAnyMomentLosesNothing() {
		LOG.info("Moments are random: -Dpostern.crash.seed={}", seed);
		List<Journey> journeys = Stream
			.of("ap-south-1", "ap-south-2", "ap-northeast-1", "ap-northeast-2", "me-central-1", "af-south-1",
					"eu-south-1", "il-central-1")
			.map((region) -> new Journey(postern::portal, Portal.ANALYTICS, region))
			.toList();

		CompletableFuture<Void> walks = CrashScene.inParallel(journeys, CrashTests::walkThereAndBack);
		pause(4000);
		postern.kill();
		postern.launch();
		pause(8000);
		postern.kill();
		postern.start();
		walks.join();

		journeys.forEach((journey) -> assertWhole(journey, false));
		assertThat(AuditTrail.read(postern.portal()).gaps()).isEmpty();
	}

	@Test
	@Order(3)
	void noJobIsLeftBehind() throws SQLException {
		postern.stop();
		this.running = false;

		try (Connection connection = DriverManager.getConnection(postern.databaseUrl(), "postern", "");
				Statement statement = connection.createStatement();
				ResultSet jobs = statement
					.executeQuery("select count(*) from scheduled_tasks where task_instance <> 'recurring'")) {
			assertThat(jobs.next()).isTrue();
			assertThat(jobs.getInt(1)).isZero();
		}
	}

	private static void walkThereAndBack(Journey journey) {
		journey.askForService().approve().awaitApplied();
		journey.askForEndpoint().approve().awaitApplied();
		journey.askToDetach().approve().awaitApplied();
		journey.awaitService((service) -> service.text("status").equals("DELETED"));
	}

	/** Every move was made once, and Atlas has just what was asked for. */
	private void assertWhole(Journey journey, boolean stands) {
		AuditTrail trail = AuditTrail.read(postern.portal());
		assertThat(journey.requests())
			.allSatisfy((id) -> assertThat(trail.kinds(id)).filteredOn((kind) -> kind.startsWith("request."))
				.containsExactly("request.ask", "request.approve", "request.start", "request.complete"));
		assertThat(atlas().services(journey.projectId()).stream().filter(journey::isIn))
			.extracting((service) -> service.path("interfaceEndpoints").values())
			.as(journey.atlasRegion())
			.hasSize(stands ? 1 : 0)
			.allSatisfy((endpoints) -> assertThat(endpoints).extracting(JsonNode::asString)
				.containsExactly(journey.endpointId()));
	}

	private SimulatedAtlas atlas() {
		return new SimulatedAtlas(postern.portal());
	}

	private void pause(int mostMillis) {
		LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(mostMillis)));
	}

}
