package dev.postern.simulator;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.postern.simulator.Cluster.Place;
import dev.postern.testing.SettableClock;
import dev.postern.wire.AtlasEndpointStatus;
import dev.postern.wire.AtlasServiceStatus;
import dev.postern.wire.Provider;

import static org.assertj.core.api.Assertions.assertThat;

class StatesTests {

	private static final Instant START = SettableClock.START;

	private static final Pace REAL = new Pace(1);

	@Test
	void aServiceIsReadyAfterTheRecordedMedian() {
		Service service = service("US_EAST_1");

		assertThat(service.status(after(167), REAL)).isEqualTo(AtlasServiceStatus.INITIATING);
		assertThat(service.status(after(168), REAL)).isEqualTo(AtlasServiceStatus.AVAILABLE);
	}

	@Test
	void theTimeScaleDividesWhatIsRecorded() {
		Service service = service("US_EAST_1");

		assertThat(service.status(START.plusMillis(5599), new Pace(30))).isEqualTo(AtlasServiceStatus.INITIATING);
		assertThat(service.status(START.plusMillis(5600), new Pace(30))).isEqualTo(AtlasServiceStatus.AVAILABLE);
	}

	@Test
	void oneRegionAlwaysFails() {
		Service service = service("AP_EAST_1");

		assertThat(service.status(after(168), REAL)).isEqualTo(AtlasServiceStatus.FAILED);
		assertThat(service.errorMessage(after(168), REAL)).isNotBlank();
	}

	@Test
	void anEndpointIsAcceptedThenConnected() {
		Endpoint endpoint = new Endpoint("vpce-0a1b2c3d4e5f60718", new Handed.Aws(), 0, START, null);

		assertThat(endpoint.status(after(29), REAL)).isEqualTo(AtlasEndpointStatus.PENDING_ACCEPTANCE);
		assertThat(endpoint.status(after(30), REAL)).isEqualTo(AtlasEndpointStatus.PENDING);
		assertThat(endpoint.status(after(90), REAL)).isEqualTo(AtlasEndpointStatus.AVAILABLE);
		assertThat(endpoint.errorMessage(after(90), REAL)).isNull();
	}

	@Test
	void anEndpointIdCanAskForRejection() {
		Endpoint endpoint = new Endpoint("vpce-0a1b2c3d4e5f6dead", new Handed.Aws(), 0, START, null);

		assertThat(endpoint.status(after(30), REAL)).isEqualTo(AtlasEndpointStatus.REJECTED);
		assertThat(endpoint.errorMessage(after(30), REAL))
			.isEqualTo("Interface endpoint vpce-0a1b2c3d4e5f6dead was not found.");
	}

	@Test
	void anEndpointIdCanAskToStayUnaccepted() {
		Endpoint endpoint = new Endpoint("vpce-0a1b2c3d4e5f65105", new Handed.Aws(), 0, START, null);

		assertThat(endpoint.status(after(100_000), REAL)).isEqualTo(AtlasEndpointStatus.PENDING_ACCEPTANCE);
	}

	@Test
	void theLastEndpointTakesItsServiceAlong() {
		Service service = service("US_EAST_1").withNew(aws("vpce-0a1b2c3d4e5f60718"), after(200))
			.without("vpce-0a1b2c3d4e5f60718", after(1000));

		assertThat(service.at(after(1059), REAL).status(after(1059), REAL)).isEqualTo(AtlasServiceStatus.AVAILABLE);
		assertThat(service.at(after(1060), REAL).status(after(1060), REAL)).isEqualTo(AtlasServiceStatus.DELETING);
		assertThat(service.at(after(1119), REAL).isGone(after(1119), REAL)).isFalse();
		assertThat(service.at(after(1120), REAL).isGone(after(1120), REAL)).isTrue();
	}

	@Test
	void aServiceOutlivesAnEndpointThatIsNotTheLast() {
		Service service = service("US_EAST_1").withNew(aws("vpce-0a1b2c3d4e5f60718"), after(200))
			.withNew(aws("vpce-0a1b2c3d4e5f60719"), after(201))
			.without("vpce-0a1b2c3d4e5f60718", after(1000))
			.at(after(5000), REAL);

		assertThat(service.endpoints()).extracting(Endpoint::id).containsExactly("vpce-0a1b2c3d4e5f60719");
		assertThat(service.endpoints()).extracting(Endpoint::ordinal).containsExactly(1);
		assertThat(service.status(after(5000), REAL)).isEqualTo(AtlasServiceStatus.AVAILABLE);
	}

	@Test
	void aClusterHasNoWayInUntilEveryRegionHasAnEndpoint() {
		Cluster cluster = new Cluster("1", "wide", START,
				List.of(new Place(Provider.AWS, "US_EAST_1"), new Place(Provider.AWS, "EU_WEST_1")));
		Project half = project(cluster).with(service("US_EAST_1").withNew(aws("vpce-0a1b2c3d4e5f60718"), START));
		Project whole = half.with(new Service("2", "EU_WEST_1", START, null, Offer.Aws.PLAIN, List.of())
			.withNew(aws("vpce-0a1b2c3d4e5f60719"), START));

		assertThat(cluster.ways(half, after(1000), REAL)).isEmpty();
		assertThat(cluster.ways(whole, after(269), REAL)).isEmpty();
		assertThat(cluster.isUpdating(whole, after(269), REAL)).isTrue();
		assertThat(cluster.ways(whole, after(270), REAL)).singleElement()
			.satisfies((ways) -> assertThat(ways).extracting((way) -> way.endpoint().id())
				.containsExactly("vpce-0a1b2c3d4e5f60718", "vpce-0a1b2c3d4e5f60719"));
		assertThat(cluster.isUpdating(whole, after(270), REAL)).isFalse();
	}

	private static Addition aws(String id) {
		return new Addition(id, new Handed.Aws());
	}

	private static Service service(String region) {
		return new Service("1", region, START, null, Offer.Aws.PLAIN, List.of());
	}

	private static Project project(Cluster cluster) {
		return new Project("1", "Payments", "1", START, List.of(cluster), List.of(), Project.RegionalMode.OFF);
	}

	private static Instant after(long seconds) {
		return START.plusSeconds(seconds);
	}

}
