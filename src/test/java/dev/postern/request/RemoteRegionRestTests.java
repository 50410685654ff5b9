package dev.postern.request;

import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From where else a service is to be reached, over REST.
 */
@OnDemo
class RemoteRegionRestTests {

	private final Portal portal;

	RemoteRegionRestTests(Portal portal) {
		this.portal = portal;
	}

	@Test
	void areAskedForWithAServiceAndChangedLater() {
		Answer made = create("AWS", "eu-south-1", "[\"eu-west-2\"]");
		assertThat(made.status()).as(made.body()).isEqualTo(201);
		assertThat(regions(made)).isEqualTo("[\"EU_WEST_2\"]");
		portal.decide(made, "APPROVE");
		portal.awaitRequest(made.text("id"), "APPLIED");
		String service = made.text("serviceId");
		assertThat(regions(portal.get("ada", "/api/v1/services/" + service))).isEqualTo("[\"EU_WEST_2\"]");

		Answer same = set(service, "[\"EU_WEST_2\"]");
		Answer asked = set(service, "[\"eu-west-2\", \"eu-west-3\"]");
		Answer again = set(service, "[]");

		assertThat(same.json().at("/errors/0/message").asString("")).contains("already");
		assertThat(asked.status()).as(asked.body()).isEqualTo(201);
		assertThat(regions(asked)).isEqualTo("[\"EU_WEST_2\",\"EU_WEST_3\"]");
		assertThat(again.text("code")).isEqualTo("REQUEST_EXISTS");
		assertThat(again.text("requestId")).isEqualTo(asked.text("id"));
		portal.decide(asked, "APPROVE");
		Answer done = portal.awaitRequest(asked.text("id"), "APPLIED");
		assertThat(done.json().path("steps").valueStream()).extracting((step) -> step.path("name").asString(""))
			.containsExactly("CHANGE", "BECOME_READY");
		assertThat(regions(portal.get("ada", "/api/v1/services/" + service)))
			.isEqualTo("[\"EU_WEST_2\",\"EU_WEST_3\"]");
	}

	@Test
	void areEditedWithTheRequestForTheService() {
		Answer asked = create("AWS", "af-south-1", "[\"eu-west-2\"]");

		Answer edited = portal.call("ada", "PUT", "/api/v1/requests/" + asked.text("id"),
				body("AWS", "af-south-1", "null"), "If-Match", asked.header("ETag"));

		assertThat(edited.status()).as(edited.body()).isEqualTo(200);
		assertThat(regions(edited)).isEqualTo("null");
		assertThat(regions(portal.get("ada", "/api/v1/services/" + asked.text("serviceId")))).isEqualTo("null");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "AZURE | westeurope | [\"eu-west-2\"] | Only AWS", "AWS | us-west-1 | [\"us-west-1\"] | own",
					"AWS | us-west-1 | [\"x\"] | no such region",
					"AWS | us-west-1 | [\"eu-west-2\", \"EU_WEST_2\"] | once" })
	void whatCannotBeIsRefusedBesideTheField(String provider, String region, String regions, String said) {
		Answer refused = create(provider, region, regions);

		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.json().at("/errors/0/pointer").asString("")).isEqualTo("/supportedRemoteRegions");
		assertThat(refused.json().at("/errors/0/message").asString("")).contains(said);
	}

	@Test
	void areChangedOnlyWhereAServiceStands() {
		Answer asked = create("AWS", "ap-south-2", "null");

		assertThat(set(asked.text("serviceId"), "[\"eu-west-2\"]").text("code")).isEqualTo("SERVICE_NOT_READY");
		assertThat(set("0123456789abcdef01234567", "[]").status()).isEqualTo(404);
		assertThat(set(asked.text("serviceId"), "null").json().at("/errors/0/pointer").asString(""))
			.isEqualTo("/supportedRemoteRegions");
	}

	private Answer create(String provider, String region, String regions) {
		return portal.post("ada", "/api/v1/requests", body(provider, region, regions));
	}

	private static String body(String provider, String region, String regions) {
		return """
				{"kind": "CREATE_SERVICE", "projectId": "%s", "provider": "%s", "region": "%s",
				 "supportedRemoteRegions": %s, "justification": "A test."}""".formatted(Portal.PAYMENTS, provider,
				region, regions);
	}

	private Answer set(String service, String regions) {
		return portal.post("ada", "/api/v1/requests", """
				{"kind": "SET_REMOTE_REGIONS", "serviceId": "%s", "supportedRemoteRegions": %s,
				 "justification": "A test."}""".formatted(service, regions));
	}

	private static String regions(Answer answer) {
		return answer.json().path("supportedRemoteRegions").toString();
	}

}
