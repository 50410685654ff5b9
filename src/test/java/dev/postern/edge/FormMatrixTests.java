package dev.postern.edge;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.postern.testing.Newcomers;
import dev.postern.testing.Newcomers.Newcomer;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.testing.Visitor;
import dev.postern.testing.Visitor.Shown;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who gets what through which form, by posts that no page offers: on one's own, on what
 * others of the project asked for, and on what belongs to a project that is not one's
 * own.
 */
@OnDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("any-database")
class FormMatrixTests {

	private static final String WHY = "Crafted.";

	private final Portal portal;

	private final Newcomers newcomers;

	private final Map<String, Visitor> cast = new LinkedHashMap<>();

	private final Map<String, String> approvers = new LinkedHashMap<>();

	private String second = "";

	FormMatrixTests(Portal portal) {
		this.portal = portal;
		this.newcomers = new Newcomers(portal);
	}

	@BeforeAll
	void cast() {
		for (String name : List.of("ada", "grace", "olga", "vera")) {
			cast.put(name, Visitor.signedIn(portal.origin(), name));
		}
		Newcomer approver = newcomers.join(Portal.PAYMENTS, "APPROVER", "REQUESTER");
		second = approver.key();
		join("second approver", approver);
		join("other requester", newcomers.join(Portal.PAYMENTS, "REQUESTER"));
		Newcomer outsider = newcomers.join(Portal.ANALYTICS, "REQUESTER", "APPROVER");
		join("outsider", outsider);
		join("nobody", newcomers.join());
		approvers.put(approver.name(), Portal.PAYMENTS);
		approvers.put(outsider.name(), Portal.ANALYTICS);
	}

	/** Other tests count on grace alone. */
	@AfterAll
	void dismiss() {
		approvers.forEach((name, project) -> newcomers.give(project, name));
	}

	@Test
	void onlyTheRequesterEditsAndWithdraws() {
		String id = asked("ada", "ap-southeast-4");

		assertOnly(Set.of("ada"), "/requests/" + id + "/edit", id, "version", "1", "region", "ap-southeast-4",
				"justification", "Edited.");

		assertThat(portal.get("ada", "/api/v1/requests/" + id).text("justification")).isEqualTo("Edited.");
		assertOnly(Set.of("ada"), "/requests/" + id + "/withdraw", id);
		assertThat(status(id)).isEqualTo("WITHDRAWN");
	}

	@Test
	void approversDecideOnWhatOthersAsk() {
		String id = asked("ada", "ap-southeast-5");

		assertOnly(Set.of("grace"), "/requests/" + id + "/decision", id, "version", "1", "verdict", "APPROVE",
				"comment", "");

		assertThat(portal.awaitRequest(id, "APPLIED").json().at("/decisions/0/decider").asString(""))
			.isEqualTo("grace");
	}

	@Test
	void nobodyDecidesOnTheirOwn() {
		String id = asked(second, "ap-southeast-7");
		String path = "/requests/" + id + "/decision";

		for (String verdict : List.of("APPROVE", "REJECT")) {
			Shown shown = post("second approver", path, "version", "1", "verdict", verdict, "comment", WHY);
			assertThat(shown.status()).isEqualTo(403);
			assertThat(status(id)).isEqualTo("AWAITING_APPROVAL");
		}
		assertOnly(Set.of("grace"), path, id, "version", "1", "verdict", "REJECT", "comment", WHY);
	}

	@Test
	void whoeverSeesARequestMayComment() {
		String id = asked("ada", "ca-west-1");
		String path = "/requests/" + id + "/comments";

		for (String name : cast.keySet()) {
			boolean sees = !Set.of("outsider", "nobody").contains(name);
			assertThat(post(name, path, "text", "By " + name).status()).as(name).isEqualTo(sees ? 302 : 404);
		}

		assertThat(portal.get("ada", "/api/v1/requests/" + id + "/comments").json().path("items")).hasSize(6);
	}

	@Test
	void whoFailedIsTriedAgainByThoseWhomItConcerns() {
		String id = asked("ada", "me-south-1");
		portal.decide(portal.get("ada", "/api/v1/requests/" + id), "APPROVE");
		portal.awaitRequest(id, "FAILED");

		assertRefused(Set.of("ada", "grace", "second approver", "olga"), "/requests/" + id + "/retry", id);
		assertThat(post("olga", "/requests/" + id + "/retry").status()).isEqualTo(302);
		portal.awaitRequest(id, "FAILED");
	}

