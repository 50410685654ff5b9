package dev.postern.atlasapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.postern.provisioning.Crank;
import dev.postern.provisioning.Cranked;
import dev.postern.provisioning.Door;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The operations of the documentation pages that this product started from, with the same
 * {@code curl --digest} commands, on their way through approval to Atlas and back.
 */
@Cranked
@Tag("any-database")
class SeedsThroughPosternTests {

	private static final String PAYMENTS = "/groups/" + Portal.PAYMENTS + "/privateEndpoint";

	private static final String CONNECTION = """
			{
			  "endpointServiceName" : %s,
			  "errorMessage" : %s,
			  "id" : "%s",
			  "interfaceEndpoints" : [ %s],
			  "status" : "%s"
			}""";

	private static final String INTERFACE = """
			{
			  "connectionStatus" : "%s",
			  "deleteRequested" : %s,
			  "errorMessage" : %s,
			  "interfaceEndpointId" : "%s"
			}""";

	private final Portal portal;

	private final Crank crank;

	private final Door door;

	@Autowired
	SeedsThroughPosternTests(Portal portal, Crank crank, Door door) {
		this.portal = portal;
		this.crank = crank;
		this.door = door;
	}

	@BeforeEach
	void anyRegion() {
		crank.reset();
		door.put("/rules", "{\"restrictRegions\": false}");
	}

	@ParameterizedTest
	@CsvSource({ "'', eu-west-2", "/, eu-west-3" })
	void createsOnePrivateEndpointConnection(String slash, String region) {
		String answer = curl("POST", PAYMENTS + slash + "?pretty=true", wish(region));

		assertThat(answer).isEqualTo(CONNECTION.formatted("null", "null", id(answer), "", "INITIATING"));
		String path = PAYMENTS + "/" + id(answer) + slash + "?pretty=true";
		assertThat(curl("GET", path, "")).isEqualTo(answer);
		decide(id(answer), "APPROVE");
		String ready = await(path, "WAITING_FOR_USER");
		assertThat(ready).isEqualTo(CONNECTION.formatted(name(ready), "null", id(answer), "", "WAITING_FOR_USER"));
		assertThat(name(ready)).matches("\"com\\.amazonaws\\.vpce\\." + region + "\\.vpce-svc-[0-9a-f]{17}\"");
	}

	@ParameterizedTest
	@CsvSource({ "'', ap-south-1, 1", "/, ap-northeast-1, 2" })
	void addsAndReadsOneInterfaceEndpoint(String slash, String region, int number) {
		String service = PAYMENTS + "/" + ready(region);
		String vpce = "vpce-0b9c5701325cb15d" + number;

		String added = curl("POST", service + "/interfaceEndpoints" + slash + "?pretty=true", endpoint(vpce));

		assertThat(added).isEqualTo(INTERFACE.formatted("PENDING_ACCEPTANCE", false, "null", vpce));
		String path = service + "/interfaceEndpoints/" + vpce + slash + "?pretty=true";
		assertThat(curl("GET", path, "")).isEqualTo(added);
		decide(id(service), "APPROVE");
		for (String status : List.of("PENDING", "AVAILABLE")) {
			assertThat(await(path, status)).isEqualTo(INTERFACE.formatted(status, false, "null", vpce));
		}
		assertThat(curl("GET", service + "?pretty=true", "")).contains("\"interfaceEndpoints\" : [ \"" + vpce + "\" ]");
	}

	@ParameterizedTest
	@CsvSource({ "'', ap-northeast-2", "/, ap-southeast-2" })
	void createsOneServiceForOneProvider(String slash, String region) {
		String answer = curl("POST", PAYMENTS + "/endpointService" + slash + "?pretty=true", wish(region));

		assertThat(answer).contains("\"endpointServiceName\" : null", "\"errorMessage\" : null",
				"\"id\" : \"" + id(answer) + "\"", "\"interfaceEndpoints\" : [ ]", "\"status\" : \"INITIATING\"");
		decide(id(answer), "APPROVE");
		String ready = await(PAYMENTS + "/AWS/endpointService/" + id(answer) + slash, "WAITING_FOR_USER");
		assertThat(ready).startsWith("{\"endpointServiceName\":\"com.amazonaws.vpce." + region + ".vpce-svc-0");
	}

