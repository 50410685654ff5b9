package dev.postern.provisioning;

import java.time.Duration;

import dev.postern.account.Caller;
import dev.postern.endpoint.EndpointFacts;
import dev.postern.endpoint.EndpointView;
import dev.postern.endpoint.Inventory;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.wire.AtlasEndpoint;
import dev.postern.wire.AtlasEndpointStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is known of an endpoint beyond its status: what was handed in until it is in
 * Atlas, and what Atlas says from then on.
 */
@Cranked
class EndpointFactsTests {

	private static final String AZURE_ID = "/subscriptions/12345678-90ab-cdef-1234-567890abcdef/resourceGroups/rg"
			+ "/providers/Microsoft.Network/privateEndpoints/pe-1";

	private static final String GROUP = """
			{"endpointGroupName": "group", "gcpProjectId": "my-project", "endpoints": [%s]}""";

	private final Crank crank;

	private final Stage stage;

	private final Asking asking;

	private final Portal portal;

	private final Inventory inventory;

	EndpointFactsTests(Crank crank, Stage stage, Asking asking, Portal portal, Inventory inventory) {
		this.crank = crank;
		this.stage = stage;
		this.asking = asking;
		this.portal = portal;
		this.inventory = inventory;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@Test
	void azuresAddressIsKnownBeforeApprovalAndItsConnectionAfterwards() {
		String service = service("AZURE", "northeurope");
		Answer asked = ask(service, azure("10.0.0.4"));
		assertThat(facts(service).privateEndpointIPAddress()).isEqualTo("10.0.0.4");
		assertThat(facts(service).privateEndpointConnectionName()).isNull();

		approve(asked);
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(100));

		assertThat(asking.status(asked)).isEqualTo("APPLIED");
		assertThat(facts(service).privateEndpointIPAddress()).isEqualTo("10.0.0.4");
		assertThat(facts(service).privateEndpointConnectionName()).isNotBlank();
	}

	@Test
	void anAddressThatIsCorrectedBeforeApprovalIsShown() {
		String service = service("AZURE", "northeurope");
		Answer asked = ask(service, azure("10.0.0.4"));

		Answer changed = portal.call("ada", "PUT", "/api/v1/requests/" + asked.text("id"), """
				{"kind": "ATTACH_ENDPOINT", "serviceId": "%s", "endpoint": %s, "justification": "A test."}"""
			.formatted(service, azure("10.0.0.5")), "If-Match", asked.header("ETag"));

		assertThat(changed.status()).as(changed.body()).isEqualTo(200);
		assertThat(facts(service).privateEndpointIPAddress()).isEqualTo("10.0.0.5");
	}

	@Test
	void googlesRulesHaveAStatusOnceAtlasSaysOne() {
		String service = service("GCP", "us-central1");
		StringBuilder rules = new StringBuilder();
		int attachments = asking.serviceNow(service).json().path("serviceAttachmentNames").size();
		for (int rule = 0; rule < attachments; rule++) {
			rules.append(rule > 0 ? ", " : "").append("""
					{"endpointName": "rule-%d", "ipAddress": "10.0.1.%d"}""".formatted(rule, rule));
		}
		Answer asked = ask(service, GROUP.formatted(rules));
		assertThat(facts(service).gcpProjectId()).isEqualTo("my-project");
		assertThat(facts(service).rules()).hasSize(attachments)
			.startsWith(new AtlasEndpoint.Rule("rule-0", "10.0.1.0", null));

		approve(asked);
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(100));

		assertThat(asking.status(asked)).isEqualTo("APPLIED");
		assertThat(facts(service).gcpProjectId()).isEqualTo("my-project");
		assertThat(facts(service).rules()).hasSize(attachments)
			.startsWith(new AtlasEndpoint.Rule("rule-0", "10.0.1.0", AtlasEndpointStatus.AVAILABLE));
	}

	@Test
	void thatAtlasWasAskedToDeleteItIsKnownAndNoneOfThisIsInRest() {
		String service = service("AZURE", "northeurope");
		Answer asked = ask(service, azure("10.0.0.4"));
		approve(asked);
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(100));
		assertThat(facts(service).deleteRequested()).isFalse();

		asking.detach(service, AZURE_ID, true);
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(11));

		assertThat(facts(service).deleteRequested()).isTrue();
		assertThat(asking.serviceNow(service).body()).contains("DELETING").doesNotContain("facts", "10.0.0.4");
	}

	@Test
	void anEndpointFromBeforeFactsWereKeptIsShown() {
		String service = service("AZURE", "northeurope");
		ask(service, azure("10.0.0.4"));
		stage.update("update endpoint set facts = null");

		assertThat(facts(service).privateEndpointIPAddress()).isNull();
		assertThat(facts(service).rules()).isEmpty();
	}

	private String service(String provider, String region) {
		Answer asked = portal.post("ada", "/api/v1/requests", """
				{"kind": "CREATE_SERVICE", "projectId": "%s", "provider": "%s", "region": "%s",
				 "justification": "A test."}""".formatted(Portal.PAYMENTS, provider, region));
		approve(asked);
		crank.jobs();
		crank.turn(30, Duration.ofSeconds(11));
		assertThat(asking.status(asked)).isEqualTo("APPLIED");
		return asked.text("serviceId");
	}

	private Answer ask(String service, String endpoint) {
		Answer asked = portal.post("ada", "/api/v1/requests", """
				{"kind": "ATTACH_ENDPOINT", "serviceId": "%s", "endpoint": %s, "justification": "A test."}"""
			.formatted(service, endpoint));
		assertThat(asked.status()).as(asked.body()).isEqualTo(201);
		return asked;
	}

	private void approve(Answer asked) {
		assertThat(portal.decide(asked, "APPROVE").status()).as(asked.body()).isEqualTo(201);
	}

	private EndpointFacts facts(String service) {
		return Caller.asPostern(() -> inventory.service(service))
			.endpoints()
			.stream()
			.map(EndpointView::facts)
			.findFirst()
			.orElseThrow();
	}

	private static String azure(String address) {
		return "{\"id\": \"%s\", \"privateEndpointIPAddress\": \"%s\"}".formatted(AZURE_ID, address);
	}

}
