package dev.postern.request;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The way of each provider over REST: from nothing to a connection string, and back.
 */
@OnDemo
class ProviderRestTests {

	private static final String AZURE_ID = "/subscriptions/12345678-90ab-cdef-1234-567890abcdef/resourceGroups/rg_1"
			+ "/providers/Microsoft.Network/privateEndpoints/";

	private final Portal portal;

	ProviderRestTests(Portal portal) {
		this.portal = portal;
	}

	@ParameterizedTest
	@MethodSource
	void fromRequestToConnectionStringAndBack(String place, String endpoint, String endpointId) {
		Answer asked = ask(
				"\"kind\": \"CREATE_SERVICE\", \"projectId\": \"%s\", %s".formatted(Portal.ANALYTICS, place));
		String service = apply(asked).text("serviceId");
		Answer attached = apply(ask(
				"\"kind\": \"ATTACH_ENDPOINT\", \"serviceId\": \"%s\", \"endpoint\": %s".formatted(service, endpoint)));
		assertThat(attached.text("endpointId")).isEqualTo(endpointId);
		awaitString(service);

		apply(ask(
				"\"kind\": \"DETACH_ENDPOINT\", \"serviceId\": \"%s\", \"endpointId\": \"%s\", \"deletesService\": true"
					.formatted(service, endpointId)));

		await(service, "DELETED");
	}

	static List<Object[]> fromRequestToConnectionStringAndBack() {
		return List.of(
				new Object[] { "\"provider\": \"AZURE\", \"region\": \"northeurope\"",
						"{\"id\": \"%s\", \"privateEndpointIPAddress\": \"10.0.0.4\"}".formatted(
								(AZURE_ID + "pe-1").replace("resourceGroups", "resourcegroups")),
						AZURE_ID + "pe-1" },
				new Object[] { "\"provider\": \"GCP\", \"region\": \"CENTRAL_US\"", group("legacy", 6), "legacy" },
				new Object[] { "\"provider\": \"GCP\", \"region\": \"us-central1\", \"portMappingEnabled\": true",
						"{\"gcpProjectId\": \"my-project\", \"endpoints\": [{\"endpointName\": \"single-0\", \"ipAddress\": \"10.0.0.9\"}]}",
						"single-0" });
	}

	@Test
	void serviceThatNobodyConnectedToIsDeleted() {
		String service = ready("\"provider\": \"AZURE\", \"region\": \"uksouth\"");

		apply(ask("\"kind\": \"DELETE_SERVICE\", \"serviceId\": \"%s\"".formatted(service)));

		await(service, "DELETED");
	}

	@Test
	void endpointsAreCheckedBeforeAnybodyIsBothered() {
		String one = ready("\"provider\": \"AZURE\", \"region\": \"westeurope\"");
		String other = ready("\"provider\": \"AZURE\", \"region\": \"francecentral\"");
		String google = ready("\"provider\": \"GCP\", \"region\": \"europe-west3\"");
		String endpoint = "{\"id\": \"%spe-7\", \"privateEndpointIPAddress\": \"10.0.0.7\"}".formatted(AZURE_ID);
		attach(one, endpoint);

		Answer elsewhere = attach(other, endpoint.replace("pe-7", "PE-7"));
		Answer few = attach(google, group("few", 5));

		assertThat(elsewhere.status()).isEqualTo(409);
		assertThat(elsewhere.text("code")).isEqualTo("ENDPOINT_ELSEWHERE");
		assertThat(few.status()).isEqualTo(400);
		assertThat(few.json().at("/errors/0/pointer").asString()).isEqualTo("/endpoint/endpoints");
		assertThat(few.json().at("/errors/0/message").asString()).contains("6 attachments", "These are 5");
	}

	@Test
	void onlyAFailedEndpointIsRepairedAndOnlyByAnother() {
		String service = ready("\"provider\": \"AWS\", \"region\": \"eu-south-2\"");
		apply(attach(service, "{\"id\": \"vpce-0123456789abc0be1\"}"), "APPLIED");
		apply(attach(service, "{\"id\": \"vpce-0123456700abcdead\"}"), "FAILED");

		Answer works = repair(service, "vpce-0123456789abc0be1", "vpce-0123456789abc0be2");
		Answer unknown = repair(service, "vpce-0123456789abc0be9", "vpce-0123456789abc0be2");
		Answer same = repair(service, "vpce-0123456700abcdead", "vpce-0123456700abcdead");
		Answer right = repair(service, "vpce-0123456700abcdead", "vpce-0123456789abc0be2");

		assertThat(works.text("code")).isEqualTo("ENDPOINT_NOT_FAILED");
		assertThat(unknown.status()).isEqualTo(404);
		assertThat(same.json().at("/errors/0/pointer").asString()).isEqualTo("/endpoint/id");
		assertThat(right.status()).isEqualTo(201);
		assertThat(right.text("failedEndpointId")).isEqualTo("vpce-0123456700abcdead");
		assertThat(repair(service, "vpce-0123456700abcdead", "vpce-0123456789abc0be3").text("code"))
			.isEqualTo("REQUEST_EXISTS");
		apply(right);
		assertThat(portal.get("ada", "/api/v1/services/" + service).json().path("endpoints").valueStream())
			.extracting((endpoint) -> endpoint.path("id").asString())
			.doesNotContain("vpce-0123456700abcdead")
			.contains("vpce-0123456789abc0be1", "vpce-0123456789abc0be2");
	}

