package dev.postern.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.postern.account.Caller;
import dev.postern.atlas.Atlas;
import dev.postern.atlas.AtlasKey;
import dev.postern.atlas.AtlasReply;
import dev.postern.atlas.ServicePath;
import dev.postern.endpoint.EndpointRef;
import dev.postern.endpoint.Followed;
import dev.postern.endpoint.Observations;
import dev.postern.testing.Portal;
import dev.postern.wire.AtlasEndpoint;
import dev.postern.wire.AtlasService;
import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers overtake each other, and Atlas changes without being asked.
 */
@Cranked
class ObservationsTests {

	private static final AtlasKey KEY = new AtlasKey("simulate", Stage.PRIVATE_KEY);

	private static final Followed AWS = new Followed(Portal.PAYMENTS, Provider.AWS);

	private static final String ENDPOINT = "vpce-0123456789abcdef0";

	private static final String OTHER = "vpce-0123456789abcdef1";

	private final Crank crank;

	private final Asking asking;

	private final Observations observations;

	private final Atlas atlas;

	private final Clock clock;

	ObservationsTests(Crank crank, Asking asking, Observations observations, Atlas atlas, Clock clock) {
		this.crank = crank;
		this.asking = asking;
		this.observations = observations;
		this.atlas = atlas;
		this.clock = clock;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@Test
	void aListThatWasOvertakenByADeletionIsPassedOver() {
		String serviceId = asking.readyService("us-east-1");
		Instant askedAt = clock.instant();
		List<AtlasService> old = services();
		asking.delete(serviceId);
		crank.jobsAfter(Duration.ofSeconds(1));

		learn(() -> observations.servicesSeen(AWS, old, askedAt));

		assertThat(asking.serviceStatus(serviceId)).isEqualTo("DELETING");
	}

	@Test
	void aListThatWasOvertakenByACreationMakesNothingVanish() {
		Instant askedAt = clock.instant();
		List<AtlasService> old = services();
		String serviceId = asking.service("us-east-1").text("serviceId");
		crank.jobsAfter(Duration.ofSeconds(1));

		learn(() -> observations.servicesSeen(AWS, old, askedAt));

		assertThat(asking.serviceStatus(serviceId)).isEqualTo("INITIATING");
	}

	@Test
	void aReadingThatWasOvertakenByADetachmentIsPassedOver() {
		String serviceId = asking.readyService("us-east-1");
		asking.workingEndpoint(serviceId, ENDPOINT);
		Instant askedAt = clock.instant();
		EndpointRef ref = new EndpointRef(serviceId, path(serviceId).atlasId(), ENDPOINT);
		AtlasEndpoint old = body(atlas.endpoint(KEY, path(serviceId), ENDPOINT));
		asking.detach(serviceId, ENDPOINT, true);
		crank.jobsAfter(Duration.ofSeconds(1));

		learn(() -> observations.endpointSeen(ref, old, askedAt));

		assertThat(asking.endpointStatus(serviceId, ENDPOINT)).isEqualTo("DELETING");
	}

	@Test
	void aReadingThatWasOvertakenByAnAttachmentLosesNothing() {
		String serviceId = asking.readyService("us-east-1");
		Instant askedAt = clock.instant();
		EndpointRef ref = new EndpointRef(serviceId, path(serviceId).atlasId(), ENDPOINT);
		crank.pass(Duration.ofSeconds(1));
		asking.endpoint(serviceId, ENDPOINT);
		crank.jobs();

		learn(() -> observations.endpointMissing(ref, askedAt));

		assertThat(asking.endpointStatus(serviceId, ENDPOINT)).isEqualTo("PENDING_ACCEPTANCE");
	}

	@Test
	void anEndpointThatALateListNamesOnceMoreLeavesNoTrace() {
		String serviceId = asking.readyService("us-east-1");
		asking.workingEndpoint(serviceId, ENDPOINT);
		asking.workingEndpoint(serviceId, OTHER);
		Instant askedAt = clock.instant();
		List<AtlasService> old = services();
		asking.detach(serviceId, OTHER, false);
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(61));
		assertThat(asking.endpointStatus(serviceId, OTHER)).isEqualTo("GONE");

		learn(() -> observations.servicesSeen(AWS, old, askedAt));
		crank.sweep();

		assertThat(asking.endpointStatus(serviceId, OTHER)).isEqualTo("GONE");
		assertThat(asking.endpointStatus(serviceId, ENDPOINT)).isEqualTo("AVAILABLE");
	}

	@Test
	void anEndpointThatWasAttachedInAtlasIsTakenIn() {
		String serviceId = asking.readyService("us-east-1");
		atlas.addEndpoint(KEY, path(serviceId), new EndpointSpec.Aws(ENDPOINT));

		crank.sweep();
		crank.roundAfter(Duration.ofSeconds(100));

		assertThat(asking.endpointStatus(serviceId, ENDPOINT)).isEqualTo("AVAILABLE");
		assertThat(asking.serviceStatus(serviceId)).isEqualTo("CONNECTED");
	}

	private List<AtlasService> services() {
		return body(atlas.services(KEY, Portal.PAYMENTS, Provider.AWS));
	}

	private ServicePath path(String serviceId) {
		return new ServicePath(Portal.PAYMENTS, Provider.AWS, asking.serviceNow(serviceId).text("atlasId"));
	}

	private static <T> T body(AtlasReply<T> reply) {
		assertThat(reply).isInstanceOf(AtlasReply.Success.class);
		return ((AtlasReply.Success<T>) reply).body();
	}

	private static void learn(Runnable lesson) {
		Caller.<@Nullable Object>asPostern(() -> {
			lesson.run();
			return null;
		});
	}

}
