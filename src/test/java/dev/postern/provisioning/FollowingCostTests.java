package dev.postern.provisioning;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.postern.atlas.Atlas;
import dev.postern.atlas.AtlasKey;
import dev.postern.atlas.AtlasReply;
import dev.postern.testing.Portal;
import dev.postern.wire.AtlasService;
import dev.postern.wire.Provider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What following costs while services are made all the time, and how soon each change is
 * noticed. Twenty services in each project, over an hour.
 */
@Cranked
@Tag("any-database")
class FollowingCostTests {

	private static final Duration ROUND = Duration.ofSeconds(10);

	private static final int ROUNDS = 360;

	private static final int PER_PROJECT = 20;

	private static final AtlasKey KEY = new AtlasKey("simulate", Stage.PRIVATE_KEY);

	private static final List<String> REGIONS = List.of("us-east-1", "us-east-2", "us-west-1", "us-west-2",
			"ca-central-1", "sa-east-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1",
			"ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "af-south-1",
			"eu-south-1", "me-central-1", "ap-northeast-3");

	private final Crank crank;

	private final Door door;

	private final Asking asking;

	private final Portal portal;

	private final Atlas atlas;

	/**
	 * What Atlas had ready at the last look of the test, which Postern must know by now.
	 */
	private final Set<String> ready = new HashSet<>();

	FollowingCostTests(Crank crank, Door door, Asking asking, Portal portal, Atlas atlas) {
		this.crank = crank;
		this.door = door;
		this.asking = asking;
		this.portal = portal;
		this.atlas = atlas;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@Test
	void followingCostsATenthOfReadingEachServiceEveryRound() {
		door.forgetCalls();
		int own = 0;
		for (int round = 0; round < ROUNDS; round++) {
			if (round % 9 == 0 && round / 9 < PER_PROJECT) {
				ask(REGIONS.get(round / 9));
			}
			crank.jobsAfter(ROUND);
			crank.round();
			if (round % 30 == 29) {
				crank.sweep();
			}
			everyTransitionIsKnown();
			own += Stage.PROJECTS.size();
		}

		long spent = door.calls("", "") - own;
		long each = (long) PER_PROJECT * Stage.PROJECTS.size() * ROUNDS;
		assertThat(ready).hasSize(PER_PROJECT * Stage.PROJECTS.size());
		assertThat(spent).as("calls, where reading each costs %d", each).isLessThanOrEqualTo(each / 10);
	}

	private void ask(String region) {
		for (String project : Stage.PROJECTS) {
			asking.serviceIn(project, region);
		}
	}

	/** What Atlas had ready a round ago is ready here. */
	private void everyTransitionIsKnown() {
		Set<String> known = portal.get("ada", "/api/v1/services?limit=200")
			.json()
			.path("items")
			.valueStream()
			.filter((service) -> service.path("status").asString("").equals("READY"))
			.map((service) -> service.path("atlasId").asString(""))
			.collect(Collectors.toSet());
		assertThat(known).containsAll(ready);
		for (String project : Stage.PROJECTS) {
			AtlasReply<List<AtlasService>> reply = atlas.services(KEY, project, Provider.AWS);
			assertThat(reply).isInstanceOf(AtlasReply.Success.class);
			((AtlasReply.Success<List<AtlasService>>) reply).body()
				.stream()
				.filter((service) -> service.status().isReady())
				.forEach((service) -> ready.add(service.id()));
		}
	}

}
