package dev.postern.provisioning;

import java.time.Duration;
import java.util.List;

import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The connection strings that are shown are those that Atlas has, long after the last of
 * them was waited for.
 */
@Cranked
class ConnectionStringTests {

	private static final String EAST = "us-east-1";

	private static final String WEST = "us-west-2";

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final Portal portal;

	ConnectionStringTests(Crank crank, Door door, Asking asking, Portal portal) {
		this.crank = crank;
		this.door = door;
		this.asking = asking;
		this.portal = portal;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@Test
	void aStringThatAtlasHasDroppedIsShownNoLonger() {
		put(cluster("wide", EAST, WEST), service(1, EAST, endpoint(1)) + ", " + service(2, WEST, endpoint(2)));
		settle();
		assertThat(clusters(1)).containsExactly("wide");

		put(cluster("wide", EAST, WEST), service(1, EAST, endpoint(1)) + ", " + service(2, WEST, ""));
		sweep();

		assertThat(clusters(1)).isEmpty();
		assertThat(service(1).at("/clustersWithoutString/0/reason").asString("")).contains("None works in US_WEST_2");
	}

	@Test
	void aStringGoesWithTheOnlyEndpoint() {
		put(cluster("near", EAST), service(1, EAST, endpoint(1)));
		settle();
		assertThat(clusters(1)).containsExactly("near");

		put(cluster("near", EAST), service(1, EAST, ""));
		sweep();

		assertThat(asking.endpointStatus(id(1), "vpce-01234567890000001")).isEqualTo("MISSING");
		assertThat(clusters(1)).isEmpty();
	}

	@Test
	void whatRegionalModeChangesIsShown() {
		put(cluster("wide", EAST, WEST), service(1, EAST, endpoint(1)));
		settle();
		assertThat(clusters(1)).isEmpty();

		Answer request = asking.regionalMode(Portal.PAYMENTS, true);
		crank.jobs();
		crank.jobsAfter(Duration.ofSeconds(11));
		assertThat(asking.status(request)).isEqualTo("APPLIED");
		sweep();

		assertThat(clusters(1)).containsExactly("wide");
	}

	@Test
	void aClusterThatIsMadeLaterAppears() {
		put(cluster("near", EAST), service(1, EAST, endpoint(1)));
		settle();

		put(cluster("near", EAST) + ", " + cluster("new", EAST), service(1, EAST, endpoint(1)));
		sweep();

		assertThat(clusters(1)).containsExactly("near", "new");
	}

	@Test
	void aSweepReadsTheClustersOfEachProjectOnce() {
		put(cluster("near", EAST), service(1, EAST, endpoint(1)) + """
				, {"id": "64a000000000000000000009", "provider": "GCP", "region": "us-central1", "attachments": 1,
				 "endpoints": [{"endpointGroupName": "group", "gcpProjectId": "my-project",
					"endpoints": [{"endpointName": "rule", "ipAddress": "10.0.0.9"}]}]}""");
		settle();
		door.forgetCalls();

		sweep();

		assertThat(door.calls("GET", "/clusters")).isEqualTo(Stage.PROJECTS.size());
	}

	/** All that stands is found, and no string is awaited any more. */
	private void settle() {
		crank.sweep();
		crank.turn(30, Duration.ofSeconds(10));
		assertThat(door.calls("GET", "/clusters")).isPositive();
		door.forgetCalls();
		crank.turn(30, Duration.ofSeconds(10));
		assertThat(door.calls("GET", "/clusters")).isZero();
	}

	private void sweep() {
		crank.pass(Duration.ofMinutes(5));
		crank.sweep();
	}

	private void put(String clusters, String services) {
		door.put("/projects/" + Portal.PAYMENTS,
				"{\"name\": \"Payments\", \"clusters\": [%s], \"services\": [%s]}".formatted(clusters, services));
	}

	private static String cluster(String name, String... regions) {
		List<String> places = List.of(regions).stream().map((region) -> """
				{"provider": "AWS", "region": "%s"}""".formatted(region)).toList();
		return "{\"name\": \"%s\", \"places\": [%s]}".formatted(name, String.join(", ", places));
	}

	private static String service(int number, String region, String endpoint) {
		return """
				{"id": "64a00000000000000000000%d", "provider": "AWS", "region": "%s", "endpoints": [%s]}"""
			.formatted(number, region, endpoint);
	}

	private static String endpoint(int number) {
		return "{\"id\": \"vpce-0123456789000000%d\"}".formatted(number);
	}

	private List<String> clusters(int number) {
		return service(number).path("connectionStrings")
			.valueStream()
			.map((string) -> string.path("cluster").asString(""))
			.toList();
	}

	private JsonNode service(int number) {
		return asking.serviceNow(id(number)).json();
	}

	private String id(int number) {
		return portal.get("ada", "/api/v1/services")
			.json()
			.path("items")
			.valueStream()
			.filter((service) -> service.path("atlasId").asString("").endsWith("0" + number))
			.map((service) -> service.path("id").asString(""))
			.findFirst()
			.orElseThrow();
	}

}
