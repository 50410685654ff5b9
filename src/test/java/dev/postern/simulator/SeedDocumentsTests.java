package dev.postern.simulator;

import dev.postern.testing.AtlasClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.postern.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The operations of the documentation pages that this product started from, with the same
 * {@code curl --digest} commands.
 */
@RunningSimulator
class SeedDocumentsTests {

	private static final String PAYMENTS = "/groups/5f1a7a0c9b3e4d2f8a6b7c01/privateEndpoint";

	private static final String CONNECTION = """
			{
			  "endpointServiceName" : %s,
			  "errorMessage" : null,
			  "id" : "%s",
			  "interfaceEndpoints" : [ %s],
			  "status" : "%s"
			}""";

	private static final String INTERFACE = """
			{
			  "connectionStatus" : "%s",
			  "deleteRequested" : false,
			  "errorMessage" : null,
			  "interfaceEndpointId" : "vpce-0b9c5701325cb15dd"
			}""";

	private static final String AWS_US_EAST_1 = """
			{
			  "providerName":"AWS",
			  "region":"us-east-1"
			}""";

	private static final String VPCE = """
			{
			  "interfaceEndpointId":"vpce-0b9c5701325cb15dd"
			}""";

	private final String base;

	private final SettableClock clock;

	private final AtlasClient client;

	SeedDocumentsTests(@LocalServerPort int port, SettableClock clock) {
		this.base = "http://127.0.0.1:" + port + "/simulator/api/atlas/v1.0";
		this.clock = clock;
		this.client = AtlasClient.ofSimulator(port);
	}

	@BeforeEach
	void reset() {
		client.reset();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/" })
	void createsOnePrivateEndpointConnection(String slash) {
		String answer = curl("POST", PAYMENTS + slash + "?pretty=true", AWS_US_EAST_1);

		assertThat(answer).isEqualTo(CONNECTION.formatted("null", id(answer), "", "INITIATING"));
		clock.passSeconds(168);
		String ready = curl("GET", PAYMENTS + "/" + id(answer) + slash + "?pretty=true", "");
		String name = "\"com.amazonaws.vpce.us-east-1.vpce-svc-0" + id(answer).substring(8) + "\"";
		assertThat(ready).isEqualTo(CONNECTION.formatted(name, id(answer), "", "WAITING_FOR_USER"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/" })
	void addsAndReadsOneInterfaceEndpoint(String slash) {
		String endpoints = PAYMENTS + "/" + ready() + "/interfaceEndpoints";

		String added = curl("POST", endpoints + slash + "?pretty=true", VPCE);

		assertThat(added).isEqualTo(INTERFACE.formatted("PENDING_ACCEPTANCE"));
		clock.passSeconds(30);
		assertThat(curl("GET", endpoints + "/vpce-0b9c5701325cb15dd" + slash + "?pretty=true", ""))
			.isEqualTo(INTERFACE.formatted("PENDING"));
		clock.passSeconds(60);
		assertThat(curl("GET", endpoints + "/vpce-0b9c5701325cb15dd" + slash + "?pretty=true", ""))
			.isEqualTo(INTERFACE.formatted("AVAILABLE"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/" })
	void createsOneServiceForOneProvider(String slash) {
		String answer = curl("POST", PAYMENTS + "/endpointService" + slash + "?pretty=true", """
				{
				  "providerName" : "AWS",
				  "region" : "us-east-1"
				}""");

		assertThat(answer).contains("\"endpointServiceName\" : null", "\"errorMessage\" : null",
				"\"id\" : \"" + id(answer) + "\"", "\"interfaceEndpoints\" : [ ]", "\"status\" : \"INITIATING\"");
		clock.passSeconds(168);
		assertThat(curl("GET", PAYMENTS + "/AWS/endpointService/" + id(answer) + slash, ""))
			.contains("\"status\":\"WAITING_FOR_USER\"");
	}

	@Test
	void everyOperationFitsIntoAnEnvelope() {
		String created = curl("POST", PAYMENTS + "?envelope=true", AWS_US_EAST_1);
		assertThat(created).startsWith("{\"content\":{\"endpointServiceName\":null,").endsWith(",\"status\":201}");
		clock.passSeconds(168);
		String endpoints = PAYMENTS + "/" + id(created) + "/interfaceEndpoints";

		assertThat(curl("POST", endpoints + "?envelope=true", VPCE))
			.isEqualTo("{\"content\":{\"connectionStatus\":\"PENDING_ACCEPTANCE\",\"deleteRequested\":false,"
					+ "\"errorMessage\":null,\"interfaceEndpointId\":\"vpce-0b9c5701325cb15dd\"},\"status\":201}");
		assertThat(curl("GET", endpoints + "/vpce-0b9c5701325cb15dd?envelope=true", ""))
			.startsWith("{\"content\":{\"connectionStatus\":")
			.endsWith(",\"status\":200}");
		assertThat(curl("POST", PAYMENTS + "/endpointService?envelope=true", AWS_US_EAST_1))
			.startsWith("{\"content\":{\"detail\":")
			.endsWith(",\"status\":409}");
	}

	@Test
	void theFirstGenerationListsAndDeletesToo() {
		String id = ready();
		curl("POST", PAYMENTS + "/" + id + "/interfaceEndpoints", VPCE);

		assertThat(curl("GET", PAYMENTS, "")).startsWith("[{\"endpointServiceName\":\"com.amazonaws.vpce.us-east-1.")
			.endsWith("\"interfaceEndpoints\":[\"vpce-0b9c5701325cb15dd\"],\"status\":\"WAITING_FOR_USER\"}]");
		assertThat(curl("DELETE", PAYMENTS + "/" + id, "")).contains("CANNOT_DELETE_PRIVATELINK_WITH_ENDPOINTS");
		assertThat(curl("DELETE", PAYMENTS + "/" + id + "/interfaceEndpoints/vpce-0b9c5701325cb15dd", ""))
			.isEqualTo("{}");
		clock.passSeconds(60);
		assertThat(curl("GET", PAYMENTS + "/" + id, "")).contains("\"status\":\"DELETING\"");
	}

	@Test
	void theFirstGenerationKnowsEighteenRegions() {
		assertThat(curl("POST", PAYMENTS, "{\"providerName\":\"AWS\",\"region\":\"il-central-1\"}"))
			.contains("\"errorCode\":\"INVALID_REGION\"");
		assertThat(curl("POST", PAYMENTS, "{\"providerName\":\"AZURE\",\"region\":\"eastus2\"}"))
			.contains("\"errorCode\":\"INVALID_PROVIDER\"");
	}

	private String ready() {
		String id = id(curl("POST", PAYMENTS, AWS_US_EAST_1));
		clock.passSeconds(168);
		return id;
	}

	private String curl(String method, String path, String data) {
		List<String> command = new ArrayList<>(List.of("curl", "--silent", "--user",
				"simulate:55555555-5555-4555-8555-555555555555", "--digest", "--header", "Accept: application/json",
				"--header", "Content-Type: application/json", "--request", method, base + path));
		if (!data.isEmpty()) {
			command.addAll(List.of("--data", data));
		}
		try {
			Process curl = new ProcessBuilder(command).start();
			return new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String id(String answer) {
		return answer.replaceAll("(?s).*\"id\" ?: ?\"([0-9a-f]{24})\".*", "$1");
	}

}
