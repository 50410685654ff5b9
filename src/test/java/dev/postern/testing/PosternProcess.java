package dev.postern.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The demo in a process of its own, which can be killed and started again where it left
 * off. Nothing of it outlives the tests.
 */
public class PosternProcess implements AutoCloseable {

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private static final String DATA = "--postern.data-dir=";

	private static final Duration LIMIT = Duration.ofMinutes(5);

	private final Path directory;

	private final List<String> settings;

	private final Thread reaper = new Thread(this::destroy);

	private int starts;

	private @Nullable Process process;

	private volatile @Nullable Portal portal;

	/** Nothing is started yet. Log and data lie in the directory. */
	public PosternProcess(Path directory, String... settings) {
		this.directory = directory;
		this.settings = List.of(settings);
		Runtime.getRuntime().addShutdownHook(reaper);
	}

	/** Starts it, and waits until it can be used. */
	public void start() {
		launch();
		Portal found = Portal.at(awaitPort());
		Awaitility.await()
			.atMost(LIMIT)
			.ignoreException(IllegalStateException.class)
			.until(() -> found.get("ada", "/actuator/health/readiness").status() == 200);
		this.portal = found;
	}

	/** Starts it, and waits for nothing. */
	public void launch() {
		try {
			Files.createDirectories(directory);
			starts++;
			this.process = new ProcessBuilder(command()).redirectErrorStream(true)
				.redirectOutput(log().toFile())
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Waits until it listens, which is before its demo seed is whole. */
	public int awaitPort() {
		return Awaitility.await().atMost(LIMIT).until(() -> {
			Matcher started = PORT.matcher(Files.readString(log()));
			if (!running().isAlive()) {
				throw new IllegalStateException("Postern did not start, see " + log());
			}
			return started.find() ? Integer.parseInt(started.group(1)) : 0;
		}, (port) -> port > 0);
	}

	/** SIGKILL: it gets no chance to tidy up. */
	public void kill() {
		running().destroyForcibly();
		awaitExit();
	}

	/** SIGTERM: it ends in order. */
	public void stop() {
		running().destroy();
		awaitExit();
	}

	/** The way in to the process that was started last. */
	public Portal portal() {
		Portal current = portal;
		if (current == null) {
			throw new IllegalStateException("Postern was not started");
		}
		return current;
	}

	/** Where the database lies, for JDBC, once the process has ended. */
	public String databaseUrl() {
		return "jdbc:h2:file:" + data().toAbsolutePath() + "/postern";
	}

	@Override
	public void close() {
		destroy();
		Runtime.getRuntime().removeShutdownHook(reaper);
	}

	private List<String> command() {
		List<String> command = PackedClasses.command();
		command.addAll(List.of("dev.postern.PosternApplication", "--spring.profiles.active=demo", "--server.port=0"));
		command.addAll(settings);
		// given twice, a setting becomes a list
		if (settings.stream().noneMatch((setting) -> setting.startsWith(DATA))) {
			command.add(DATA + data());
		}
		return command;
	}

	private Path data() {
		return directory.resolve("data");
	}

	private Path log() {
		return directory.resolve("start-" + starts + ".log");
	}

	private Process running() {
		Process current = process;
		if (current == null) {
			throw new IllegalStateException("Postern was not started");
		}
		return current;
	}

	private void awaitExit() {
		try {
			if (!running().waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
				throw new IllegalStateException("Postern did not end, see " + log());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private void destroy() {
		Process current = process;
		if (current != null) {
			current.destroyForcibly();
		}
	}

}
