package dev.postern;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.postern.account.ApiKeys;
import dev.postern.account.Caller;
import dev.postern.account.KeyPair;
import dev.postern.account.People;
import dev.postern.atlas.AtlasKey;
import dev.postern.project.StoredKeys;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/**
 * Refuses to start production with what only the demo may have. Both looks are taken
 * before the first request can come in.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!demo & !simulator")
class ProductionGuard {

	private static final String DEMO_PASSWORD = "postern";

	private static final List<String> DEMO_PEOPLE = List.of("ada", "grace", "olga", "vera");

	private static final Map<String, String> DEMO_KEYS = Map.of("requestr", "11111111-1111-4111-8111-111111111111",
			"approver", "22222222-2222-4222-8222-222222222222", "operator", "33333333-3333-4333-8333-333333333333",
			"auditors", "44444444-4444-4444-8444-444444444444");

	private static final List<AtlasKey> SIMULATOR_KEYS = List.of(
			new AtlasKey("simulate", "55555555-5555-4555-8555-555555555555"),
			new AtlasKey(AtlasKey.Kind.SERVICE_ACCOUNT, "mdb_sa_id_5f1a7a0c9b3e4d2f8a6b7c99",
					"mdb_sa_sk_demo00000000000000000000000000000000"));

	private static final List<String> H2_OPTIONS = List.of("WRITE_DELAY=0", "OPTIMIZE_REUSE_RESULTS=0");

	/** Looks at the settings, before any bean uses them. */
	@Bean
	static BeanFactoryPostProcessor productionSettings(Environment environment) {
		return (beans) -> {
			requireMasterKey(environment.getProperty("postern.master-key"));
			refuseConsole(environment);
			requireTrueCommits(environment.getProperty("spring.datasource.url", ""));
			requireHttps(environment);
		};
	}

	/** Looks into the database, once it is migrated. */
	@Bean
	SmartInitializingSingleton productionPeople(People people, ApiKeys keys, StoredKeys storedKeys) {
		return () -> Caller.asPostern(() -> {
			refuse(DEMO_PEOPLE.stream().filter((name) -> people.hasPassword(name, DEMO_PASSWORD)).toList());
			refuse(DEMO_KEYS.entrySet()
				.stream()
				.filter((key) -> keys.knows(new KeyPair(key.getKey(), key.getValue())))
				.map((key) -> "API key " + key.getKey())
				.toList());
			refuse(SIMULATOR_KEYS.stream()
				.filter(storedKeys::knows)
				.map((key) -> "stored key " + key.publicKey())
				.toList());
			return true;
		});
	}

	private static void requireMasterKey(@Nullable String base64) {
		if (base64 == null || base64.isBlank()) {
			throw new UnfitForProductionException("There is no POSTERN_MASTER_KEY, which seals the stored keys.",
					"Set it to 32 random bytes in Base64, such as `openssl rand -base64 32` makes, and keep it safe.");
		}
		if (lengthOf(base64.trim()) != 32) {
			throw new UnfitForProductionException("POSTERN_MASTER_KEY is not 32 bytes in Base64.",
					"Give the key that this database was set up with, or for a new one what "
							+ "`openssl rand -base64 32` makes.");
		}
	}

	private static int lengthOf(String base64) {
		try {
			return Base64.getDecoder().decode(base64).length;
		}
		catch (IllegalArgumentException ex) {
			return -1;
		}
	}

	private static void refuseConsole(Environment environment) {
		if (environment.getProperty("spring.h2.console.enabled", Boolean.class, false)) {
			throw new UnfitForProductionException("The H2 console is enabled, which shows everything to everybody.",
					"Remove spring.h2.console.enabled.");
		}
	}

	private static void requireTrueCommits(String url) {
		List<String> missing = H2_OPTIONS.stream()
			.filter((option) -> !(url.toUpperCase(Locale.ROOT) + ';').contains(';' + option + ';'))
			.toList();
		if (url.startsWith("jdbc:h2:") && !missing.isEmpty()) {
			throw new UnfitForProductionException(
					"With these settings of H2 a commit can be lost when the process is killed, or be seen in part.",
					"Add ;" + String.join(";", missing) + " to SPRING_DATASOURCE_URL, or take PostgreSQL.");
		}
	}

	private static void requireHttps(Environment environment) {
		boolean tls = environment.getProperty("server.ssl.enabled", Boolean.class, true)
				&& (environment.containsProperty("server.ssl.bundle")
						|| environment.containsProperty("server.ssl.key-store")
						|| environment.containsProperty("server.ssl.certificate"));
		if (!tls && !environment.getProperty("postern.behind-proxy", Boolean.class, false)) {
			throw new UnfitForProductionException("Passwords and API keys would travel in the clear.",
					"Give Postern a certificate (server.ssl.bundle), or say POSTERN_BEHIND_PROXY=true if a proxy in "
							+ "front of it speaks HTTPS.");
		}
	}

	private static void refuse(List<String> known) {
		if (!known.isEmpty()) {
			throw new UnfitForProductionException(
					"The database holds people or keys of the demo, whose secrets everybody knows: "
							+ String.join(", ", known) + ".",
					"Start with an empty database.");
		}
	}

}
