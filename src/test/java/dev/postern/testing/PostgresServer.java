package dev.postern.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The one PostgreSQL of a test run: a container where a Docker engine answers, binaries
 * from Maven everywhere else, so that no test has a reason to be skipped.
 */
record PostgresServer(String origin, String address, String username, String password) {

	private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

	/** Names the image of the container, for machines that cannot pull the usual one. */
	private static final String IMAGE_VARIABLE = "POSTERN_TEST_POSTGRES_IMAGE";

	private static final String USUAL_IMAGE = "postgres:17";

	/** Started by the first context that asks, so that runs without one pay nothing. */
	static PostgresServer shared() {
		return Holder.SHARED;
	}

	JdbcConnectionDetails createDatabase() {
		String name = "postern_" + UUID.randomUUID().toString().replace('-', '_');
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute("create database " + name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("No database on the PostgreSQL of " + origin, ex);
		}
		return new Database(address + name, username, password);
	}

	private Connection connect() throws SQLException {
		return DriverManager.getConnection(address + "postgres", username, password);
	}

	private static PostgresServer start() {
		PostgresServer server = inContainer().orElseGet(PostgresServer::embedded);
		try (Connection connection = server.connect()) {
			log.info("PostgreSQL of this test run: {} from {}", connection.getMetaData().getDatabaseProductVersion(),
					server.origin);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("No answer from the PostgreSQL of " + server.origin, ex);
		}
		return server;
	}

	private static Optional<PostgresServer> inContainer() {
		String image = Optional.ofNullable(System.getenv(IMAGE_VARIABLE)).orElse(USUAL_IMAGE);
		try {
			if (!DockerClientFactory.instance().isDockerAvailable()) {
				log.info("No Docker engine answers, so PostgreSQL is started from embedded binaries");
				return Optional.empty();
			}
			return Optional.of(container(image));
		}
		catch (ContainerFetchException | ContainerLaunchException ex) {
			log.warn("A Docker engine answers, but {} cannot be run on it, so embedded binaries it is", image, ex);
			return Optional.empty();
		}
	}

	private static PostgresServer container(String image) {
		PostgreSQLContainer container = new PostgreSQLContainer(
				DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
		container.start();
		return new PostgresServer("a container of " + image,
				"jdbc:postgresql://%s:%d/".formatted(container.getHost(),
						container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)),
				container.getUsername(), container.getPassword());
	}

	private static PostgresServer embedded() {
		try {
			EmbeddedPostgres postgres = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
			// A hook of the JVM's would run beside Spring's and take the database from
			// under contexts that still want it.
			SpringApplication.getShutdownHandlers().add(() -> stop(postgres));
			return new PostgresServer("embedded binaries",
					"jdbc:postgresql://127.0.0.1:%d/".formatted(postgres.getPort()), "postgres", "postgres");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Embedded PostgreSQL does not start", ex);
		}
	}

	private static void stop(EmbeddedPostgres postgres) {
		try {
			postgres.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static final class Holder {

		private static final PostgresServer SHARED = start();

	}

	private record Database(String url, String username, String password) implements JdbcConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return url;
		}

		@Override
		public String getUsername() {
			return username;
		}

		@Override
		public String getPassword() {
			return password;
		}

	}

}
