package dev.postern.simulator;

import dev.postern.testing.AtlasClient;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.postern.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@RunningSimulator
class GcpTests {

	private static final String PRIVATE = "/api/atlas/v2/groups/5f1a7a0c9b3e4d2f8a6b7c02/privateEndpoint";

	private static final String SERVICES = PRIVATE + "/GCP/endpointService";

	private static final String ATTACHMENT = "\"projects/p-[a-z0-9]{24}/regions/us-central1/serviceAttachments/"
			+ "sa-us-central1-5f1a7a0c9b3e4d2f8a6b7c02-";

	private final AtlasClient client;

	private final SettableClock clock;

	GcpTests(@LocalServerPort int port, SettableClock clock) {
		this.client = AtlasClient.ofSimulator(port);
		this.clock = clock;
	}

	@BeforeEach
	void reset() {
		client.reset();
	}

	@ParameterizedTest
	@CsvSource({ "us-central1", "CENTRAL_US" })
	void aServiceIsCreatedAsRecorded(String region) {
		HttpResponse<String> created = create(region, false);

		assertThat(created.statusCode()).isEqualTo(201);
		assertThat(created.body())
			.isEqualTo("{\"cloudProvider\":\"GCP\",\"endpointGroupNames\":[],\"errorMessage\":null,\"id\":\""
					+ id(created) + "\",\"portMappingEnabled\":false,\"regionName\":\"CENTRAL_US\","
					+ "\"serviceAttachmentNames\":[],\"status\":\"INITIATING\"}");
	}

	@Test
	void theAttachmentsFillUpWhileTheServiceIsMade() {
		String path = SERVICES + "/" + id(create("us-central1", false));

		clock.passSeconds(246);
		assertThat(client.get(path).body()).contains("\"serviceAttachmentNames\":[],\"status\":\"INITIATING\"");
		clock.passSeconds(2);
		assertThat(client.get(path).body())
			.containsPattern("\"serviceAttachmentNames\":\\[" + ATTACHMENT + "2\"],\"status\":\"INITIATING\"");
		clock.passSeconds(12);
		assertThat(client.get(path).body()).containsPattern(
				"\\[" + ATTACHMENT + "0\"," + ATTACHMENT + "1\"," + ATTACHMENT + "2\"],\"status\":\"INITIATING\"");
		clock.passSeconds(15);
		assertThat(client.get(path).body()).containsPattern(ATTACHMENT + "5\"],\"status\":\"AVAILABLE\"");
	}

	@Test
	void inProductionThereAreFifty() {
		client.door("PUT", "/rules", "{\"gcpAttachments\":50}");
		String path = SERVICES + "/" + id(create("us-central1", false));

		clock.passSeconds(27 * 60);
		assertThat(client.get(path).body()).contains("\"status\":\"INITIATING\"");
		clock.passSeconds(5 * 60);
		assertThat(client.get(path).body()).containsPattern(ATTACHMENT + "49\"],\"status\":\"AVAILABLE\"");
		assertThat(client.post(path + "/endpoint", group("apps", 50)).statusCode()).isEqualTo(201);
	}

	@Test
	void aGroupIsAddedAndFollowed() {
		String endpoints = SERVICES + "/" + ready(false) + "/endpoint";

		HttpResponse<String> added = client.post(endpoints, group("apps", 6));

		assertThat(added.statusCode()).isEqualTo(201);
		assertThat(added.body())
			.startsWith("{\"cloudProvider\":\"GCP\",\"deleteRequested\":false,"
					+ "\"endpointGroupName\":\"apps\",\"endpoints\":[{\"endpointName\":\"apps-0\","
					+ "\"ipAddress\":\"10.0.0.10\",\"status\":\"INITIATING\"},")
			.endsWith("\"errorMessage\":null,\"gcpProjectId\":\"my-project\",\"portMappingEnabled\":false,"
					+ "\"status\":\"INITIATING\"}");
		clock.passSeconds(40);
		assertThat(client.get(endpoints + "/apps").body()).contains("\"status\":\"VERIFIED\"}",
				"\"ipAddress\":\"10.0.0.10\",\"status\":\"AVAILABLE\"",
				"\"ipAddress\":\"10.0.0.11\",\"status\":\"INITIATING\"");
		clock.passSeconds(50);
		assertThat(client.get(endpoints + "/apps").body()).contains("\"status\":\"AVAILABLE\"}")
			.doesNotContain("INITIATING");
		assertThat(client.get(SERVICES).body()).contains("\"endpointGroupNames\":[\"apps\"]");
		assertThat(client.delete(endpoints + "/apps").statusCode()).isEqualTo(202);
		assertThat(client.get(endpoints + "/apps").body()).contains("\"deleteRequested\":true",
				"\"status\":\"DELETING\"}");
	}

	@Test
	void namesChooseTheEnding() {
		String endpoints = SERVICES + "/" + ready(false) + "/endpoint";
		client.post(endpoints, group("apps", 6).replace("apps-3", "apps-dead"));
		client.post(endpoints, group("more5105", 6));
		clock.passSeconds(3600);

		assertThat(client.get(endpoints + "/apps").body()).contains("\"status\":\"FAILED\"}",
				"\"endpointName\":\"apps-2\",\"ipAddress\":\"10.0.0.12\",\"status\":\"AVAILABLE\"",
				"\"endpointName\":\"apps-dead\",\"ipAddress\":\"10.0.0.13\",\"status\":\"FAILED\"",
				"\"errorMessage\":\"The endpoint could not be found in GCP. Please verify the endpoint name is "
						+ "correct and is created in the correct GCP project and try again\"");
		assertThat(client.get(endpoints + "/more5105").body()).contains("\"status\":\"INITIATING\"}");
	}

