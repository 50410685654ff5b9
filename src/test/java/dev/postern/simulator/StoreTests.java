package dev.postern.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;

import dev.postern.testing.SettableClock;
import dev.postern.wire.Provider;
import dev.postern.wire.Regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import dev.postern.wire.AtlasRefusal;

class StoreTests {

	private static final Key OWNER = Key.of("simulate", "secret", List.of(Key.Grant.owner(Seed.PAYMENTS)));

	private static final Addition ADDITION = new Addition("vpce-0a1b2c3d4e5f60718", new Handed.Aws());

	private final SettableClock clock = new SettableClock();

	@TempDir
	private Path directory = Path.of("");

	@Test
	void whatWasAnsweredIsThereAfterARestart() {
		PrivateEndpoints endpoints = start(false);
		Service created = endpoints.create(Seed.PAYMENTS, OWNER, Regions.find(Provider.AWS, "us-east-1").orElseThrow(),
				new Offer.Aws(List.of("EU_WEST_1"), null));
		PrivateEndpoints.Address address = address(created.id());
		clock.passSeconds(168);
		endpoints.add(address, OWNER, ADDITION);

		Service found = start(false).read(address, OWNER);

		assertThat(found).isEqualTo(created.withNew(ADDITION, clock.instant()));
	}

	@Test
	void aDraftThatAKillLeftBehindIsNotRead() throws IOException {
		start(false);
		Files.writeString(directory.resolve("project-" + Seed.PAYMENTS + ".tmp"), "{\"id\":");

		assertThat(projects(false).all()).extracting(Project::name).containsExactly("Payments", "Analytics");
	}

	@Test
	void halfASeedIsPlantedAgain() throws IOException {
		start(false);
		Files.delete(directory.resolve("keys.json"));
		Files.delete(directory.resolve("project-" + Seed.ANALYTICS + ".json"));

		assertThat(projects(false).all()).extracting(Project::name).containsExactly("Payments", "Analytics");
	}

	@Test
	void historyIsThereFromTheStartIfWanted() {
		Project payments = projects(true).readable(Seed.PAYMENTS, OWNER);

		assertThat(payments.services()).extracting(Service::region).containsExactly("AP_SOUTHEAST_1", "SA_EAST_1");
		assertThat(payments.services().getFirst().endpoints()).extracting(Endpoint::id)
			.containsExactly("vpce-0a1b2c3d4e5f60718");
		assertThat(payments.clusters().getLast().ways(payments, clock.instant(), new Pace(1))).hasSize(1);
	}

	@Test
	void aRefusedChangeLeavesNoTrace() {
		PrivateEndpoints endpoints = start(false);

		assertThatExceptionOfType(AtlasRefusal.class).isThrownBy(() -> endpoints.create(Seed.PAYMENTS, OWNER,
				Regions.find(Provider.AWS, "me-south-1").orElseThrow(), Offer.Aws.PLAIN));

		assertThat(projects(false).readable(Seed.PAYMENTS, OWNER).services()).isEmpty();
	}

	@Test
	void noPrivateKeyIsOnDisk() throws IOException {
		start(false);

		assertThat(Files.readString(directory.resolve("keys.json"))).contains("simulate")
			.doesNotContain(Seed.PRIVATE_KEY);
	}

	@Test
	void nothingOfTheSimulatorExistsWithoutItsProfiles() {
		ClassPathScanningCandidateComponentProvider production = new ClassPathScanningCandidateComponentProvider(true,
				new StandardEnvironment());
		production.addExcludeFilter(new AnnotationTypeFilter(TestConfiguration.class));
		production.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));

		assertThat(production.findCandidateComponents("dev.postern.simulator")).isEmpty();
	}

	private PrivateEndpoints start(boolean history) {
		return new PrivateEndpoints(projects(history), new RuleBook(settings(history)), settings(history), clock);
	}

	private Projects projects(boolean history) {
		SimulatorSettings settings = settings(history);
		Store store = new Store(settings);
		return new Projects(store, new Seed(store, settings, clock), settings, clock);
	}

	private SimulatorSettings settings(boolean history) {
		return new SimulatorSettings(directory, 1, history, FaultPlan.NONE, 6, true, Duration.ofHours(1), Map.of(),
				new Rules.Success(201, 202, 202));
	}

	private static PrivateEndpoints.Address address(String serviceId) {
		return new PrivateEndpoints.Address(Seed.PAYMENTS, Provider.AWS, serviceId);
	}

}
