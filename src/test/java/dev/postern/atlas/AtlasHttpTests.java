package dev.postern.atlas;

import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mock.env.MockEnvironment;

import static dev.postern.atlas.AtlasFixtures.SETTINGS;
import static dev.postern.atlas.AtlasFixtures.success;
import static dev.postern.atlas.AtlasFixtures.unreachable;
import static dev.postern.atlas.AtlasServer.KEY;
import static dev.postern.atlas.AtlasServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

class AtlasHttpTests {

	private final AtlasServer server = new AtlasServer();

	@BeforeEach
	void answer() {
		server.on("GET /api/atlas/v2", reply(200, "{\"appName\":\"MongoDB Atlas\"}"));
		server.on("GET /simulator/api/atlas/v2", reply(200, "{\"appName\":\"Simulator\"}"));
	}

	@AfterEach
	void close() {
		server.close();
	}

	@Test
	void theBaseUrlIsReadAtEachCall() {
		MockEnvironment environment = new MockEnvironment();
		Atlas atlas = AtlasFixtures.atlas(environment, SETTINGS, Clock.systemUTC());

		environment.setProperty("postern.atlas.base-url", server.url());
		assertThat(success(atlas.root(KEY)).body().appName()).isEqualTo("MongoDB Atlas");
		environment.setProperty("postern.atlas.base-url", server.url() + "/simulator/");
		assertThat(success(atlas.root(KEY)).body().appName()).isEqualTo("Simulator");
	}

	@Test
	void theFactsOfACallHoldTheApisPathOnly() {
		Exchange exchange = success(AtlasFixtures.atlas(server.url() + "/simulator").root(KEY)).exchange();

		assertThat(exchange.method()).isEqualTo("GET");
		assertThat(exchange.path()).isEqualTo("/api/atlas/v2");
		assertThat(exchange.status()).isEqualTo(200);
		assertThat(exchange.duration()).isPositive();
	}

	@Test
	void callsSayWhoCalls() {
		success(AtlasFixtures.atlas(server.url()).root(KEY));

		assertThat(server.calls)
			.allSatisfy((call) -> assertThat(call.headers().getFirst("User-Agent")).matches("postern/[\\w.-]+"));
	}

	@Test
	void waitsAsLongAsTheSettingsSay() {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class))
			.withUserConfiguration(Gateway.class)
			.withPropertyValues("postern.atlas.base-url=" + server.url());

		runner.run((context) -> {
			assertThat(context.getBean(AtlasSettings.class)).isEqualTo(SETTINGS);
			success(context.getBean(Atlas.class).root(KEY));
		});
		server.on("GET /api/atlas/v2", server.silence());
		runner.withPropertyValues("postern.atlas.call-timeout=300ms").run((context) -> {
			AtlasReply<?> reply = context.getBean(Atlas.class).root(KEY);
			assertThat(unreachable(reply).exchange().duration()).isLessThan(Duration.ofSeconds(20));
		});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(AtlasSettings.class)
	@Import({ Atlas.class, AtlasHttp.class, AtlasLine.class, AccountTokens.class })
	static class Gateway {

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

	}

}