	@Test
	void endpointThatNeedsRegionalModeIsWarnedOf() {
		String one = ready("\"provider\": \"AWS\", \"region\": \"eu-central-2\"");
		String other = ready("\"provider\": \"AWS\", \"region\": \"ap-northeast-3\"");
		attach(one, "{\"id\": \"vpce-0123456789abc0ce1\"}");
		attach(other, "{\"id\": \"vpce-0123456789abc0ce2\"}");

		Answer crowded = attach(other, "{\"id\": \"vpce-0123456789abc0ce3\"}");

		assertThat(crowded.json().at("/warnings/0").asString("")).contains("regional mode", "SET_REGIONAL_MODE");
		assertThat(portal.get("ada", "/api/v1/requests?serviceId=" + other).body()).contains("SET_REGIONAL_MODE");
		portal.decide(crowded, "REJECT");
		assertThat(portal.get("ada", "/api/v1/requests/" + crowded.text("id")).json().path("warnings").isEmpty())
			.isTrue();
	}

	@Test
	void regionalModeIsAskedForOncePerProject() {
		String wish = "\"kind\": \"SET_REGIONAL_MODE\", \"projectId\": \"%s\", \"enabled\": true"
			.formatted(Portal.PAYMENTS);

		Answer asked = ask(wish);
		Answer again = ask(wish.replace("true", "false"));
		Answer withdrawn = portal.call("ada", "POST", "/api/v1/requests/" + asked.text("id") + "/withdrawal", null);

		assertThat(asked.status()).isEqualTo(201);
		assertThat(asked.json().path("enabled").asBoolean()).isTrue();
		assertThat(asked.json().path("serviceId").isNull()).isTrue();
		assertThat(again.text("code")).isEqualTo("REQUEST_EXISTS");
		assertThat(again.text("requestId")).isEqualTo(asked.text("id"));
		assertThat(withdrawn.text("status")).isEqualTo("WITHDRAWN");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "\"provider\": \"AZURE\", \"region\": \"us-east-1\" | /region",
			"\"provider\": \"GCP\", \"region\": \"eastus\" | /region",
			"\"provider\": \"AZURE\", \"region\": \"eastus\", \"portMappingEnabled\": true | /portMappingEnabled" })
	void whatNoProviderHasIsRefused(String place, String pointer) {
		Answer refused = ask(
				"\"kind\": \"CREATE_SERVICE\", \"projectId\": \"%s\", %s".formatted(Portal.ANALYTICS, place));

		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
	}

	private static String group(String name, int rules) {
		return "{\"endpointGroupName\": \"%s\", \"gcpProjectId\": \"my-project\", \"endpoints\": [%s]}".formatted(name,
				IntStream.range(0, rules)
					.mapToObj(
							(i) -> "{\"endpointName\": \"%s-%d\", \"ipAddress\": \"10.0.1.%d\"}".formatted(name, i, i))
					.collect(Collectors.joining(",")));
	}

	private String ready(String place) {
		return apply(ask("\"kind\": \"CREATE_SERVICE\", \"projectId\": \"%s\", %s".formatted(Portal.ANALYTICS, place)))
			.text("serviceId");
	}

	private Answer attach(String service, String endpoint) {
		return ask(
				"\"kind\": \"ATTACH_ENDPOINT\", \"serviceId\": \"%s\", \"endpoint\": %s".formatted(service, endpoint));
	}

	private Answer repair(String service, String failed, String right) {
		return ask(("\"kind\": \"REPAIR_ENDPOINT\", \"serviceId\": \"%s\", \"failedEndpointId\": \"%s\", "
				+ "\"endpoint\": {\"id\": \"%s\"}")
			.formatted(service, failed, right));
	}

	private Answer ask(String what) {
		return portal.post("ada", "/api/v1/requests", "{" + what + ", \"justification\": \"A test.\"}");
	}

	private Answer apply(Answer asked) {
		return apply(asked, "APPLIED");
	}

	private Answer apply(Answer asked, String end) {
		assertThat(asked.status()).as(asked.body()).isEqualTo(201);
		portal.decide(asked, "APPROVE");
		Answer done = Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> portal.get("ada", "/api/v1/requests/" + asked.text("id")),
					(answer) -> List.of("APPLIED", "FAILED").contains(answer.text("status")));
		assertThat(done.text("status")).as(done.body()).isEqualTo(end);
		return done;
	}

	private void awaitString(String service) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> portal.get("ada", "/api/v1/services/" + service)
				.json()
				.at("/connectionStrings/0/srv")
				.asString("")
				.startsWith("mongodb+srv://"));
	}

	private void await(String service, String status) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> portal.get("ada", "/api/v1/services/" + service).text("status"), status::equals);
	}

}