	@Test
	void everyOperationFitsIntoAnEnvelope() {
		String created = curl("POST", PAYMENTS + "?envelope=true", wish("us-west-2"));
		assertThat(created).startsWith("{\"content\":{\"endpointServiceName\":null,")
			.endsWith("\"status\":\"INITIATING\"},\"status\":201}");
		String service = PAYMENTS + "/" + id(created);
		decide(id(created), "APPROVE");
		assertThat(await(service + "?envelope=true", "WAITING_FOR_USER")).endsWith("},\"status\":200}");
		String endpoints = service + "/interfaceEndpoints";
		String vpce = "vpce-0b9c5701325cb15d3";
		String pending = "{\"content\":{\"connectionStatus\":\"PENDING_ACCEPTANCE\",\"deleteRequested\":false,"
				+ "\"errorMessage\":null,\"interfaceEndpointId\":\"vpce-0b9c5701325cb15d3\"},\"status\":%d}";

		assertThat(curl("POST", endpoints + "?envelope=true", endpoint(vpce))).isEqualTo(pending.formatted(201));
		assertThat(curl("GET", endpoints + "/" + vpce + "?envelope=true", "")).isEqualTo(pending.formatted(200));
		assertThat(curl("POST", PAYMENTS + "/endpointService?envelope=true", wish("us-west-2")))
			.startsWith("{\"content\":{\"detail\":")
			.endsWith(",\"status\":409}");
		assertThat(curl("DELETE", endpoints + "/" + vpce + "?envelope=true", ""))
			.isEqualTo("{\"content\":{},\"status\":202}");
	}

	@Test
	void aConnectionThatAtlasCannotMakeHasFailed() {
		String answer = curl("POST", PAYMENTS, wish("ap-east-1"));
		decide(id(answer), "APPROVE");

		assertThat(await(PAYMENTS + "/" + id(answer) + "?pretty=true", "FAILED")).isEqualTo(CONNECTION.formatted("null",
				"\"The endpoint service could not be created in AP_EAST_1.\"", id(answer), "", "FAILED"));
	}

	@Test
	void aConnectionThatAtlasRefusesHasNotFailed() {
		String answer = curl("POST", PAYMENTS, wish("me-south-1"));
		decide(id(answer), "APPROVE");

		assertThat(await(PAYMENTS + "/" + id(answer), "ATLAS_GENERAL_ERROR")).contains("No Capacity", "/requests/");
		assertThat(curl("GET", PAYMENTS, "")).doesNotContain(id(answer));
	}

	@Test
	void endpointsThatAwsDoesNotConnectSaySo() {
		String service = PAYMENTS + "/" + ready("us-east-2");
		String dead = "vpce-0b9c5701325cbdead";
		String waiting = "vpce-0b9c5701325cb5105";
		for (String vpce : List.of(dead, waiting)) {
			curl("POST", service + "/interfaceEndpoints", endpoint(vpce));
			decide(id(service), "APPROVE");
		}

		assertThat(await(service + "/interfaceEndpoints/" + dead + "?pretty=true", "REJECTED")).isEqualTo(
				INTERFACE.formatted("REJECTED", false, "\"Interface endpoint " + dead + " was not found.\"", dead));
		awaitInPortal(id(service), waiting, "PENDING_ACCEPTANCE");
		assertThat(curl("GET", service + "/interfaceEndpoints/" + waiting + "?pretty=true", ""))
			.isEqualTo(INTERFACE.formatted("PENDING_ACCEPTANCE", false, "null", waiting));
	}

	@Test
	void theFirstGenerationListsAndDeletesToo() {
		String service = PAYMENTS + "/" + ready("eu-central-1");
		String vpce = "vpce-0b9c5701325cb15d4";
		String path = service + "/interfaceEndpoints/" + vpce;
		curl("POST", service + "/interfaceEndpoints", endpoint(vpce));
		decide(id(service), "APPROVE");
		await(path, "AVAILABLE");

		assertThat(curl("GET", PAYMENTS, "")).startsWith("[{\"endpointServiceName\":\"com.amazonaws.vpce.")
			.contains("\"interfaceEndpoints\":[\"" + vpce + "\"],\"status\":\"WAITING_FOR_USER\"}");
		assertThat(curl("DELETE", service, "")).contains("CANNOT_DELETE_PRIVATELINK_WITH_ENDPOINTS");
		assertThat(curl("DELETE", path, "")).isEqualTo("{}");
		assertThat(curl("GET", path + "?pretty=true", ""))
			.isEqualTo(INTERFACE.formatted("DELETING", true, "null", vpce));
		decide(id(service), "APPROVE");
		await(service, "DELETING");
		for (String gone : List.of(path, service)) {
			await(gone, "PRIVATE_ENDPOINT_SERVICE_NOT_FOUND");
		}
	}

