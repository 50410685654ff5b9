package dev.postern;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.postern.testing.AuditTrail;
import dev.postern.testing.Journey;
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
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One installation, killed with a request at every step there is. The tests go on from
 * each other, because a start of the real process takes its time.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class CrashTests {

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
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(500)));
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

}
