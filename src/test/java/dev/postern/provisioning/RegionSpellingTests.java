package dev.postern.provisioning;

import java.time.Clock;
import java.util.List;

import dev.postern.account.Caller;
import dev.postern.endpoint.Followed;
import dev.postern.endpoint.Observations;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.wire.AtlasCluster;
import dev.postern.wire.AtlasService;
import dev.postern.wire.AtlasServiceStatus;
import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Atlas spells a region of Azure's in two ways.
 */
@Cranked
class RegionSpellingTests {

	private static final String ALSO = "NEWZEALAND_NORTH";

	private final Crank crank;

	private final Observations observations;

	private final Clock clock;

	private final Portal portal;

	RegionSpellingTests(Crank crank, Observations observations, Clock clock, Portal portal) {
		this.crank = crank;
		this.observations = observations;
		this.clock = clock;
		this.portal = portal;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@Test
	void whatIsFoundUnderTheOtherNameStandsInTheSamePlace() {
		AtlasService found = new AtlasService("65f0000000000000000000c1", Provider.AZURE, ALSO,
				AtlasServiceStatus.AVAILABLE, null, null, null, List.of(), null, null, null, null, null, null);
		AtlasCluster cluster = new AtlasCluster("kiwi",
				List.of(new AtlasCluster.ReplicationSpec(List.of(new AtlasCluster.RegionConfig(Provider.AZURE, ALSO)))),
				null, null);

		Caller.<@Nullable Object>asPostern(() -> {
			observations.servicesSeen(new Followed(Portal.PAYMENTS, Provider.AZURE), List.of(found), clock.instant());
			observations.clustersSeen(Portal.PAYMENTS, List.of(cluster));
			return null;
		});

		Answer service = portal.get("ada", "/api/v1/services/" + found.id());
		assertThat(service.text("region")).isEqualTo("NEW_ZEALAND_NORTH");
		assertThat(service.json().at("/clustersWithoutString/0/cluster").asString("")).isEqualTo("kiwi");
		Answer asked = portal.post("ada", "/api/v1/requests", """
				{"kind": "CREATE_SERVICE", "projectId": "%s", "provider": "AZURE", "region": "newzealandnorth",
				 "justification": "A test."}""".formatted(Portal.PAYMENTS));
		assertThat(asked.text("code")).isEqualTo("SERVICE_EXISTS");
	}

}
