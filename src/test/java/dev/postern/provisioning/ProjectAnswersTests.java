package dev.postern.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.postern.endpoint.ClusterView;
import dev.postern.endpoint.Inventory;
import dev.postern.endpoint.ServiceView;
import dev.postern.testing.Portal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a project has as a whole, its clusters and its regional mode, is known after a
 * sweep, and read from here without a call to Atlas.
 */
@Cranked
class ProjectAnswersTests {

	private static final String ENDPOINT = "vpce-00000000000000001";

	private final Crank crank;

	private final Door door;

	private final Stage stage;

	private final Inventory inventory;

	private final Clock clock;

	ProjectAnswersTests(Crank crank, Door door, Stage stage, Inventory inventory, Clock clock) {
		this.crank = crank;
		this.door = door;
		this.stage = stage;
		this.inventory = inventory;
		this.clock = clock;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@Test
	void aClusterIsKeptExactlyAsAtlasAnsweredIt() {
		put("", false);
		crank.sweep();
		Instant readAt = clock.instant();
		crank.pass(Duration.ofMinutes(1));
		door.forgetCalls();

		ClusterView cluster = clusters().getFirst();

		JsonNode answer = cluster.answer();
		assertThat(cluster.name()).isEqualTo("near");
		assertThat(cluster.readAt()).isEqualTo(readAt);
		for (String field : List.of("id", "name", "clusterType", "createDate", "mongoDBMajorVersion", "mongoDBVersion",
				"paused", "stateName", "tags", "links")) {
			assertThat(answer.has(field)).as(field).isTrue();
		}
		assertThat(answer.at("/replicationSpecs/0/regionConfigs/0").toString())
			.isEqualTo("{\"electableSpecs\":{\"instanceSize\":\"M10\",\"nodeCount\":3},\"priority\":7,"
					+ "\"providerName\":\"AWS\",\"regionName\":\"US_EAST_1\"}");
		assertThat(answer.at("/connectionStrings/standardSrv").asString()).startsWith("mongodb+srv://near.");
		assertThat(answer.at("/connectionStrings/privateEndpoint").isEmpty()).isTrue();
		assertThat(door.calls("GET", "")).isZero();
	}

	@Test
	void itsPrivateStringsAreKeptInEveryFormThatAtlasHas() {
		put("{\"id\": \"" + ENDPOINT + "\"}", false);
		crank.sweep();
		crank.turn(30, Duration.ofSeconds(10));

		JsonNode strings = clusters().getFirst().answer().path("connectionStrings");

		assertThat(strings.at("/privateEndpoint/0/endpoints/0").toString())
			.isEqualTo("{\"endpointId\":\"%s\",\"providerName\":\"AWS\",\"region\":\"US_EAST_1\"}".formatted(ENDPOINT));
		assertThat(strings.at("/privateEndpoint/0/type").asString()).isEqualTo("MONGOD");
		assertThat(strings.at("/awsPrivateLink/" + ENDPOINT).asString())
			.isEqualTo(strings.at("/privateEndpoint/0/connectionString").asString());
		assertThat(strings.at("/awsPrivateLinkSrv/" + ENDPOINT).asString())
			.isEqualTo(strings.at("/privateEndpoint/0/srvConnectionString").asString());
	}

	@Test
	void aClusterFromBeforeAnswersWereKeptStillCountsAndIsShownOnceItIsReadAgain() {
		put("", false);
		crank.sweep();
		stage.update("update cluster set answer = null, snapshot = ?", """
				{"sites": [{"provider": "AWS", "region": "US_EAST_1"}], "ways": [{"srv": null, "standard": null,
				 "endpointIds": ["vpce-0"]}]}""");

		ServiceView service = stage.person("ada").call(() -> inventory.service("64a000000000000000000001"));
		assertThat(service.clustersWithoutString()).extracting(ServiceView.WithoutString::cluster)
			.containsExactly("near");
		assertThat(clusters()).isEmpty();
		crank.sweep();

		assertThat(clusters()).extracting(ClusterView::name).containsExactly("near");
	}

	@Test
	void aClusterThatIsGoneIsNotShown() {
		put("", false);
		crank.sweep();
		door.put("/projects/" + Portal.PAYMENTS, "{\"name\": \"Payments\"}");
		crank.sweep();

		assertThat(clusters()).isEmpty();
	}

	@Test
	void regionalModeIsUnknownUntilItIsReadAndFollowsWhatOthersDo() {
		assertThat(regionalMode()).isNull();

		put("", true);
		crank.sweep();
		assertThat(regionalMode()).isTrue();

		put("", false);
		crank.sweep();
		assertThat(regionalMode()).isFalse();
	}

	@Test
	void aSweepReadsTheRegionalModeOfEachProjectOnce() {
		crank.sweep();

		assertThat(door.calls("GET", "/privateEndpoint/regionalMode$")).isEqualTo(Stage.PROJECTS.size());
	}

	private void put(String endpoint, boolean regionalMode) {
		door.put("/projects/" + Portal.PAYMENTS, """
				{"name": "Payments", "regionalMode": %s,
				 "clusters": [{"name": "near", "places": [{"provider": "AWS", "region": "us-east-1"}]}],
				 "services": [{"id": "64a000000000000000000001", "provider": "AWS", "region": "us-east-1",
					"endpoints": [%s]}]}""".formatted(regionalMode, endpoint));
	}

	private List<ClusterView> clusters() {
		return stage.person("ada").call(() -> inventory.clusters(Portal.PAYMENTS));
	}

	private @Nullable Boolean regionalMode() {
		return stage.person("ada").<@Nullable Boolean>call(() -> inventory.regionalMode(Portal.PAYMENTS));
	}

}
