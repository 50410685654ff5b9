package dev.postern.provisioning;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import dev.postern.atlas.Atlas;
import dev.postern.atlas.AtlasKey;
import dev.postern.atlas.AtlasReply;
import dev.postern.atlas.ServicePath;
import dev.postern.testing.Portal;
import dev.postern.wire.Provider;
import dev.postern.wire.Regions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What signing costs at the simulator, whose nonces are good for five minutes: challenges
 * and tokens are exchanges, too.
 */
@Cranked
class SigningCostTests {

	private static final int OPERATIONS = 1000;

	private static final int BATCHES = 5;

	private static final List<AtlasKey> KEYS = IntStream.range(0, 20).mapToObj(SigningCostTests::key).toList();

	private final Crank crank;

	private final Door door;

	private final Atlas atlas;

	SigningCostTests(Crank crank, Door door, Atlas atlas) {
		this.crank = crank;
		this.door = door;
		this.atlas = atlas;
	}

	@BeforeEach
	void reset() {
		crank.reset();
		for (AtlasKey key : KEYS) {
			door.put("/keys/" + key.publicKey(), """
					{"secret": "%s", "roles": [{"groupId": "%s", "roleName": "GROUP_OWNER"}]}"""
				.formatted(key.privateKey(), Portal.ANALYTICS));
		}
		door.forgetCalls();
	}

	@Test
	void aThousandMixedOperationsOfTwentyKeysCostFiveInAHundredMoreAtMost() {
		for (int batch = 0; batch < BATCHES; batch++) {
			int first = batch * OPERATIONS / BATCHES;
			IntStream.range(first, first + OPERATIONS / BATCHES)
				.parallel()
				.forEach((turn) -> assertThat(operate(KEYS.get(turn / 5 % KEYS.size()), turn))
					.isNotInstanceOf(AtlasReply.Unreachable.class));
			crank.pass(Duration.ofSeconds(80));
		}

		assertThat(door.exchanges("", "/oauth/token")).isEqualTo(4);
		assertThat(door.exchanges("", "/api/")).isBetween(OPERATIONS + 36L, OPERATIONS * 105L / 100);
	}

	private AtlasReply<?> operate(AtlasKey key, int turn) {
		ServicePath nowhere = new ServicePath(Portal.ANALYTICS, Provider.AZURE, "6a793f68c0eb9e7a17715835");
		return switch (turn % 5) {
			case 0 -> atlas.services(key, Portal.ANALYTICS, Provider.AWS);
			case 1 -> atlas.clusters(key, Portal.ANALYTICS);
			case 2 -> atlas.createService(key, Portal.ANALYTICS, Regions.of(Provider.GCP).get(turn / 5 % 20), false,
					List.of());
			case 3 -> atlas.service(key, nowhere);
			default -> atlas.deleteService(key, nowhere);
		};
	}

	// one in five is a service account
	private static AtlasKey key(int number) {
		return (number % 5 == 4)
				? new AtlasKey(AtlasKey.Kind.SERVICE_ACCOUNT, "mdb_sa_id_5f1a7a0c9b3e4d2f8a6b8c%02d".formatted(number),
						"mdb_sa_sk_test000000000000000000000000000000%02d".formatted(number))
				: new AtlasKey("abcdefg" + (char) ('a' + number), "c0ffee00-1111-4222-8333-canarycanary");
	}

}
