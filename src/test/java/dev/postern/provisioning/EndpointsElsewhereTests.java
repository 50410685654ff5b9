package dev.postern.provisioning;

import dev.postern.testing.Newcomers;
import dev.postern.testing.Newcomers.Newcomer;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One endpoint asked for on two services. What stands in a project that somebody may not
 * see neither tells them anything nor can be kept from others by them.
 */
@Cranked
class EndpointsElsewhereTests {

	private static final String ENDPOINT = "vpce-0123456789abcdef0";

	private final Crank crank;

	private final Asking asking;

	private final Portal portal;

	private final Newcomers newcomers;

	private final Newcomer mallory;

	EndpointsElsewhereTests(Crank crank, Asking asking, Portal portal) {
		this.crank = crank;
		this.asking = asking;
		this.portal = portal;
		this.newcomers = new Newcomers(portal);
		this.mallory = newcomers.join(Portal.ANALYTICS, "REQUESTER");
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@AfterEach
	void leave() {
		newcomers.give(Portal.ANALYTICS, mallory.name());
	}

	@Test
	void whatStandsInAnotherProjectIsInTheWayOnlyOfThoseWhoSeeIt() {
		asking.workingEndpoint(service(Portal.PAYMENTS, "us-east-1"), ENDPOINT);
		String other = service(Portal.ANALYTICS, "us-east-1");

		Answer seen = attach("ada", other);
		Answer unseen = attach(mallory.key(), other);

		assertThat(seen.text("code")).isEqualTo("ENDPOINT_ELSEWHERE");
		assertThat(unseen.status()).as(unseen.body()).isEqualTo(201);
	}

	@Test
	void whatIsOnlyAskedForIsInTheWayOnlyInItsOwnProject() {
		String payments = service(Portal.PAYMENTS, "us-east-1");
		String analytics = service(Portal.ANALYTICS, "us-east-1");
		String beside = service(Portal.ANALYTICS, "eu-west-1");
		assertThat(attach(mallory.key(), analytics).status()).isEqualTo(201);

		Answer besides = attach("ada", beside);
		Answer far = attach("ada", payments);

		assertThat(besides.text("code")).isEqualTo("ENDPOINT_ELSEWHERE");
		assertThat(far.status()).as(far.body()).isEqualTo(201);
	}

	private String service(String projectId, String region) {
		Answer asked = asking.serviceIn(projectId, region);
		crank.jobs();
		crank.roundAfter(Crank.READY);
		assertThat(asking.status(asked)).isEqualTo("APPLIED");
		return asked.text("serviceId");
	}

	private Answer attach(String who, String service) {
		return portal.post(who, "/api/v1/requests", """
				{"kind": "ATTACH_ENDPOINT", "serviceId": "%s", "endpoint": {"id": "%s"},
				 "justification": "A test."}""".formatted(service, ENDPOINT));
	}

}
