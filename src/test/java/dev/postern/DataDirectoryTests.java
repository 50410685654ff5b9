package dev.postern;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class DataDirectoryTests {

	private final MockEnvironment environment = new MockEnvironment().withProperty("url",
			"jdbc:h2:file:${postern.data-dir}/postern");

	@ParameterizedTest
	@ValueSource(strings = { "target/data/", "./target/data/" })
	void aDatabaseOpensInARelativeDirectory(String parent) throws SQLException {
		String directory = parent + UUID.randomUUID();
		process(directory);

		try (Connection connection = DriverManager.getConnection(environment.getRequiredProperty("url"), "postern",
				"")) {
			assertThat(connection.isValid(1)).isTrue();
		}
		assertThat(Path.of(directory, "postern.mv.db")).exists();
	}

	@Test
	void anAbsoluteDirectoryStaysAsItIs() {
		process("/var/lib/postern");

		assertThat(environment.getProperty("postern.data-dir")).isEqualTo("/var/lib/postern");
	}

	private void process(String directory) {
		environment.setProperty("postern.data-dir", directory);
		new DataDirectory().postProcessEnvironment(environment, new SpringApplication());
	}

}
