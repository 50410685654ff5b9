package dev.postern.storm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL that can be taken away and comes back with everything that was committed,
 * at the same address.
 */
final class RestartedPostgres implements AutoCloseable {

	private static final String USER = "postgres";

	private final Path data;

	private final int port;

	private EmbeddedPostgres running;

	RestartedPostgres() {
		try {
			// the server refuses a directory that others may read, and has no rights of
			// root
			this.data = Files.createTempDirectory("postern-storm");
			this.running = EmbeddedPostgres.builder()
				.setDataDirectory(data)
				.setCleanDataDirectory(false)
				.setServerConfig("max_connections", "60")
				.start();
			this.port = running.getPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("PostgreSQL does not start", ex);
		}
	}

	/** What a process has to be told to use it. */
	String[] settings() {
		return new String[] { "--spring.datasource.url=" + url(), "--spring.datasource.username=" + USER,
				"--spring.datasource.password=" + USER, "--spring.datasource.hikari.connection-timeout=3000" };
	}

	String url() {
		return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
	}

	String user() {
		return USER;
	}

	void restart() {
		try {
			running.close();
			this.running = EmbeddedPostgres.builder()
				.setDataDirectory(data)
				.setCleanDataDirectory(false)
				.setServerConfig("max_connections", "60")
				.setPort(port)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("PostgreSQL does not come back", ex);
		}
	}

	@Override
	public void close() {
		try {
			running.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
