package dev.postern;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two tables that change together are seen together, with the demo's options of H2.
 * Without them its connections use old results again while a commit is under way.
 */
class CommittedIsSeenTests {

	private static final int COMMITS = 100;

	/** As many as make a commit last a while. */
	private static final int TABLES = 300;

	private static final String SERVICE = "select n from service where id = ?";

	/** Asked with another number each time, so that nothing is used again. */
	private static final String REQUEST = "select n from request where id = 's' and ? > 0";

	private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" + options();

	@Test
	void whoSeesTheRequestAppliedSeesTheServiceReady() throws SQLException {
		try (Connection writer = connect(); Statement statement = writer.createStatement()) {
			for (int number = 0; number < TABLES; number++) {
				create(statement, "other" + number);
			}
			create(statement, "service");
			create(statement, "request");
			writer.setAutoCommit(false);
			AtomicBoolean done = new AtomicBoolean();
			CompletableFuture<Integer> torn = CompletableFuture.supplyAsync(() -> countTorn(done));
			for (int commit = 1; commit <= COMMITS; commit++) {
				change(statement, "service", commit);
				for (int number = 0; number < TABLES; number++) {
					change(statement, "other" + number, commit);
				}
				change(statement, "request", commit);
				writer.commit();
			}
			done.set(true);

			assertThat(torn.join()).isZero();
		}
	}

	private int countTorn(AtomicBoolean done) {
		int torn = 0;
		try (Connection reader = connect();
				PreparedStatement request = reader.prepareStatement(REQUEST);
				PreparedStatement service = reader.prepareStatement(SERVICE)) {
			service.setString(1, "s");
			for (int look = 1; !done.get(); look++) {
				request.setInt(1, look);
				int applied = number(request);
				torn += (number(service) < applied) ? 1 : 0;
			}
			return torn;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Connection connect() throws SQLException {
		return DriverManager.getConnection(url, "postern", "");
	}

	private static int number(PreparedStatement query) throws SQLException {
		try (ResultSet rows = query.executeQuery()) {
			rows.next();
			return rows.getInt(1);
		}
	}

	private static void create(Statement statement, String table) throws SQLException {
		statement.execute("create table %s (id varchar primary key, n int)".formatted(table));
		statement.execute("insert into %s values ('s', 0)".formatted(table));
	}

	private static void change(Statement statement, String table, int number) throws SQLException {
		statement.execute("update %s set n = %d where id = 's'".formatted(table, number));
	}

	/** Those of the demo, but for the ones that mean something for a file only. */
	private static String options() {
		try {
			String demo = String
				.valueOf(new YamlPropertySourceLoader().load("demo", new ClassPathResource("application-demo.yml"))
					.getFirst()
					.getProperty("spring.datasource.url"));
			return Stream.of(demo.split(";"))
				.filter((option) -> option.startsWith("OPTIMIZE"))
				.collect(Collectors.joining(";", ";", ""));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
