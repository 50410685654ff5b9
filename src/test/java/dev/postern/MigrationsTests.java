package dev.postern;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.postern.testing.OnPostgres;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One set of migrations serves both databases. The context alone proves a part of it: it
 * migrates an empty PostgreSQL, and Hibernate finds every entity's table and columns.
 */
@OnPostgres
@TestInstance(Lifecycle.PER_CLASS)
class MigrationsTests {

	private final Flyway postgres;

	private final Flyway h2;

	private final Environment environment;

	MigrationsTests(Flyway postgres, Environment environment) {
		this.postgres = postgres;
		this.h2 = sameSetOnH2(postgres);
		this.environment = environment;
	}

	@BeforeAll
	void migrateH2() {
		h2.migrate();
	}

	Stream<Flyway> databases() {
		return Stream.of(postgres, h2);
	}

	@ParameterizedTest
	@MethodSource("databases")
	void everyMigrationApplies(Flyway database) {
		assertThat(database.info().applied()).isNotEmpty();
		assertThat(database.info().pending()).isEmpty();
		assertThat(database.validateWithResult().getAllErrorMessages()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("databases")
	void aSecondMigrationChangesNothing(Flyway database) {
		assertThat(database.migrate().migrationsExecuted).isZero();
	}

	@Test
	void bothDatabasesHaveTheSameColumns() {
		assertThat(columns(h2)).isNotEmpty().containsExactlyInAnyOrderElementsOf(columns(postgres));
	}

	@Test
	void bothDatabasesHaveTheSameKeys() {
		assertThat(keys(h2)).isNotEmpty().containsExactlyInAnyOrderElementsOf(keys(postgres));
	}

	@Test
	void theEntitiesAreValidatedAgainstPostgres() {
		assertThat(environment.getProperty("spring.jpa.hibernate.ddl-auto")).isEqualTo("validate");
		assertThat(jdbc(postgres).sql("select version()").query(String.class).single()).startsWith("PostgreSQL");
	}

	private static Flyway sameSetOnH2(Flyway postgres) {
		JdbcDataSource h2 = new JdbcDataSource();
		h2.setUrl("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
		String[] locations = Stream.of(postgres.getConfiguration().getLocations())
			.map(Location::getDescriptor)
			.map((location) -> location.replace("vendor/postgresql", "vendor/h2"))
			.toArray(String[]::new);
		return Flyway.configure().dataSource(h2).locations(locations).load();
	}

	// PostgreSQL alone calls the type of bytes by a name outside the standard.
	private static List<@Nullable String> columns(Flyway database) {
		return jdbc(database).sql("""
				select lower(c.table_name) || '.' || lower(c.column_name) || ' '
					|| replace(lower(c.data_type), 'bytea', 'binary varying') || ' nullable: ' || lower(c.is_nullable)
				from information_schema.columns c
				join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
				where lower(c.table_schema) = 'public' and t.table_type = 'BASE TABLE'
					and lower(c.table_name) <> 'flyway_schema_history'
				""").query(String.class).list();
	}

	private static List<@Nullable String> keys(Flyway database) {
		return jdbc(database).sql("""
				select lower(table_name) || ' ' || lower(constraint_type) || ' ' || count(*)
				from information_schema.table_constraints
				where lower(table_schema) = 'public' and lower(table_name) <> 'flyway_schema_history'
					and constraint_type in ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY')
				group by table_name, constraint_type
				""").query(String.class).list();
	}

	private static JdbcClient jdbc(Flyway database) {
		DataSource dataSource = database.getConfiguration().getDataSource();
		return JdbcClient.create(dataSource);
	}

}
