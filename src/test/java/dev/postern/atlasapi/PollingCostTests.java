package dev.postern.atlasapi;

import java.time.Duration;

import dev.postern.provisioning.Crank;
import dev.postern.provisioning.Cranked;
import dev.postern.provisioning.Door;
import dev.postern.request.ChangeRequests;
import dev.postern.testing.AtlasClient;
import dev.postern.testing.Portal;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client that polls costs: Atlas nothing, and Postern as much each time.
 */
@Cranked
@Tag("any-database")
class PollingCostTests {

	private final Door door;

	private final Statistics statistics;

	private final Scene scene;

	private final AtlasClient ada;

	PollingCostTests(Portal portal, Crank crank, ChangeRequests requests, Door door, EntityManagerFactory entities) {
		this.scene = new Scene(portal, crank, requests);
		this.ada = scene.ada;
		this.door = door;
		this.statistics = entities.unwrap(SessionFactory.class).getStatistics();
		statistics.setStatisticsEnabled(true);
	}

	/**
	 * One tells whose key it is, so that a key taken back is out at once, and one reads:
	 * the service, its endpoints, whether the owner sees them, and what the key has done.
	 */
	private static final long STATEMENTS = 2;

	@Test
	void anHourOfPollingAServiceThatWaitsCostsAtlasNothing() {
		costs(Scene.service(scene.asked()));
	}

	@Test
	void anHourOfPollingAnEndpointThatWaitsCostsAtlasNothing() {
		String id = scene.ready();
		scene.attach(ada, id);

		costs(Scene.endpoint(id));
	}

	@Test
	void soDoesWhatStands() {
		String id = scene.connected();
		costs(Scene.service(id));
		costs(Scene.endpoint(id));
	}

	@Test
	void soDoesWhatIsToGo() {
		String id = scene.ready();
		ada.delete(Scene.service(id));

		costs(Scene.service(id));
	}

	@Test
	void soDoesAServiceThatIsToBeReachedFromElsewhere() {
		String id = scene.ready();
		ada.call("PATCH", Scene.CREATE + '/' + id, """
				{"cloudProvider": "AWS", "supportedRemoteRegions": ["EU_WEST_2"]}""");

		costs(Scene.service(id));
	}

	/** Every five seconds for an hour. */
	private void costs(String path) {
		ada.get(path);
		door.forgetCalls();
		String seen = ada.get(path).body();
		long before = statistics.getPrepareStatementCount();
		for (int i = 0; i < 720; i++) {
			scene.crank.pass(Duration.ofSeconds(5));
			assertThat(ada.get(path).body()).isEqualTo(seen);
		}
		// and once a minute that the key is in use
		assertThat(statistics.getPrepareStatementCount() - before).isBetween(720 * STATEMENTS, 720 * STATEMENTS + 60);
		assertThat(door.calls("GET", "")).isZero();
	}

}
