package dev.postern;

import java.util.stream.Stream;

import dev.postern.account.ApiKeys;
import dev.postern.account.People;
import dev.postern.project.StoredKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * The settings alone; what the database may not hold is in {@link ProductionTests}.
 */
class ProductionGuardTests {

	private final ApplicationContextRunner production = new ApplicationContextRunner()
		.withUserConfiguration(ProductionGuard.class)
		.withPropertyValues("postern.master-key=" + ProductionTests.MASTER_KEY, "postern.behind-proxy=true");

	@ParameterizedTest
	@MethodSource
	void refusesToStart(String setting, String words) {
		production.withPropertyValues(setting)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(UnfitForProductionException.class)
				.hasMessageContaining(words));
	}

	@ParameterizedTest
	@MethodSource("refusesToStart")
	void leavesTheDemoAndTheSimulatorAlone(String setting) {
		for (String profile : new String[] { "demo", "simulator" }) {
			production.withPropertyValues(setting, "spring.profiles.active=" + profile)
				.run((context) -> assertThat(context).hasNotFailed());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:postgresql://127.0.0.1/postern",
			"jdbc:h2:file:./postern;optimize_reuse_results=0;write_delay=0" })
	void startsOnDatabasesThatKeepWhatIsCommitted(String url) {
		production.withPropertyValues("spring.datasource.url=" + url)
			.withBean(People.class, () -> mock(People.class))
			.withBean(ApiKeys.class, () -> mock(ApiKeys.class))
			.withBean(StoredKeys.class, () -> mock(StoredKeys.class))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void explainsItselfWithoutStackTrace() {
		FailureAnalysis analysis = new UnfitForProductionAnalyzer()
			.analyze(new IllegalStateException(new UnfitForProductionException("This is wrong.", "Do that.")));

		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).isEqualTo("This is wrong.");
		assertThat(analysis.getAction()).isEqualTo("Do that.");
	}

	static Stream<Arguments> refusesToStart() {
		return Stream.of(Arguments.of("postern.master-key=", "There is no POSTERN_MASTER_KEY"),
				Arguments.of("postern.master-key=c2hvcnQ=", "not 32 bytes"),
				Arguments.of("postern.master-key=no base64 at all!", "not 32 bytes"),
				Arguments.of("spring.h2.console.enabled=true", "H2 console"),
				Arguments.of("spring.datasource.url=jdbc:h2:file:./postern", "a commit can be lost"),
				Arguments.of("spring.datasource.url=jdbc:h2:file:./postern;WRITE_DELAY=0", "a commit can be lost"),
				Arguments.of("spring.datasource.url=jdbc:h2:file:./postern;OPTIMIZE_REUSE_RESULTS=0;WRITE_DELAY=00",
						"a commit can be lost"),
				Arguments.of("postern.behind-proxy=false", "in the clear"));
	}

}
