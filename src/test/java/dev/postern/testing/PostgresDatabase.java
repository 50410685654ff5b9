package dev.postern.testing;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Puts a context on an empty PostgreSQL database of its own, whatever its profile says.
 */
@TestConfiguration(proxyBeanMethods = false)
public class PostgresDatabase {

	/** An empty database for processes of their own. */
	public static JdbcConnectionDetails empty() {
		return PostgresServer.shared().createDatabase();
	}

	@Bean
	JdbcConnectionDetails postgres() {
		return empty();
	}

}