	@Test
	void anUnusedConnectionIsDeleting() {
		String service = PAYMENTS + "/" + ready("eu-north-1");

		assertThat(curl("DELETE", service + "/?pretty=true", "")).isEqualTo("{ }");
		String leaving = curl("GET", service + "/?pretty=true", "");
		assertThat(leaving).isEqualTo(CONNECTION.formatted(name(leaving), "null", id(service), "", "DELETING"));
		decide(id(service), "REJECT");
		await(service, "WAITING_FOR_USER");
	}

	@Test
	void theFirstGenerationKnowsEighteenRegions() {
		assertThat(curl("POST", PAYMENTS, wish("il-central-1"))).contains("\"errorCode\":\"INVALID_REGION\"");
		assertThat(curl("POST", PAYMENTS, "{\"providerName\":\"AZURE\",\"region\":\"eastus2\"}"))
			.contains("\"errorCode\":\"INVALID_PROVIDER\"");
	}

	private String ready(String region) {
		String id = id(curl("POST", PAYMENTS, wish(region)));
		decide(id, "APPROVE");
		await(PAYMENTS + "/" + id, "WAITING_FOR_USER");
		return id;
	}

	/** Decides as grace on what waits for this service. */
	private void decide(String serviceId, String verdict) {
		Answer waiting = portal.get("grace", "/api/v1/requests?status=AWAITING_APPROVAL&serviceId=" + serviceId);
		String request = "/api/v1/requests/" + waiting.json().at("/items/0/id").asString();
		Answer decided = portal.post("grace", request + "/decisions",
				"{\"verdict\": \"%s\", \"comment\": \"A test.\", \"deletesService\": true}".formatted(verdict),
				"If-Match", portal.get("grace", request).header("ETag"));
		assertThat(decided.status()).as(decided.body()).isEqualTo(201);
	}

	private String await(String path, String word) {
		return await('"' + word + '"', () -> curl("GET", path, ""));
	}

	private void awaitInPortal(String serviceId, String endpointId, String status) {
		await(endpointId + " " + status,
				() -> portal.get("ada", "/api/v1/services/" + serviceId)
					.json()
					.path("endpoints")
					.valueStream()
					.map((endpoint) -> endpoint.path("id").asString() + " " + endpoint.path("status").asString())
					.toList()
					.toString());
	}

	/** Lets time pass until the answer has the word. */
	private String await(String word, Supplier<String> answer) {
		String text = answer.get();
		for (int moments = 0; !text.contains(word); moments++) {
			assertThat(moments).as(text).isLessThan(60);
			crank.turn(1, Duration.ofSeconds(10));
			text = answer.get();
		}
		return text;
	}

	private String curl(String method, String path, String data) {
		List<String> command = new ArrayList<>(
				List.of("curl", "--silent", "--user", "requestr:11111111-1111-4111-8111-111111111111", "--digest",
						"--header", "Accept: application/json", "--header", "Content-Type: application/json",
						"--request", method, portal.origin() + "/api/atlas/v1.0" + path));
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

	private static String wish(String region) {
		return "{\n  \"providerName\":\"AWS\",\n  \"region\":\"%s\"\n}".formatted(region);
	}

	private static String endpoint(String vpce) {
		return "{\n  \"interfaceEndpointId\":\"%s\"\n}".formatted(vpce);
	}

	/** The last id in an answer or in a path. */
	private static String id(String text) {
		return text.replaceAll("(?s).*\\b([0-9a-f]{24})\\b.*", "$1");
	}

	private static String name(String answer) {
		return answer.replaceAll("(?s).*\"endpointServiceName\" : (\"[^\"]+\").*", "$1");
	}

}
