package dev.postern.audit;

import dev.postern.testing.OnPostgres;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@OnPostgres
class AuditLogOnPostgresTests {

	private final JdbcClient database;

	AuditLogOnPostgresTests(JdbcClient database) {
		this.database = database;
	}

	@ParameterizedTest
	@ValueSource(strings = { "truncate audit_entry", "truncate audit_entry restart identity cascade" })
	void nobodyEmptiesTheLog(String statement) {
		assertThatException().isThrownBy(() -> database.sql(statement).update())
			.withStackTraceContaining("The audit log only grows");

		assertThat(database.sql("select count(*) from audit_entry").query(Long.class).single()).isPositive();
	}

}
