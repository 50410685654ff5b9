package dev.postern.storm;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import dev.postern.PosternApplication;
import dev.postern.testing.Portal;
import dev.postern.testing.SimulatedAtlas;
import dev.postern.wire.Provider;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The simulator where nobody kills it, as the real Atlas goes on while Postern is down.
 */
final class OutsideAtlas implements AutoCloseable {

	/** A fifth of all calls goes wrong; in half of these, what was asked for is done. */
	static final String FIFTH_FAILS = """
			{"hangMillis": 3000, "rates": {"TOO_MANY_REQUESTS": 0.02, "SERVER_ERROR": 0.04, "HANG": 0.01,
			 "RESET": 0.03, "TRUNCATED": 0.02, "GARBAGE": 0.02, "LOST": 0.05, "WITHHELD": 0.01}}""";

	private final ConfigurableApplicationContext simulator;

	private final Portal door;

	private final SimulatedAtlas atlas;

	OutsideAtlas(Path directory, double timeScale) {
		this.simulator = new SpringApplicationBuilder(PosternApplication.class).profiles("simulator")
			.run("--server.port=0", "--postern.data-dir=" + directory, "--postern.simulator.history=true",
					// walks in several regions attach several endpoints
					"--postern.simulator.restrict-regions=false",
					"--spring.datasource.url=jdbc:h2:mem:" + directory.getFileName(),
					"--postern.simulator.time-scale=" + timeScale);
		this.door = Portal
			.at(Objects.requireNonNull(simulator.getEnvironment().getProperty("local.server.port", Integer.class)));
		this.atlas = new SimulatedAtlas(door);
	}

	/** What Postern has to be told to use it. */
	String setting() {
		return "--postern.atlas.base-url=" + door.origin() + "/simulator";
	}

	void plan(String faults) {
		atlas.plan(faults);
	}

	void calm() {
		atlas.plan("{}");
	}

	/** Begins to count calls anew. */
	void forget() {
		door.call("simulator", "DELETE", "/simulator/calls", null);
	}

	/** How many of the calls that match were done, whatever became of their answers. */
	long done(String method, String path) {
		return atlas.calls(method, path).stream().filter((call) -> call.path("status").asInt() / 100 == 2).count();
	}

	/** How many calls there were, and how many of them were made to go wrong. */
	long[] figures() {
		List<JsonNode> calls = atlas.calls("", "");
		return new long[] { calls.size(), calls.stream().filter((call) -> !call.path("fault").isNull()).count() };
	}

	List<JsonNode> services(String projectId, Provider provider) {
		return atlas.services(projectId, provider);
	}

	/** Puts a project with all that stands in it. */
	void put(String projectId, String state) {
		door.call("simulator", "PUT", "/simulator/projects/" + projectId, state);
	}

	boolean isRegional(String projectId) {
		return door.get("simulator", "/simulator/projects/" + projectId)
			.json()
			.at("/regionalMode/enabled")
			.asBoolean(false);
	}

	@Override
	public void close() {
		simulator.close();
	}

}
