package dev.postern.atlasapi;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.postern.account.Caller;
import dev.postern.provisioning.Crank;
import dev.postern.provisioning.Cranked;
import dev.postern.provisioning.Stage;
import dev.postern.request.ChangeRequests;
import dev.postern.testing.Portal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A poll reads what it shows, however much its key has asked for before.
 */
@Cranked
class ClaimRepositoryTests {

	private static final String OTHER = "vpce-0123456789abcdef1";

	private final Stage stage;

	private final ClaimRepository claims;

	private final Scene scene;

	private final String id;

	ClaimRepositoryTests(Portal portal, Crank crank, ChangeRequests requests, Stage stage, ClaimRepository claims) {
		this.scene = new Scene(portal, crank, requests);
		this.stage = stage;
		this.claims = claims;
		this.id = scene.ready();
	}

	@Test
	void aPollReadsAFewRowsForEachEndpointAndNoneOfWhatIsOver() {
		scene.attach(scene.ada, id);
		scene.ada.post(Scene.service(id) + "/endpoint", "{\"id\": \"%s\"}".formatted(OTHER));
		IntStream.range(0, 50).mapToObj(ClaimRepositoryTests::old).forEach(this::wasThere);

		// of each endpoint: that the service was made, and that it was attached
		assertThat(rows("")).isEqualTo(4);
		assertThat(rows(OTHER)).isEqualTo(5);
		assertThat(rows(old(7))).isEqualTo(6);
	}

	private static String old(int number) {
		return "vpce-%017d".formatted(number);
	}

	/** An endpoint that this key has attached once. */
	private void wasThere(String endpointId) {
		stage.update("""
				insert into claim (id, api_key_id, subject, service_id, endpoint_key, request_id, answered, version)
				select ?, api_key_id, ?, service_id, ?, request_id, true, 0 from claim where subject like 'make|%'""",
				UUID.randomUUID(), Claim.attaching(id, endpointId), endpointId);
	}

	private int rows(String endpointId) {
		Caller ada = stage.signIn("requestr", '1');
		return claims.sight(id, false, ada.personId(), Objects.requireNonNull(ada.apiKeyId()), endpointId).size();
	}

}
