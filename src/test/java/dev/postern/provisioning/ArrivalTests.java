package dev.postern.provisioning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
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
		assertThat(shown).hasSize(PROJECTS * REGIONS.size());
		assertThat(shown).allSatisfy((service) -> isShownAsItStands(service, standing));

		Set<String> gone = new TreeSet<>(standing.stream().limit(10).toList());
		shown.stream().filter((service) -> gone.contains(service.path("atlasId").asString(""))).forEach(this::remove);
		crank.pass(Duration.ofMinutes(5));
		crank.sweep();

		assertThat(missing()).isEqualTo(gone);
		assertThat(all("/api/v1/drift").stream().filter((drift) -> drift.path("kind").asString("").equals("MISSING")))
			.hasSize(10);
	}

	private static void isShownAsItStands(JsonNode service, Set<String> standing) {
		assertThat(service.path("managed").asBoolean()).isFalse();
		assertThat(service.at("/drift/0/kind").asString("")).isEqualTo("UNMANAGED");
		assertThat(standing).contains(service.path("atlasId").asString(""));
		assertThat(service.at("/endpoints").size()).isEqualTo(isAws(service) ? 1 : 0);
		if (isAws(service)) {
			assertThat(service.at("/endpoints/0/status").asString("")).isEqualTo("AVAILABLE");
		}
	}

	private Set<String> standing() {
		Set<String> standing = new TreeSet<>();
		for (int i = 0; i < PROJECTS; i++) {
			put(i).forEach((service) -> standing.add(service.path("id").asString("")));
		}
		return standing;
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

	private static boolean isAws(JsonNode service) {
		return service.path("provider").asString("").equals("AWS");
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

	private List<JsonNode> put(int number) {
		List<String> services = new ArrayList<>();
		for (int i = 0; i < REGIONS.size(); i++) {
			String[] where = REGIONS.get(i).split("/");
			String endpoints = where[0].equals("AWS") ? "{\"id\": \"vpce-%017x\"}".formatted(number * 100L + i + 1)
					: "";
			services.add("""
					{"id": "%024x", "provider": "%s", "region": "%s", "endpoints": [%s]}"""
				.formatted(0x7000000L + number * 100L + i, where[0], where[1], endpoints));
		}
		Answer put = portal.call("simulator", "PUT", "/simulator/projects/" + project(number), """
				{"name": "Old %d", "services": [%s]}""".formatted(number, String.join(",", services)));
		assertThat(put.status()).as(put.body()).isEqualTo(200);
		return put.json().path("services").valueStream().toList();
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
