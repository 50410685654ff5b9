package dev.postern.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import dev.postern.account.Caller;
import dev.postern.audit.Actor;
import dev.postern.endpoint.EndpointView;
import dev.postern.endpoint.Followed;
import dev.postern.endpoint.Inventory;
import dev.postern.endpoint.Observations;
import dev.postern.endpoint.ServiceView;
import dev.postern.rest.ApiProblem;
import dev.postern.testing.Portal;
import dev.postern.wire.AtlasService;
import dev.postern.wire.AtlasServiceStatus;
import dev.postern.wire.Provider;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What machines read again and again of services: cheap, and only for those who see the
 * project.
 */
@Cranked
class InventoryReadsTests {

	private static final String ONE = "vpce-00000000000000001";

	private static final String OTHER = "vpce-00000000000000002";

	private static final String ATLAS_ID = "65f0000000000000000000c1";

	private final Crank crank;

	private final Stage stage;

	private final Inventory inventory;

	private final Observations observations;

	private final Statistics statistics;

	InventoryReadsTests(Crank crank, Stage stage, Inventory inventory, Observations observations,
			EntityManagerFactory entities) {
		this.crank = crank;
		this.stage = stage;
		this.inventory = inventory;
		this.observations = observations;
		this.statistics = entities.unwrap(SessionFactory.class).getStatistics();
	}

	@BeforeEach
	void reset() {
		crank.reset();
		statistics.setStatisticsEnabled(true);
	}

	@Test
	void aServiceCostsOneStatementForEachKindOfThing() {
		seen(service(List.of(ONE, OTHER), null));

		assertThat(statements("ada", () -> inventory.service(ATLAS_ID))).isEqualTo(6);
	}

	@Test
	void whoeverAsksFromOutsideLearnsNothingAndIsRefused() {
		seen(service(List.of(), null));
		Caller stranger = new Caller(UUID.randomUUID(), new Actor("stranger", "a test"), Set.of(), true, null);

		assertThat(unseen(stranger, ATLAS_ID).isRefusal()).isTrue();
		assertThat(unseen(ada(), ATLAS_ID).isRefusal()).isFalse();
		assertThat(unseen(ada(), "65f0000000000000000000ff").isRefusal()).isFalse();
		assertThat(unseen(stranger, ATLAS_ID).getMessage()).isEqualTo(unseen(ada(), ATLAS_ID).getMessage());
		refused(stranger, () -> inventory.service(ATLAS_ID));
		refused(stranger, () -> inventory.services(Portal.PAYMENTS, Provider.AWS));
		refused(stranger, () -> inventory.clusters(Portal.PAYMENTS));
		refused(stranger, () -> String.valueOf(inventory.regionalMode(Portal.PAYMENTS)));
	}

	@Test
	void whoHasLostTheirRolesSeesNothing() {
		seen(service(List.of(), null));
		stage.update("update membership set requester = false where person_id = ?", ada().personId());
		try {
			refused(ada(), () -> inventory.service(ATLAS_ID));
		}
		finally {
			stage.update("update membership set requester = true where person_id = ?", ada().personId());
		}
	}

	@Test
	void theServicesOfAPlaceAreThoseThatStandOldestFirst() {
		AtlasService west = service("65f0000000000000000000c9", "US_WEST_2", List.of());
		AtlasService gone = service("65f0000000000000000000c3", "US_WEST_1", List.of());
		seen(west, gone);
		crank.pass(Duration.ofMinutes(1));
		seen(west, gone, service(List.of(), null));
		stage.update("update endpoint_service set status = 'DELETED', live_key = null where atlas_id = ?", gone.id());

		assertThat(services()).extracting(ServiceView::atlasId).containsExactly(west.id(), ATLAS_ID);
		assertThat(ada().call(() -> inventory.services(Portal.PAYMENTS, Provider.AZURE))).isEmpty();
		assertThat(ada().call(() -> inventory.services(Portal.ANALYTICS, Provider.AWS))).isEmpty();
	}

	@Test
	void aListCostsAsMuchWithManyServices() {
		seen(service(List.of(), null));
		long one = statements("ada", () -> inventory.services(Portal.PAYMENTS, Provider.AWS));
		crank.pass(Duration.ofMinutes(1));
		seen(service(List.of(ONE, OTHER), null), service("65f0000000000000000000c9", "US_WEST_2", List.of()));

		assertThat(statements("ada", () -> inventory.services(Portal.PAYMENTS, Provider.AWS))).isEqualTo(one)
			.isEqualTo(3);
		assertThat(services().getFirst().endpoints()).extracting(EndpointView::id)
			.containsExactlyInAnyOrder(ONE, OTHER);
	}

	@Test
	void remoteRegionsAreKeptAndNoneIsNotTheSameAsNotSaid() {
		seen(service(List.of(), List.of("EU_WEST_2", "US_WEST_1")));
		assertThat(services().getFirst().supportedRemoteRegions()).containsExactly("EU_WEST_2", "US_WEST_1");

		seen(service(List.of(), List.of()));
		assertThat(services().getFirst().supportedRemoteRegions()).isNotNull().isEmpty();

		seen(service(List.of(), null));
		assertThat(services().getFirst().supportedRemoteRegions()).isNull();
	}

	private List<ServiceView> services() {
		return ada().call(() -> inventory.services(Portal.PAYMENTS, Provider.AWS));
	}

	private Caller ada() {
		return stage.person("ada");
	}

	private void seen(AtlasService... services) {
		Caller.<@Nullable Object>asPostern(() -> {
			observations.servicesSeen(new Followed(Portal.PAYMENTS, Provider.AWS), List.of(services), Instant.MAX);
			return null;
		});
	}

	private static AtlasService service(String id, String region, List<String> endpoints) {
		return new AtlasService(id, Provider.AWS, region, AtlasServiceStatus.AVAILABLE, null, "com.amazonaws.vpce",
				endpoints, null, null, null, null, null, null, null);
	}

	private static AtlasService service(List<String> endpoints, @Nullable List<String> remote) {
		return new AtlasService(ATLAS_ID, Provider.AWS, "EU_WEST_1", AtlasServiceStatus.AVAILABLE, null,
				"com.amazonaws.vpce", endpoints, null, null, null, null, null, null, remote);
	}

	private long statements(String who, Supplier<?> read) {
		Caller caller = stage.person(who);
		long before = statistics.getPrepareStatementCount();
		caller.call(read);
		return statistics.getPrepareStatementCount() - before;
	}

	private ApiProblem unseen(Caller caller, String id) {
		return caller.call(() -> inventory.unseen(id));
	}

	private static void refused(Caller caller, Supplier<?> read) {
		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> caller.call(read)).matches(ApiProblem::isRefusal);
	}

}
