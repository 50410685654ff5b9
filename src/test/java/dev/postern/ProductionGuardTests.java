package dev.postern;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

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
				Arguments.of("postern.behind-proxy=false", "in the clear"));
	}

}
