package dev.postern.dashboard;

import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@OnDemo
class ServicePagesTests {

	private static final String ENDPOINT = "vpce-0a1b2c3d4e5f60718";

	private static final int LOOKS = 25;

	private final Portal portal;

	private final Statistics statistics;

	private final Visitor ada;

	ServicePagesTests(Portal portal, EntityManagerFactory factory) {
		this.portal = portal;
		this.statistics = factory.unwrap(SessionFactory.class).getStatistics();
		this.ada = new Visitor(portal.origin(), "ada");
	}

	@Test
	void homeTellsEverybodyWhatIsTheirs() {
		assertThat(ada.page("/")).contains("id=\"home-services\"", "Singapore", "id=\"ask\"", "Came to nothing")
			.doesNotContain("id=\"home-inbox\"", "id=\"home-log\"", "id=\"home-operator\"");
		assertThat(as("grace").page("/")).contains("id=\"home-inbox\"", "id=\"home-services\"")
			.doesNotContain("id=\"home-log\"");
		assertThat(as("olga").page("/")).contains("id=\"home-operator\"").doesNotContain("id=\"ask\"");
		assertThat(as("vera").page("/")).contains("id=\"home-log\"")
			.doesNotContain("id=\"home-services\"", "id=\"ask\"");
	}

	@Test
	void servicesAreFoundByPlaceAndState() {
		assertThat(ada.page("/services")).contains("Singapore", "sa-east-1").doesNotContain("Sydney");
		assertThat(ada.page("/services?region=singapore")).contains("ap-southeast-1").doesNotContain("sa-east-1");
		assertThat(ada.page("/services?status=REJECTED")).contains("Sydney").doesNotContain("Singapore");
		assertThat(ada.page("/services?status=NEEDY&provider=AWS&project=" + Portal.PAYMENTS)).contains("sa-east-1")
			.doesNotContain("Singapore");
		assertThat(ada.page("/services?provider=GCP&region=singapore")).contains("id=\"no-match\"");
		assertThat(ada.page("/services?page=99&status=NONSENSE&provider=x")).contains("id=\"no-match\"");
	}

	@Test
	void listsTakeAsManyStatementsForManyServicesAsForFew() {
		long few = statements("/services?status=CONNECTED");

		assertThat(statements("/services?status=ANY")).isEqualTo(few);
	}

	@Test
	void homeTakesAsManyStatementsWithMoreToShow() {
		long before = statements("/");
		madeService("il-central-1");

		assertThat(statements("/")).isEqualTo(before);
	}

	@Test
	void connectedServiceShowsHowToConnect() {
		String id = service("AP_SOUTHEAST_1");

		assertThat(ada.page("/services/" + id))
			.contains("data-step=\"CONNECT\"", "mongodb+srv://", "nc -vz -w 5 ", "mongosh &#39;mongodb+srv://",
					"id=\"detach-" + ENDPOINT)
			.doesNotContain("hx-trigger");
		assertThat(as("vera").page("/services/" + id)).contains("data-step=\"CONNECT\"")
			.doesNotContain("/detach?", "/attach\"", "/delete\"");
	}

	@Test
	void readyServiceShowsHowToMakeItsEndpoint() {
		String id = service("SA_EAST_1");

		assertThat(ada.page("/services/" + id)).contains("aws ec2 create-vpc-endpoint", "--region sa-east-1",
				"resource &quot;aws_vpc_endpoint&quot;", "AWS::EC2::VPCEndpoint", "id=\"attach-link\"");
		assertThat(ada.get("/services/" + id, "HX-Request", "true").body()).contains("id=\"live\"")
			.doesNotContain("<html", "<h1");
	}

	@Test
	void whatIsPastedIsKeptWhenItHoldsNoEndpoint() {
		String form = "/services/" + service("SA_EAST_1") + "/attach";

		String page = ada.post(form, form, "endpoint.id", "subnet-0123", "justification", "For reports <b>").body();

		assertThat(page).contains("error-summary", "id=\"endpoint.id-error\"", "subnet-0123", "For reports &lt;b&gt;");
	}

	@Test
	void attachingIsAskedFor() {
		String made = madeService("eu-north-1");
		String form = "/services/" + made + "/attach";
		String endpointId = "vpce-" + UUID.randomUUID().toString().replace("-", "").substring(0, 17);

		HttpResponse<String> sent = ada.post(form, form, "endpoint.id", ' ' + endpointId + '\n', "justification",
				"Why.");

		assertThat(sent.statusCode()).isEqualTo(302);
		assertThat(sent.headers().firstValue("Location").orElse("")).matches(".*/requests/[0-9a-f-]{36}/sent");
		assertThat(ada.page("/services/" + made)).contains("data-step=\"ENDPOINT_ASKED\"", endpointId,
				"hx-trigger=\"every 5s\"");
	}

	@Test
	void lastEndpointGoesOnlyWhenTheServiceMayGoAsWell() {
		String form = "/services/" + service("AP_SOUTHEAST_1") + "/detach";
		String shown = form + "?endpointId=" + ENDPOINT;

		assertThat(ada.page(shown)).contains("id=\"last\"", "id=\"breaks\"", "name=\"deletesService\"");
		assertThat(ada.post(form, shown, "endpointId", ENDPOINT, "justification", "Not needed.").body())
			.contains("id=\"deletesService-error\"", "Not needed.");
	}

	@Test
	void serviceWithEndpointsIsNotDeleted() {
		String form = "/services/" + service("AP_SOUTHEAST_1") + "/delete";

		assertThat(ada.page(form)).contains("id=\"has-endpoints\"", "/detach?endpointId=" + ENDPOINT)
			.doesNotContain("id=\"delete-form\"");
		assertThat(ada.post(form, form, "justification", "Away with it.").body()).contains("id=\"has-endpoints\"");
	}

	@Test
	void whoMayNotAskIsRefusedAndNothingChanges() {
		String service = "/services/" + service("SA_EAST_1");
		Visitor olga = as("olga");
		int before = requests();

		assertThat(olga.get(service + "/attach").statusCode()).isEqualTo(403);
		assertThat(olga
			.post(service + "/attach", "/", "endpoint.id", "vpce-0123456789abcdef0", "justification", "Because.")
			.statusCode()).isEqualTo(403);
		assertThat(olga.post(service + "/delete", "/", "justification", "Because.").statusCode()).isEqualTo(403);
		assertThat(requests()).isEqualTo(before);
	}

	private Visitor as(String name) {
		return new Visitor(portal.origin(), name);
	}

	private int requests() {
		return portal.get("ada", "/api/v1/requests?limit=200").json().path("items").size();
	}

	/** What stands in a region of Payments. */
	private String service(String region) {
		for (JsonNode service : portal.get("ada", "/api/v1/services?limit=200").json().path("items")) {
			if (service.path("region").asString("").equals(region)
					&& service.path("projectId").asString("").equals(Portal.PAYMENTS)) {
				return service.path("id").asString("");
			}
		}
		throw new AssertionError(region);
	}

	private String madeService(String region) {
		Portal.Answer asked = portal.askForService(Portal.ANALYTICS, region);
		portal.decide(asked, "APPROVE");
		portal.awaitRequest(asked.text("id"), "APPLIED");
		return asked.text("serviceId");
	}

	/** The least of many looks, because background work asks the database as well. */
	private long statements(String path) {
		statistics.setStatisticsEnabled(true);
		return IntStream.range(0, LOOKS).mapToLong((look) -> {
			long before = statistics.getPrepareStatementCount();
			ada.page(path);
			return statistics.getPrepareStatementCount() - before;
		}).min().orElseThrow();
	}

}