	@Test
	void whatIsUnderwayIsGivenUpByThoseWhomItConcerns() {
		Answer made = portal.askForService(Portal.PAYMENTS, "il-central-1");
		portal.decide(made, "APPROVE");
		String service = portal.awaitRequest(made.text("id"), "APPLIED").text("serviceId");
		Answer attach = portal.askForEndpoint(service, "vpce-0abcdef0123455105");
		portal.decide(attach, "APPROVE");
		String id = attach.text("id");
		// until Atlas has it, where it stays: meanwhile nothing else changes the request
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> portal.get("ada", "/api/v1/requests/" + id).json().at("/steps/1/state").asString(""),
					"RUNNING"::equals);

		assertRefused(Set.of("ada", "grace", "second approver", "olga"), "/requests/" + id + "/give-up", id);
		assertThat(post("grace", "/requests/" + id + "/give-up").status()).isEqualTo(302);

		assertThat(portal.get("ada", "/api/v1/requests/" + id).json().at("/error/code").asString())
			.isEqualTo("GIVEN_UP");
	}

	@Test
	void onlyRequestersAskForServices() {
		String[] wish = { "projectId", Portal.PAYMENTS, "provider", "AWS", "region", "mx-central-1", "justification",
				WHY };
		int before = requests();

		for (String name : List.of("olga", "vera", "outsider", "nobody")) {
			assertThat(post(name, "/requests", wish).location()).as(name).doesNotContain("/sent");
		}
		assertThat(requests()).isEqualTo(before);
		assertThat(post("other requester", "/requests", wish).location()).endsWith("/sent");
		assertThat(requests()).isEqualTo(before + 1);
	}

	@Test
	void onlyRequestersAskAboutServices() {
		Answer made = portal.askForService(Portal.PAYMENTS, "ap-southeast-6");
		portal.decide(made, "APPROVE");
		portal.awaitRequest(made.text("id"), "APPLIED");
		String service = "/services/" + made.text("serviceId");
		int before = requests();

		for (String name : List.of("olga", "vera", "outsider", "nobody")) {
			assertThat(post(name, service + "/attach", "endpoint.id", "vpce-0abcdef0123456781", "justification", WHY)
				.location()).as(name).isEmpty();
			assertThat(post(name, service + "/detach", "endpointId", "vpce-0abcdef0123456781", "deletesService", "true",
					"justification", WHY)
				.location()).as(name).isEmpty();
			assertThat(post(name, service + "/delete", "justification", WHY).location()).as(name).isEmpty();
		}
		assertThat(requests()).isEqualTo(before);
		assertThat(post("other requester", service + "/delete", "justification", WHY).location()).endsWith("/sent");
	}

	@Test
	void nobodyRevokesAnothersKey() {
		String id = portal.post("ada", "/api/v1/api-keys", "{\"label\": \"hers\"}").text("id");

		for (String name : List.of("grace", "olga", "vera", "nobody")) {
			assertThat(post(name, "/account/keys/" + id + "/revoke").status()).as(name).isEqualTo(404);
		}
		assertThat(post("ada", "/account/keys/" + id + "/revoke").status()).isEqualTo(302);
	}

	/** Everybody else is refused and nothing changes; then the first of these gets it. */
	private void assertOnly(Set<String> allowed, String path, String id, String... fields) {
		assertRefused(allowed, path, id, fields);
		for (String name : allowed) {
			assertThat(post(name, path, fields).status()).as(name).isEqualTo(302);
		}
	}

	private void assertRefused(Set<String> allowed, String path, String id, String... fields) {
		String before = portal.get("ada", "/api/v1/requests/" + id).body();
		for (String name : cast.keySet()) {
			boolean second = name.equals("second approver") && path.endsWith("/decision");
			if (!allowed.contains(name) && !second) {
				boolean sees = !Set.of("outsider", "nobody").contains(name);
				assertThat(post(name, path, fields).status()).as("%s %s", name, path).isEqualTo(sees ? 403 : 404);
			}
		}
		assertThat(portal.get("ada", "/api/v1/requests/" + id).body()).isEqualTo(before);
	}

	private Shown post(String name, String path, String... fields) {
		Visitor visitor = cast.get(name);
		if (visitor == null) {
			throw new IllegalArgumentException(name);
		}
		return visitor.submit("/account/password", path, fields);
	}

	private void join(String role, Newcomer newcomer) {
		Visitor visitor = new Visitor(portal.origin());
		visitor.signIn(newcomer.name(), "correct horse battery");
		cast.put(role, visitor);
	}

	private String asked(String who, String region) {
		return portal.post(who, "/api/v1/requests", """
				{"kind": "CREATE_SERVICE", "projectId": "%s", "provider": "AWS", "region": "%s",
				 "justification": "A test."}""".formatted(Portal.PAYMENTS, region)).text("id");
	}

	private String status(String id) {
		return portal.get("ada", "/api/v1/requests/" + id).text("status");
	}

	private int requests() {
		return portal.get("ada", "/api/v1/requests?limit=200&projectId=" + Portal.PAYMENTS).json().path("items").size();
	}

}
