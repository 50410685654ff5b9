package dev.postern.simulator;

import dev.postern.testing.AtlasClient;
import java.net.http.HttpResponse;

import dev.postern.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@RunningSimulator
class ErrorsTests {

	private static final String PRIVATE = "/api/atlas/v2/groups/5f1a7a0c9b3e4d2f8a6b7c01/privateEndpoint";

	private static final String CREATE = PRIVATE + "/endpointService";

	private static final String SERVICES = PRIVATE + "/AWS/endpointService";

	private static final String NO_SERVICE = SERVICES + "/5f1a7a0c9b3e4d2f8a6b7cff";

	private static final String US_EAST_1 = """
			{"providerName":"AWS","region":"us-east-1"}""";

	private static final String NEW_KEY = "77777777-7777-4777-8777-777777777777";

	private final AtlasClient client;

	private final SettableClock clock;

	ErrorsTests(@LocalServerPort int port, SettableClock clock) {
		this.client = AtlasClient.ofSimulator(port);
		this.clock = clock;
	}

	@BeforeEach
	void reset() {
		client.reset();
	}

	@Test
	void anUnknownProjectIsAnsweredAsRecorded() {
		HttpResponse<String> answer = client.get("/api/atlas/v2/groups/111111111111111111111111");

		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.body()).isEqualTo("{\"detail\":\"No group with ID 111111111111111111111111 exists.\","
				+ "\"error\":404,\"errorCode\":\"GROUP_NOT_FOUND\",\"parameters\":[\"111111111111111111111111\"],"
				+ "\"reason\":\"Not Found\"}");
		assertThat(answer.headers().firstValue("X-Error-Code")).hasValue("GROUP_NOT_FOUND");
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
	}

	@Test
	void aSecondServiceOfARegionIsRefusedAsSeen() {
		client.post(CREATE, US_EAST_1);

		HttpResponse<String> answer = client.post(CREATE, """
				{"providerName":"AWS","region":"US_EAST_1"}""");

		assertThat(answer.statusCode()).isEqualTo(409);
		assertThat(answer.body())
			.isEqualTo("{\"detail\":\"A private endpoint service already exists for AWS region US_EAST_1.\","
					+ "\"error\":409,\"errorCode\":\"PRIVATE_ENDPOINT_SERVICE_ALREADY_EXISTS_FOR_REGION\","
					+ "\"parameters\":[\"AWS\",\"US_EAST_1\"],\"reason\":\"Conflict\"}");
	}

	@Test
	void aFullRegionIsRefusedAsSeen() {
		HttpResponse<String> answer = client.post(CREATE, """
				{"providerName":"AWS","region":"me-south-1"}""");

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).isEqualTo("{\"detail\":\"Reason: No Capacity.\",\"error\":400,"
				+ "\"errorCode\":\"ATLAS_GENERAL_ERROR\",\"parameters\":[\"No Capacity\"],\"reason\":\"Bad Request\"}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                                                     | INVALID_JSON
			{                                                      | INVALID_JSON
			[]                                                     | INVALID_JSON
			{"providerName":"AWS","region":"us-east-1"} x          | INVALID_JSON
			{}                                                     | MISSING_ATTRIBUTE
			{"providerName":"AWS"}                                 | MISSING_ATTRIBUTE
			{"providerName":"AWS","region":null}                   | MISSING_ATTRIBUTE
			{"providerName":"AWS","region":7}                      | INVALID_JSON_ATTRIBUTE
			{"providerName":"AWS","region":"us-east-1","x":1}      | INVALID_ATTRIBUTE
			{"providerName":"aws","region":"us-east-1"}            | INVALID_PROVIDER
			{"providerName":"AWS","region":"northeurope"}          | INVALID_REGION
			{"providerName":"AZURE","region":"us-central1"}        | INVALID_REGION
			{"providerName":"GCP","region":"me-central1"}          | ATLAS_GENERAL_ERROR
			{"providerName":"AZURE","region":"uaenorth"}           | ATLAS_GENERAL_ERROR
			{"providerName":"GCP","region":"us-central1","portMappingEnabled":"yes"}  | INVALID_JSON_ATTRIBUTE
			{"providerName":"AWS","region":"us-east-1","portMappingEnabled":true}     | INVALID_ATTRIBUTE
			{"providerName":"AWS","region":"us-east-1","supportedRemoteRegions":["eu-west-1"]} | INVALID_ATTRIBUTE
			{"providerName":"AWS","region":"us-east-1","supportedRemoteRegions":["US_EAST_1"]} | \
			CROSS_REGION_PRIVATE_LINK_SELF_REGION
			""")
	void bodiesAreRefusedByDocumentedCodes(String body, String errorCode) {
		HttpResponse<String> answer = client.post(CREATE, body);

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("X-Error-Code")).hasValue(errorCode);
		assertThat(client.get(SERVICES).body()).isEqualTo("[]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					GET    | /groups/xyz                                           | 404 | INVALID_GROUP_ID
					GET    | /groups/byName/Nothing                                | 404 | GROUP_NAME_NOT_FOUND
					GET    | /groups?itemsPerPage=501                              | 400 | INVALID_QUERY_PARAMETER
					GET    | /groups?pageNum=0                                     | 400 | INVALID_QUERY_PARAMETER
					GET    | /groups/5f1a7a0c9b3e4d2f8a6b7c01/nothing              | 404 | RESOURCE_NOT_FOUND
					GET    | /orgs/111111111111111111111111/groups                 | 404 | ORG_NOT_FOUND
					GET    | /groups/5f1a7a0c9b3e4d2f8a6b7c01/limits/none          | 404 | RESOURCE_NOT_FOUND
					GET    | /groups/5f1a7a0c9b3e4d2f8a6b7c01/privateEndpoint/aws/endpointService | 404 | RESOURCE_NOT_FOUND
					GET    | /groups/5f1a7a0c9b3e4d2f8a6b7c01/clusters/none        | 404 | CLUSTER_NOT_FOUND
					GET    | /groups/5f1a7a0c9b3e4d2f8a6b7c01/privateEndpoint/AWS/endpointService/1 | 400 | PATH_PARAM_PARSE_ERROR
					""")
	void pathsAreRefusedByDocumentedCodes(String method, String path, int status, String errorCode) {
		HttpResponse<String> answer = client.accepting("application/vnd.atlas.2024-08-05+json")
			.call(method, "/api/atlas/v2" + path, null);

		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().firstValue("X-Error-Code")).hasValue(errorCode);
	}

	@Test
	void aKnownPathSaysWhichMethodsItTakes() {
		HttpResponse<String> answer = client.call("PUT", SERVICES + "/5f1a7a0c9b3e4d2f8a6b7cff", "{}");

		assertThat(answer.statusCode()).isEqualTo(405);
		assertThat(answer.headers().firstValue("Allow")).hasValue("DELETE, GET");
		assertThat(answer.body()).contains("\"reason\":\"Method Not Allowed\"");
		assertThat(client.call("PUT", "/api/atlas/v2/nothing", "{}").statusCode()).isEqualTo(404);
	}

	@Test
	void whatIsGoneIsNotFound() {
		assertThat(code(client.get(NO_SERVICE))).isEqualTo("PRIVATE_ENDPOINT_SERVICE_NOT_FOUND");
		assertThat(code(client.delete(NO_SERVICE))).isEqualTo("PRIVATE_ENDPOINT_SERVICE_NOT_FOUND");
		assertThat(code(client.get(NO_SERVICE + "/endpoint/vpce-08fb7e9319909ec7b")))
			.isEqualTo("PRIVATE_ENDPOINT_SERVICE_NOT_FOUND");
	}

	@Test
	void endpointsAreRefusedByDocumentedCodes() {
		String service = SERVICES + "/"
				+ client.post(CREATE, US_EAST_1).body().replaceAll(".*\"id\":\"([0-9a-f]{24})\".*", "$1");
		String vpce = "{\"id\":\"vpce-08fb7e9319909ec7b\"}";

		assertThat(code(client.post(service + "/endpoint", vpce))).isEqualTo("PRIVATELINK_CANNOT_ACCEPT_ENDPOINTS");
		clock.passSeconds(168);
		assertThat(code(client.post(service + "/endpoint", "{\"id\":\"vpce-08fb\"}")))
			.isEqualTo("PRIVATELINK_INTERFACE_ENDPOINT_ID_MALFORMED");
		assertThat(client.post(service + "/endpoint", vpce).statusCode()).isEqualTo(201);
		assertThat(code(client.post(service + "/endpoint", vpce)))
			.isEqualTo("PRIVATELINK_INTERFACE_ENDPOINT_ALREADY_EXISTS");
		assertThat(code(client.delete(service))).isEqualTo("CANNOT_DELETE_PRIVATELINK_WITH_ENDPOINTS");
	}

	@Test
	void versionsAreNegotiated() {
		assertThat(status("application/json", SERVICES)).isEqualTo(406);
		assertThat(status("application/vnd.atlas+json", SERVICES)).isEqualTo(406);
		assertThat(status("application/vnd.atlas.2022-01-01+json", SERVICES)).isEqualTo(406);
		assertThat(code(client.accepting("application/vnd.atlas.2023-13-01+json").get(SERVICES)))
			.isEqualTo("INVALID_VERSION_DATE");
		assertThat(client.accepting("application/vnd.atlas.2025-03-12+json")
			.get(SERVICES)
			.headers()
			.firstValue("Content-Type")).hasValue("application/vnd.atlas.2023-01-01+json;charset=utf-8");
		assertThat(status("application/json", SERVICES.replace("v2", "v1.0"))).isEqualTo(200);
	}

	@Test
	void aCallWithoutAVersionHasNoEffect() {
		assertThat(client.accepting("application/json").post(CREATE, US_EAST_1).statusCode()).isEqualTo(406);

		assertThat(client.get(SERVICES).body()).isEqualTo("[]");
	}

	@Test
	void aKeyThatMayOnlyReadIsRefusedWith401() {
		client.door("PUT", "/keys/readonly", """
				{"privateKey":"%s","roles":[{"groupId":"%s","roleName":"GROUP_READ_ONLY"}]}""".formatted(NEW_KEY,
				Seed.PAYMENTS));
		AtlasClient reader = client.as("readonly", NEW_KEY);

		assertThat(reader.get(SERVICES).statusCode()).isEqualTo(200);
		assertThat(reader.post(CREATE, US_EAST_1).statusCode()).isEqualTo(401);
		assertThat(reader.post(CREATE, US_EAST_1).body())
			.isEqualTo("{\"detail\":\"Current user is not authorized to perform this action.\",\"error\":401,"
					+ "\"errorCode\":\"USER_UNAUTHORIZED\",\"parameters\":[],\"reason\":\"Unauthorized\"}");
		assertThat(code(reader.get(SERVICES.replace("7c01", "7c02")))).isEqualTo("NOT_IN_GROUP");
		assertThat(reader.get("/api/atlas/v2/groups").body()).contains("\"totalCount\":1");
	}

	private int status(String accept, String path) {
		return client.accepting(accept).get(path).statusCode();
	}

	private static String code(HttpResponse<String> answer) {
		return answer.headers().firstValue("X-Error-Code").orElse("");
	}

}
