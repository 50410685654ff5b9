package dev.postern.provisioning;

import java.time.Duration;

import dev.postern.testing.Newcomers;
import dev.postern.testing.Newcomers.Newcomer;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Azure does not mind the case of its ids, so one endpoint may come in several spellings.
 */
@Cranked
class AzureIdsTests {

	private static final String ID = "/subscriptions/12345678-90ab-cdef-1234-567890abcdef/resourceGroups/Apps"
			+ "/providers/Microsoft.Network/privateEndpoints/Reports";

	private static final String OTHER = ID.replace("Apps", "APPS").replace("Reports", "reports");

	private final Crank crank;

	private final Asking asking;

	private final Stage stage;

	private final Portal portal;

	AzureIdsTests(Crank crank, Asking asking, Stage stage, Portal portal) {
		this.crank = crank;
		this.asking = asking;
		this.stage = stage;
		this.portal = portal;
	}

	@BeforeEach
	void reset() {
		crank.reset();
	}

	@Test
	void oneEndpointIsAskedForOnceHoweverItIsSpelled() {
		String service = service();
		Answer first = attach(service, ID);

		Answer second = attach(service, OTHER);

		assertThat(first.status()).isEqualTo(201);
		assertThat(second.status()).as(second.body()).isEqualTo(409);
		assertThat(second.text("code")).isEqualTo("ENDPOINT_EXISTS");
	}

	@Test
	void whatAtlasSpellsInAnotherWayIsTheSameEndpoint() {
		String service = service();
		Answer attached = attach(service, ID);
		portal.decide(attached, "APPROVE");
		crank.jobs();
		answerAs(asking.serviceNow(service).text("atlasId"), OTHER);

		crank.roundAfter(Duration.ofSeconds(100));
		crank.pass(Duration.ofMinutes(5));
		crank.sweep();

		assertThat(asking.status(attached)).isEqualTo("APPLIED");
		assertThat(asking.serviceNow(service).json().path("endpoints")).hasSize(1);
		assertThat(asking.endpointStatus(service, ID)).isEqualTo("AVAILABLE");
		assertThat(asking.serviceNow(service).json().path("drift")).isEmpty();
		assertThat(asking.serviceNow(service).json().at("/connectionStrings/0/endpointId").asString("")).isEqualTo(ID);
	}

	@Test
	void aDetachmentNamesItInAnySpelling() {
		String service = service();
		portal.decide(attach(service, ID), "APPROVE");
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(100));

		Answer last = detach(service, false);
		Answer detached = detach(service, true);

		assertThat(last.text("code")).isEqualTo("LAST_ENDPOINT");
		assertThat(detached.text("endpointId")).isEqualTo(ID);
	}

	@Test
	void anAdoptionNamesItInAnySpelling() {
		String service = service();
		found(service);

		Answer adopted = portal.post("ada", "/api/v1/requests", """
				{"kind": "ADOPT_SERVICE", "serviceId": "%s", "endpointIds": ["%s", "%s"],
				 "justification": "A test."}""".formatted(service, ID, OTHER));
		assertThat(adopted.status()).as(adopted.body()).isEqualTo(201);
		portal.decide(adopted, "APPROVE");
		crank.jobs();

		assertThat(adopted.json().path("endpointIds").toString()).isEqualTo("[\"" + OTHER + "\"]");
		assertThat(asking.status(adopted)).isEqualTo("APPLIED");
		assertThat(asking.serviceNow(service).json().at("/endpoints/0/managed").asBoolean()).isTrue();
		assertThat(asking.serviceNow(service).json().path("drift")).isEmpty();
	}

	@Test
	void whatWasAskedForAgainInAnotherSpellingStandsForTheFirst() {
		String service = service();
		Answer first = attach(service, ID);
		portal.decide(first, "APPROVE");
		portal.post("ada", "/api/v1/requests/" + first.text("id") + "/giving-up", "{}");
		crank.jobs();
		assertThat(asking.error(first)).isEqualTo("GIVEN_UP");
		stage.update("delete from endpoint");
		crank.pass(Duration.ofSeconds(1));

		Answer second = attach(service, OTHER);
		portal.decide(second, "APPROVE");
		crank.jobs();
		crank.roundAfter(Duration.ofSeconds(100));

		assertThat(asking.status(second)).isEqualTo("APPLIED");
		assertThat(asking.status(first)).isEqualTo("FAILED");
	}

	@Test
	void nothingElseIsOfferedBesideWhatIsAskedForInAnotherSpelling() {
		String service = service();
		found(service);
		Newcomer newcomer = new Newcomers(portal).join(Portal.ANALYTICS, "REQUESTER");
		Visitor requester = Visitor.signedIn(portal.origin(), newcomer.name(), "correct horse battery");
		String detach = "/services/" + service + "/detach?endpointId=";
		assertThat(requester.get("/services/" + service).html()).contains("id=\"detach-" + OTHER);
		assertThat(requester.get(detach + ID).html()).contains(OTHER);

		Answer asked = attach(service, ID);

		assertThat(requester.get("/services/" + service).html()).contains("/requests/" + asked.text("id"))
			.doesNotContain("id=\"detach-");
	}

	/** An endpoint that nobody asked for, and that Atlas spells in the other way. */
	private void found(String service) {
		answerAs(asking.serviceNow(service).text("atlasId"), OTHER);
		crank.pass(Duration.ofMinutes(5));
		crank.sweep();
		crank.roundAfter(Duration.ofMinutes(3));
		assertThat(asking.endpointStatus(service, OTHER)).isEqualTo("AVAILABLE");
	}

	private String service() {
		Answer asked = portal.post("ada", "/api/v1/requests", """
				{"kind": "CREATE_SERVICE", "projectId": "%s", "provider": "AZURE", "region": "northeurope",
				 "justification": "A test."}""".formatted(Portal.ANALYTICS));
		portal.decide(asked, "APPROVE");
		crank.jobs();
		crank.roundAfter(Crank.READY);
		assertThat(asking.status(asked)).isEqualTo("APPLIED");
		return asked.text("serviceId");
	}

	private Answer attach(String service, String id) {
		return portal.post("ada", "/api/v1/requests", """
				{"kind": "ATTACH_ENDPOINT", "serviceId": "%s", "justification": "A test.",
				 "endpoint": {"id": "%s", "privateEndpointIPAddress": "10.0.0.4"}}""".formatted(service, id));
	}

	private Answer detach(String service, boolean deletesService) {
		return portal.post("ada", "/api/v1/requests", """
				{"kind": "DETACH_ENDPOINT", "serviceId": "%s", "endpointId": "%s", "deletesService": %s,
				 "justification": "A test."}""".formatted(service, OTHER, deletesService));
	}

	/** From now on Atlas spells the endpoint of this service like this. */
	private void answerAs(String atlasId, String id) {
		Answer put = portal.call("simulator", "PUT", "/simulator/projects/" + Portal.ANALYTICS, """
				{"name": "Analytics", "clusters": [{"name": "analytics-az",
				 "places": [{"provider": "AZURE", "region": "northeurope"}]}],
				 "services": [{"id": "%s", "provider": "AZURE", "region": "northeurope",
				 "endpoints": [{"id": "%s", "privateEndpointIPAddress": "10.0.0.4"}]}]}""".formatted(atlasId, id));
		assertThat(put.status()).as(put.body()).isEqualTo(200);
	}

}
