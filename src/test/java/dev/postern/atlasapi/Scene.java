package dev.postern.atlasapi;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import dev.postern.account.Caller;
import dev.postern.provisioning.Crank;
import dev.postern.request.ChangeRequests;
import dev.postern.testing.AtlasClient;
import dev.postern.testing.Newcomers;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project as its clients see it: what they ask for, what grace decides, and how it
 * fares. Made anew by each test.
 */
class Scene {

	static final String PROJECT = AtlasClient.V2 + "/groups/" + Portal.PAYMENTS;

	static final String CREATE = PROJECT + "/privateEndpoint/endpointService";

	static final String MODE = PROJECT + "/privateEndpoint/regionalMode";

	static final String VPCE = "vpce-0123456789abcdef0";

	private static final String AZURE_ID = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg"
			+ "/providers/Microsoft.Network/privateEndpoints/pe";

	/** One region of each provider. */
	static final Map<Provider, String> REGIONS = Map.of(Provider.AWS, "us-east-1", Provider.AZURE, "eastus2",
			Provider.GCP, "us-central1");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	final Portal portal;

	final Crank crank;

	/** Terraform, say, with a key of ada's. */
	final AtlasClient ada;

	private final ChangeRequests requests;

	Scene(Portal portal, Crank crank, ChangeRequests requests) {
		this.portal = portal;
		this.crank = crank;
		this.requests = requests;
		this.ada = AtlasClient.of(portal);
		crank.reset();
	}

	static String services(Provider provider) {
		return PROJECT + "/privateEndpoint/" + provider + "/endpointService";
	}

	static String service(Provider provider, String id) {
		return services(provider) + '/' + id;
	}

	static String service(String id) {
		return service(Provider.AWS, id);
	}

	static String endpoint(Provider provider, String serviceId, String id) {
		return service(provider, serviceId) + "/endpoint/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
	}

	static String endpoint(String serviceId) {
		return endpoint(Provider.AWS, serviceId, VPCE);
	}

	/** The endpoint that we have of each provider. */
	static String endpointId(Provider provider) {
		return switch (provider) {
			case AWS -> VPCE;
			case AZURE -> AZURE_ID;
			case GCP -> "group";
		};
	}

	/** What is sent to add it. */
	static String body(Provider provider) {
		return switch (provider) {
			case AWS -> "{\"id\": \"%s\"}".formatted(VPCE);
			case AZURE -> "{\"id\": \"%s\", \"privateEndpointIPAddress\": \"10.0.0.4\"}".formatted(AZURE_ID);
			case GCP -> "{\"endpointGroupName\": \"group\", \"gcpProjectId\": \"my-project\", \"endpoints\": %s}"
				.formatted(IntStream.range(0, 6)
					.mapToObj((number) -> "{\"endpointName\": \"rule-%d\", \"ipAddress\": \"10.0.0.%d\"}"
						.formatted(number, number + 4))
					.toList());
		};
	}

	/** A client with this pair as its key. */
	AtlasClient client(String pair) {
		return ada.as(pair.substring(0, pair.indexOf(':')), pair.substring(pair.indexOf(':') + 1));
	}

	/** A client of somebody else who may ask in the project. */
	AtlasClient somebody() {
		return client(new Newcomers(portal).join(Portal.PAYMENTS, "REQUESTER").key());
	}

	/** A client with another key of ada's. */
	AtlasClient otherKey() {
		return client(new Newcomers(portal).issueKey("ada", false));
	}

	/** Asks for a service in the region that we have of this provider. */
	HttpResponse<String> create(AtlasClient client, Provider provider) {
		return client.post(CREATE,
				"{\"providerName\": \"%s\", \"region\": \"%s\"}".formatted(provider, REGIONS.get(provider)));
	}

	/** Has ada's client ask for one, and answers its id. */
	String asked(Provider provider) {
		HttpResponse<String> answer = create(ada, provider);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		return text(answer, "id");
	}

	String asked() {
		return asked(Provider.AWS);
	}

	/** The same, approved and made. */
	String ready(Provider provider) {
		String id = asked(provider);
		approve(id);
		make();
		return id;
	}

	String ready() {
		return ready(Provider.AWS);
	}

	HttpResponse<String> attach(AtlasClient client, String serviceId) {
		return client.post(service(serviceId) + "/endpoint", body(Provider.AWS));
	}

	/** A service with an endpoint that works. */
	String connected() {
		String id = ready();
		assertThat(attach(ada, id).statusCode()).isEqualTo(201);
		approve(id);
		make();
		assertThat(status(ada.get(endpoint(id)))).isEqualTo("AVAILABLE");
		return id;
	}

	/** Lets what is approved be carried out, and Atlas finish it. */
	void make() {
		crank.turn(10, Duration.ofSeconds(60));
	}

	/** The newest request that is about a service, as grace sees it. */
	Answer last(String serviceId) {
		return request(portal.get("grace", "/api/v1/requests?serviceId=" + serviceId));
	}

	/** The newest request of all. */
	Answer last() {
		return request(portal.get("grace", "/api/v1/requests?projectId=" + Portal.PAYMENTS));
	}

	private Answer request(Answer list) {
		return portal.get("grace", "/api/v1/requests/" + list.json().at("/items/0/id").asString());
	}

	int requests() {
		return portal.get("grace", "/api/v1/requests?limit=200&projectId=" + Portal.PAYMENTS)
			.json()
			.path("items")
			.size();
	}

	void approve(String serviceId) {
		assertThat(decide(last(serviceId), "APPROVE", null).status()).isEqualTo(201);
	}

	void reject(String serviceId) {
		assertThat(decide(last(serviceId), "REJECT", null).status()).isEqualTo(201);
	}

	Answer decide(Answer request, String verdict, @Nullable Boolean deletesService) {
		return portal.post("grace", "/api/v1/requests/" + request.text("id") + "/decisions",
				"{\"verdict\": \"%s\", \"comment\": \"Too <wide>.\", \"deletesService\": %s}".formatted(verdict,
						deletesService),
				"If-Match", request.header("ETag"));
	}

	/** Has requests run out whose time is over. */
	void expire() {
		Caller.asPostern(() -> {
			requests.expire();
			return true;
		});
	}

	static JsonNode json(HttpResponse<String> answer) {
		return JSON.readTree(answer.body());
	}

	static String text(HttpResponse<String> answer, String field) {
		return json(answer).path(field).asString("");
	}

	/** How a thing stands, whichever word its provider has for that. */
	static String status(HttpResponse<String> answer) {
		return text(answer, json(answer).has("connectionStatus") ? "connectionStatus" : "status");
	}

	/** Such as {@code 404 PRIVATE_ENDPOINT_SERVICE_NOT_FOUND}, or only the status. */
	static String code(HttpResponse<String> answer) {
		return (answer.statusCode() + " " + answer.headers().firstValue("X-Error-Code").orElse("")).strip();
	}

}
