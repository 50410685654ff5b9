package dev.postern.provisioning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.wire.Provider;
import dev.postern.wire.Regions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An empty Postern is shown an Atlas in which much stands already, and from which some of
 * it disappears.
 */
@Cranked
class ArrivalTests {

	private static final List<String> REGIONS = List.of("AWS/us-east-1", "AWS/eu-west-1", "AWS/eu-central-1",
			"AWS/ap-south-1", "AZURE/westeurope", "AZURE/northeurope", "AZURE/eastus2", "GCP/us-central1",
			"GCP/europe-west1", "GCP/europe-west3");

	private static final int PROJECTS = 20;

	private final Crank crank;

	private final Stage stage;

	private final Portal portal;

	ArrivalTests(Crank crank, Stage stage, Portal portal) {
		this.crank = crank;
		this.stage = stage;
		this.portal = portal;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@AfterEach
	void leaveNothing() {
		crank.reset();
		stage.update("delete from project where name like 'Old %'");
	}

	@Test
	void whatStandsAlreadyIsShownWithinTwoRoundsAndWhatGoesIsDriftWithinASweep() {
		Set<String> standing = standing();
		addProjects();

		crank.round();
		crank.round();

		List<JsonNode> shown = all("/api/v1/services");
		Map<String, String> names = names();
		assertThat(shown.stream().map((service) -> told(service, names))).hasSize(PROJECTS * REGIONS.size())
			.containsExactlyInAnyOrderElementsOf(standing);

		Set<String> gone = shown.stream()
			.limit(10)
			.peek(this::remove)
			.map((service) -> service.path("atlasId").asString(""))
			.collect(Collectors.toSet());
		crank.pass(Duration.ofMinutes(5));
		crank.sweep();

		assertThat(missing()).isEqualTo(gone);
		assertThat(all("/api/v1/drift").stream().filter((drift) -> drift.path("kind").asString("").equals("MISSING")))
			.hasSize(10);
	}

	/** A service as it is shown, in a line. */
	private static String told(JsonNode service, Map<String, String> names) {
		List<String> words = new ArrayList<>(List.of(service.path("atlasId").asString(""),
				String.valueOf(names.get(service.path("projectId").asString(""))),
				service.path("provider").asString(""), service.path("region").asString(""),
				service.at("/drift/0/kind").asString("")));
		service.path("endpoints")
			.forEach((endpoint) -> words
				.add(endpoint.path("id").asString("") + " is " + endpoint.path("status").asString("")));
		return String.join(", ", words);
	}

	/** What is put, as it has to be shown. */
	private Set<String> standing() {
		Set<String> standing = new TreeSet<>();
		for (int i = 0; i < PROJECTS; i++) {
			put(i);
			for (int j = 0; j < REGIONS.size(); j++) {
				Provider provider = provider(j);
				standing.add(String.join(", ", serviceId(i, j), "Old " + i, provider.name(),
						Regions.find(provider, region(j)).orElseThrow().atlasName(), "UNMANAGED",
						endpointId(i, j) + " is AVAILABLE"));
			}
		}
		return standing;
	}

	private Map<String, String> names() {
		return all("/api/v1/projects").stream()
			.collect(Collectors.toMap((project) -> project.path("id").asString(""),
					(project) -> project.path("name").asString("")));
	}

	private void addProjects() {
		grant();
		for (int i = 0; i < PROJECTS; i++) {
			Answer added = portal.post("olga", "/api/v1/projects", """
					{"id": "%s", "storedKeyId": "%s"}""".formatted(project(i), stage.storedKey().id()));
			assertThat(added.status()).as(added.body()).isEqualTo(201);
			assertThat(added.text("name")).isEqualTo("Old " + i);
		}
	}

	private Set<String> missing() {
		Set<String> missing = new TreeSet<>();
		all("/api/v1/services").stream()
			.filter((service) -> service.path("status").asString("").equals("MISSING"))
			.forEach((service) -> missing.add(service.path("atlasId").asString("")));
		return missing;
	}

	private List<JsonNode> all(String path) {
		List<JsonNode> items = new ArrayList<>();
		String cursor = "";
		do {
			JsonNode page = portal.get("olga", path + "?limit=200" + cursor).json();
			page.path("items").forEach(items::add);
			cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString("");
		}
		while (!cursor.isEmpty());
		return items;
	}

	private void put(int number) {
		List<String> services = new ArrayList<>();
		for (int i = 0; i < REGIONS.size(); i++) {
			services.add("""
					{"id": "%s", "provider": "%s", "region": "%s", "attachments": 1, "endpoints": [%s]}"""
				.formatted(serviceId(number, i), provider(i), region(i), endpoint(number, i)));
		}
		Answer put = portal.call("simulator", "PUT", "/simulator/projects/" + project(number), """
				{"name": "Old %d", "services": [%s]}""".formatted(number, String.join(",", services)));
		assertThat(put.status()).as(put.body()).isEqualTo(200);
	}

	private static Provider provider(int index) {
		return Provider.valueOf(REGIONS.get(index).split("/")[0]);
	}

	private static String region(int index) {
		return REGIONS.get(index).split("/")[1];
	}

	private static String serviceId(int number, int index) {
		return "%024x".formatted(0x7000000L + number * 100L + index);
	}

	private static String endpointId(int number, int index) {
		long id = number * 100L + index + 1;
		return switch (provider(index)) {
			case AWS -> "vpce-%017x".formatted(id);
			case AZURE -> "/subscriptions/12345678-90ab-cdef-1234-567890abcdef/resourceGroups/old"
					+ "/providers/Microsoft.Network/privateEndpoints/pe-" + id;
			case GCP -> "group-" + id;
		};
	}

	/** Atlas's own body. */
	private static String endpoint(int number, int index) {
		String id = endpointId(number, index);
		return switch (provider(index)) {
			case AWS -> "{\"id\": \"" + id + "\"}";
			case AZURE -> "{\"id\": \"" + id + "\", \"privateEndpointIPAddress\": \"10.0.0.4\"}";
			case GCP -> """
					{"endpointGroupName": "%s", "gcpProjectId": "old-project",
					 "endpoints": [{"endpointName": "rule-0", "ipAddress": "10.0.0.4"}]}""".formatted(id);
		};
	}

	private void grant() {
		List<String> roles = new ArrayList<>();
		for (int i = 0; i < PROJECTS; i++) {
			roles.add("{\"groupId\": \"%s\", \"roleName\": \"GROUP_OWNER\"}".formatted(project(i)));
		}
		Answer granted = portal.call("simulator", "PUT", "/simulator/keys/simulate",
				"{\"roles\": [" + String.join(",", roles) + "]}");
		assertThat(granted.status()).as(granted.body()).isEqualTo(200);
	}

	private void remove(JsonNode service) {
		Answer removed = portal.call("simulator", "DELETE", "/simulator/projects/%s/services/%s"
			.formatted(service.path("projectId").asString(""), service.path("atlasId").asString("")), null);
		assertThat(removed.status()).isEqualTo(204);
	}

	private static String project(int number) {
		return "%024x".formatted(0x5000000L + number);
	}

}