	@Test
	void aPortMappedServiceStandsBesideALegacyOne() {
		String legacy = ready(false);
		HttpResponse<String> mapped = create("us-central1", true);

		assertThat(mapped.statusCode()).isEqualTo(201);
		assertThat(mapped.body()).contains("\"portMappingEnabled\":true");
		assertThat(create("us-central1", true).statusCode()).isEqualTo(409);
		assertThat(create("us-central1", false).statusCode()).isEqualTo(409);
		clock.passSeconds(275);
		assertThat(client.get(SERVICES + "/" + id(mapped)).body())
			.containsPattern("\"serviceAttachmentNames\":\\[\"projects/[^,]*-0\"],\"status\":\"AVAILABLE\"");
		assertThat(client.get(SERVICES).body()).contains(legacy, id(mapped));
	}

	@Test
	void aPortMappedEndpointIsKnownByItsRule() {
		String endpoints = SERVICES + "/" + ready(true) + "/endpoint";

		HttpResponse<String> added = client.post(endpoints, group("ignored", 1).replace("ignored-0", "rule-1"));

		assertThat(added.body()).isEqualTo("{\"cloudProvider\":\"GCP\",\"deleteRequested\":false,"
				+ "\"endpointGroupName\":\"rule-1\",\"endpoints\":[{\"endpointName\":\"rule-1\","
				+ "\"ipAddress\":\"10.0.0.10\",\"status\":\"INITIATING\"}],\"errorMessage\":null,"
				+ "\"gcpProjectId\":\"my-project\",\"portMappingEnabled\":true,\"status\":\"INITIATING\"}");
		assertThat(client.get(SERVICES).body()).contains("\"endpointGroupNames\":[\"rule-1\"]");
		assertThat(client.get(endpoints + "/ignored").statusCode()).isEqualTo(404);
		clock.passSeconds(270);
		assertThat(cluster()).contains("\"endpointId\":\"rule-1\"",
				"\"srvConnectionString\":\"mongodb+srv://analytics-gcp-psc-0.k45tj.mongodb.net\"");
	}

	@Test
	void theConnectionStringNamesTheGroup() {
		client.post(SERVICES + "/" + ready(false) + "/endpoint", group("apps", 6));
		clock.passSeconds(270);

		assertThat(cluster()).contains(
				"\"endpoints\":[{\"endpointId\":\"apps\",\"providerName\":\"GCP\",\"region\":\"CENTRAL_US\"}]",
				"\"srvConnectionString\":\"mongodb+srv://analytics-gcp-pl-0.k45tj.mongodb.net\"",
				"k45tj.mongodb.net:27015,", "k45tj.mongodb.net:27017/");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			"gcpProjectId":"my-project",    | ''                             | MISSING_ATTRIBUTE
			"endpointGroupName":"apps",     | ''                             | MISSING_ATTRIBUTE
			"ipAddress":"10.0.0.10"         | "ipAddress":null               | MISSING_ATTRIBUTE
			"gcpProjectId":"my-project"     | "gcpProjectId":"My_Project"    | INVALID_ATTRIBUTE
			"endpointName":"apps-0"         | "endpointName":"apps-1"        | INVALID_ATTRIBUTE
			"endpointName":"apps-0"         | "endpointName":"Apps"          | INVALID_ATTRIBUTE
			"ipAddress":"10.0.0.10"         | "ipAddress":"10.0.0"           | INVALID_ATTRIBUTE
			"endpoints":[                   | "endpoints":[7,                | INVALID_JSON_ATTRIBUTE
			""")
	void bodiesAreRefusedByDocumentedCodes(String right, String wrong, String errorCode) {
		HttpResponse<String> answer = client.post(SERVICES + "/" + ready(false) + "/endpoint",
				group("apps", 6).replace(right, wrong));

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("X-Error-Code")).hasValue(errorCode);
	}

	@Test
	void thereMustBeOneRuleForEachAttachment() {
		String endpoints = SERVICES + "/" + ready(false) + "/endpoint";

		assertThat(client.post(endpoints, group("apps", 5)).statusCode()).isEqualTo(400);
		assertThat(client.post(endpoints, group("apps", 7)).statusCode()).isEqualTo(400);
		assertThat(client.post(endpoints, group("apps", 6)).statusCode()).isEqualTo(201);
		assertThat(client.post(endpoints, group("apps", 6)).statusCode()).isEqualTo(409);
	}

	private String cluster() {
		return client.accepting("application/vnd.atlas.2024-08-05+json")
			.get("/api/atlas/v2/groups/5f1a7a0c9b3e4d2f8a6b7c02/clusters/analytics-gcp")
			.body();
	}

	private HttpResponse<String> create(String region, boolean portMapped) {
		return client.post(PRIVATE + "/endpointService", """
				{"providerName":"GCP","region":"%s","portMappingEnabled":%s}""".formatted(region, portMapped));
	}

	private String ready(boolean portMapped) {
		String id = id(create("us-central1", portMapped));
		clock.passSeconds(275);
		return id;
	}

	private static String group(String name, int rules) {
		return "{\"endpointGroupName\":\"%s\",\"gcpProjectId\":\"my-project\",\"endpoints\":[".formatted(name)
				+ IntStream.range(0, rules)
					.mapToObj((rule) -> "{\"endpointName\":\"%s-%d\",\"ipAddress\":\"10.0.0.%d\"}".formatted(name, rule,
							10 + rule))
					.collect(Collectors.joining(","))
				+ "]}";
	}

	private static String id(HttpResponse<String> service) {
		return service.body().replaceAll(".*\"id\":\"([0-9a-f]{24})\".*", "$1");
	}

}
