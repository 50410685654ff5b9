package dev.postern;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.postern.account.ApiKeys;
import dev.postern.account.Caller;
import dev.postern.account.KeyPair;
import dev.postern.account.People;
import dev.postern.atlas.AtlasKey;
import dev.postern.project.StoredKeyView;
import dev.postern.project.StoredKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Postern started as in production, from an empty database to its first operator.
 */
@ExtendWith(OutputCaptureExtension.class)
class ProductionTests {

	static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

	@Test
	void letsTheFirstOperatorInOnceAndNobodyOfTheDemo(CapturedOutput output) {
		try (ConfigurableApplicationContext postern = start()) {
			MockMvcTester rest = MockMvcTester.from((WebApplicationContext) postern,
					(builder) -> builder.addFilters(postern.getBean(FilterChainProxy.class)).build());
			String token = tokenIn(output);

			assertThat(setUp(rest, "A".repeat(43))).hasStatus(400).bodyText().contains("/token");
			MvcTestResult first = setUp(rest, token);
			assertThat(first).hasStatus(201)
				.headers()
				.hasValue("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
			assertThat(first).bodyJson().extractingPath("$.apiKey.privateKey").asString().hasSize(36);
			assertThat(setUp(rest, token)).hasStatus(410).bodyText().contains("SET_UP_DONE");

			assertDemoIsRefused(postern);
		}
	}

	private static void assertDemoIsRefused(ConfigurableApplicationContext postern) {
		SmartInitializingSingleton guard = postern.getBean("productionPeople", SmartInitializingSingleton.class);
		People people = postern.getBean(People.class);

		guard.afterSingletonsInstantiated();
		Caller.asPostern(() -> people.add("ada", "Ada", Set.of()));
		guard.afterSingletonsInstantiated();
		KeyPair left = new KeyPair("requestr", "11111111-1111-4111-8111-111111111111");
		Caller.asPostern(() -> {
			postern.getBean(ApiKeys.class).enrol("ada", left, "left over", false);
			return left;
		});
		assertThatExceptionOfType(UnfitForProductionException.class).isThrownBy(guard::afterSingletonsInstantiated)
			.withMessageContaining("API key requestr");
		Caller.asPostern(() -> {
			people.setPassword("ada", "postern");
			return left;
		});
		assertThatExceptionOfType(UnfitForProductionException.class).isThrownBy(guard::afterSingletonsInstantiated)
			.withMessageContaining("ada");
	}

	@ParameterizedTest
	@CsvSource({ "DIGEST, simulate, 55555555-5555-4555-8555-555555555555",
			"SERVICE_ACCOUNT, mdb_sa_id_5f1a7a0c9b3e4d2f8a6b7c99, mdb_sa_sk_demo00000000000000000000000000000000" })
	void refusesTheKeysOfTheSimulator(AtlasKey.Kind kind, String publicKey, String privateKey) {
		try (ConfigurableApplicationContext postern = start()) {
			SmartInitializingSingleton guard = postern.getBean("productionPeople", SmartInitializingSingleton.class);
			StoredKeys keys = postern.getBean(StoredKeys.class);
			StoredKeyView other = Caller.asPostern(() -> keys.add("Own", new AtlasKey(kind, publicKey, "of our own")));
			guard.afterSingletonsInstantiated();

			Caller.asPostern(() -> {
				keys.remove(other.id());
				return keys.add("Left over", new AtlasKey(kind, publicKey, privateKey));
			});

			assertThatExceptionOfType(UnfitForProductionException.class).isThrownBy(guard::afterSingletonsInstantiated)
				.withMessageContaining("stored key " + publicKey)
				.withMessageNotContaining(privateKey);
		}
	}

	private static MvcTestResult setUp(MockMvcTester rest, String token) {
		return rest.post()
			.uri("/api/v1/setup")
			.contentType(MediaType.APPLICATION_JSON)
			.content("""
					{"token":"%s","username":"olga","displayName":"Olga","password":"correct horse"}"""
				.formatted(token))
			.exchange();
	}

	private static String tokenIn(CapturedOutput output) {
		Matcher token = Pattern.compile("works once: ([A-Za-z0-9_-]{43})").matcher(output.getAll());
		assertThat(token.find()).isTrue();
		return token.group(1);
	}

	private static ConfigurableApplicationContext start() {
		Map<String, String> settings = Map.of("spring.datasource.url",
				"jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;WRITE_DELAY=0;OPTIMIZE_REUSE_RESULTS=0",
				"spring.datasource.username", "postern", "spring.datasource.password", "", "server.port", "0",
				"server.address", "127.0.0.1", "postern.master-key", MASTER_KEY, "postern.behind-proxy", "true");
		// as arguments, which win over what the profile says
		String[] arguments = settings.entrySet()
			.stream()
			.map((setting) -> "--" + setting.getKey() + '=' + setting.getValue())
			.toArray(String[]::new);
		return new SpringApplicationBuilder(PosternApplication.class).profiles("production").run(arguments);
	}

}
