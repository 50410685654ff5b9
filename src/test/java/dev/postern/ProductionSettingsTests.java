package dev.postern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ProductionSettingsTests {

	private final ApplicationContextRunner production = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withPropertyValues("spring.profiles.active=production");

	@ParameterizedTest
	@CsvSource({ "true, native", "false, none" })
	void forwardedHeadersAreBelievedOnlyBehindADeclaredProxy(boolean behindProxy, String strategy) {
		production.withPropertyValues("postern.behind-proxy=" + behindProxy)
			.run((context) -> assertThat(context.getEnvironment().getProperty("server.forward-headers-strategy"))
				.isEqualTo(strategy));
	}

	@Test
	void noProxyIsDeclaredUnlessSomebodyDoes() {
		production.run((context) -> assertThat(context.getEnvironment().getProperty("postern.behind-proxy"))
			.isEqualTo("false"));
	}

}
