package dev.postern.project;

import java.io.UnsupportedEncodingException;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import dev.postern.account.Caller;
import dev.postern.account.People;
import dev.postern.account.PersonView;
import dev.postern.testing.Cast;
import dev.postern.testing.WholePostern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@WholePostern
class ProjectApiTests {

	private static final String PAYMENTS = "5f1a7a0c9b3e4d2f8a6b7c01";

	private static final String ANALYTICS = "5f1a7a0c9b3e4d2f8a6b7c02";

	private static final String SIMULATE = "55555555-5555-4555-8555-555555555555";

	private static final String NEXT = "66666666-6666-4666-8666-666666666666";

	private final Cast cast;

	private final Projects projects;

	private final People people;

	private String keyId = "";

	ProjectApiTests(Cast cast, Projects projects, People people) {
		this.cast = cast;
		this.projects = projects;
		this.people = people;
	}

	@BeforeEach
	void storeTheKeyAndTakePaymentsIn() {
		setKey("nextkeyz", NEXT, PAYMENTS);
		setKey("narrower", NEXT, ANALYTICS);
		keyId = text(store("simulate", SIMULATE), "$.id");
		if (takeIn(PAYMENTS, keyId).getResponse().getStatus() == 409) {
			cast.put("olga", "/api/v1/projects/" + PAYMENTS + "/stored-key", "{\"storedKeyId\":\"" + keyId + "\"}");
		}
	}

	@AfterEach
	void forgetTheKey() {
		cast.tester(HttpMethod.DELETE, "/faults", null);
		cast.work(false);
		cast.delete("olga", "/api/v1/stored-keys/" + keyId);
		give("ada", "");
		give("grace", "");
	}

	@Test
	void aProjectHasTheNameThatAtlasGivesIt() {
		assertThat(cast.get("olga", "/api/v1/projects")).bodyJson()
			.extractingPath("$.items[?(@.id=='" + PAYMENTS + "')].name")
			.asArray()
			.containsExactly("Payments");
		assertThat(takeIn(PAYMENTS, keyId)).hasStatus(409).bodyText().contains("PROJECT_EXISTS");
		assertThat(takeIn("0".repeat(24), keyId)).hasStatus(422).bodyText().contains("PROJECT_NOT_SEEN");
		assertThat(takeIn(ANALYTICS, UUID.randomUUID().toString())).hasStatus(404);
	}

	@Test
	void peopleSeeTheProjectsInWhichTheyHaveARole() {
		give("ada", "\"REQUESTER\"");

		assertThat(cast.get("ada", "/api/v1/projects")).bodyText().contains("Payments", "[\"REQUESTER\"]");
		assertThat(cast.get("grace", "/api/v1/projects")).bodyJson().isStrictlyEqualTo("{\"items\":[],\"next\":null}");
		assertThat(cast.get("vera", "/api/v1/projects")).bodyText().contains("Payments", "\"roles\":[]");
		assertThat(members()).bodyText().contains("ada").doesNotContain("grace");
	}

	@Test
	void anApproverCountsWhileEnabledAndNotForThemselves() {
		PersonView grace = Caller.asPostern(() -> people.find("grace")).orElseThrow();
		PersonView ada = Caller.asPostern(() -> people.find("ada")).orElseThrow();
		give("grace", "\"APPROVER\"");

		assertThat(Caller.asPostern(() -> projects.hasOtherApprover(PAYMENTS, ada.id()))).isTrue();
		assertThat(Caller.asPostern(() -> projects.hasOtherApprover(PAYMENTS, grace.id()))).isFalse();
		cast.put("olga", "/api/v1/people/grace/disabled", "{\"disabled\":true}");
		assertThat(Caller.asPostern(() -> projects.hasOtherApprover(PAYMENTS, ada.id()))).isFalse();
		cast.put("olga", "/api/v1/people/grace/disabled", "{\"disabled\":false}");
	}

	@Test
	void aTestTellsWhatTheKeyMayDoAndLeavesItsExchangesInTheLog() {
		assertThat(post("/test", "")).hasStatusOk()
			.bodyText()
			.contains("\"outcome\":\"PASSED\"", "GROUP_OWNER", "Payments", "\"owner\":true");

		assertThat(cast.get("olga", "/api/v1/stored-keys")).bodyText().contains("\"testOutcome\":\"PASSED\"");
		assertThat(log()).bodyText()
			.contains("\"INTENDED\"", "\"path\":\"/api/atlas/v2/groups\"", "\"status\":200", "durationMs");
	}

	@Test
	void anAtlasThatDoesNotAnswerSaysNothingAboutTheKey() {
		assertThat(cast.tester(HttpMethod.PUT, "/faults", "{\"rates\":{\"SERVER_ERROR\":1.0}}")).hasStatusOk();

		assertThat(post("/test", "")).hasStatusOk().bodyText().contains("\"outcome\":\"UNREACHABLE\"");
		assertThat(rotate("nextkeyz", NEXT)).hasStatus(503).bodyText().contains("ATLAS_UNREACHABLE");
		assertThat(cast.get("olga", "/api/v1/stored-keys")).bodyText().contains("\"publicKey\":\"simulate\"");
	}

	@Test
	void aRotationSwitchesOnceAtlasTakesTheNewPair() {
		assertThat(rotate("nextkeyz", UUID.randomUUID().toString())).hasStatus(422).bodyText().contains("KEY_REFUSED");
		assertThat(rotate("narrower", NEXT)).hasStatus(409).bodyText().contains("KEY_DOES_NOT_SERVE", PAYMENTS);
		assertThat(openedWith()).isEqualTo("simulate");

		assertThat(rotate("nextkeyz", NEXT)).hasStatusOk().bodyText().contains("\"publicKey\":\"nextkeyz\"");
		assertThat(openedWith()).isEqualTo("nextkeyz");
		assertThat(log()).bodyText().contains("stored-key.rotate");
	}

	@Test
	void aServiceAccountIsAStoredKeyOfItsOwnKind() {
		String secret = "mdb_sa_sk_" + NEXT;
		MvcTestResult stored = add("SERVICE_ACCOUNT", "mdb_sa_id_5f1a7a0c9b3e4d2f8a6b7caa", secret);

		assertThat(stored).hasStatus(201)
			.bodyText()
			.contains("\"kind\":\"SERVICE_ACCOUNT\"", "mdb_sa_id_5f1a7a0c9b3e4d2f8a6b7caa")
			.doesNotContain(secret);
		assertThat(cast.get("olga", "/api/v1/stored-keys")).bodyText().contains("\"kind\":\"DIGEST\"");
		assertThat(add("SERVICE_ACCOUNT", "mdb_sa_id_5f1a7a0c9b3e4d2f8a6b7caa", secret)).hasStatus(409)
			.bodyText()
			.contains("STORED_KEY_EXISTS");
		cast.delete("olga", "/api/v1/stored-keys/" + text(stored, "$.id"));
	}

	@ParameterizedTest
	@CsvSource({ "DIGEST, mdb_sa_id_5f1a7a0c9b3e4d2f8a6b7caa, 66666666-6666-4666-8666-666666666666, /publicKey",
			"SERVICE_ACCOUNT, simulate, mdb_sa_sk_x, /publicKey",
			"SERVICE_ACCOUNT, mdb_sa_id_5f1a7a0c, mdb_sa_sk_x, /publicKey",
			"SERVICE_ACCOUNT, mdb_sa_id_5f1a7a0c9b3e4d2f8a6b7caa, 66666666-6666-4666-8666-666666666666, /privateKey",
			"DIGEST, simulate, mdb_sa_sk_x, /privateKey", "TOKEN, simulate, mdb_sa_sk_x, /kind" })
	void aPairHasTheFormOfItsKind(String kind, String publicKey, String privateKey, String pointer) {
		assertThat(add(kind, publicKey, privateKey)).hasStatus(400)
			.bodyText()
			.contains("\"" + pointer + "\"")
			.doesNotContain(privateKey);
	}

	@Test
	void aTrialOfANewPairSaysNothingAboutTheOldOne() {
		assertThat(post("/test", "")).hasStatusOk().bodyText().contains("PASSED");

		assertThat(rotate("simulate", UUID.randomUUID().toString())).hasStatus(422);

		assertThat(cast.get("olga", "/api/v1/stored-keys")).bodyJson()
			.extractingPath("$.items[?(@.id=='" + keyId + "')].testOutcome")
			.asArray()
			.containsExactly("PASSED");
	}

	@Test
	void aKeyThatWorkNeedsIsNotRemoved() {
		cast.work(true);
		assertThat(cast.delete("olga", "/api/v1/stored-keys/" + keyId)).hasStatus(409)
			.bodyText()
			.contains("KEY_IN_USE");
		assertThat(openedWith()).isEqualTo("simulate");

		cast.work(false);
		assertThat(cast.delete("olga", "/api/v1/stored-keys/" + keyId)).hasStatus(204);
		assertThat(Caller.asPostern(() -> projects.key(PAYMENTS))).isEmpty();
		assertThat(log()).bodyText().contains("stored-key.remove");
	}

	@Test
	void noAnswerHoldsAPrivateHalf() {
		String wrong = UUID.randomUUID().toString();

		for (MvcTestResult answer : new MvcTestResult[] { store("otherkey", SIMULATE), store("otherkey", SIMULATE),
				rotate("nextkeyz", wrong), rotate("nextkeyz", NEXT), post("/test", ""),
				cast.get("olga", "/api/v1/stored-keys"), cast.get("vera", "/api/v1/audit/events?limit=200") }) {
			assertThat(answer).bodyText().doesNotContain(SIMULATE, NEXT, wrong);
		}
	}

	@Test
	void onlyOperatorsChangeProjectsAndKeys() {
		for (String name : new String[] { "ada", "grace", "vera" }) {
			assertThat(cast.get(name, "/api/v1/stored-keys")).hasStatus(403);
			assertThat(cast.post(name, "/api/v1/projects", "{}")).hasStatus(403);
			assertThat(cast.put(name, "/api/v1/projects/" + PAYMENTS + "/stored-key", "{}")).hasStatus(403);
			assertThat(
					cast.put(name, "/api/v1/projects/" + PAYMENTS + "/members/" + name, "{\"roles\":[\"APPROVER\"]}"))
				.hasStatus(403);
			assertThat(cast.get(name, "/api/v1/projects/" + PAYMENTS + "/members")).hasStatus(403);
		}
	}

	private String openedWith() {
		return Caller.asPostern(() -> projects.key(PAYMENTS)).orElseThrow().publicKey();
	}

	private void setKey(String publicKey, String privateKey, String projectId) {
		String key = """
				{"privateKey":"%s","roles":[{"groupId":"%s","roleName":"GROUP_OWNER"}]}""".formatted(privateKey,
				projectId);
		assertThat(cast.tester(HttpMethod.PUT, "/keys/" + publicKey, key)).hasStatusOk();
	}

	private MvcTestResult store(String publicKey, String privateKey) {
		return cast.post("olga", "/api/v1/stored-keys", """
				{"label":"The simulator's","publicKey":"%s","privateKey":"%s"}""".formatted(publicKey, privateKey));
	}

	private MvcTestResult add(String kind, String publicKey, String privateKey) {
		return cast.post("olga", "/api/v1/stored-keys", """
				{"kind":"%s","label":"Another","publicKey":"%s","privateKey":"%s"}""".formatted(kind, publicKey,
				privateKey));
	}

	private MvcTestResult rotate(String publicKey, String privateKey) {
		return post("/rotation", """
				{"publicKey":"%s","privateKey":"%s"}""".formatted(publicKey, privateKey));
	}

	private MvcTestResult post(String path, String body) {
		return cast.post("olga", "/api/v1/stored-keys/" + keyId + path, body);
	}

	private MvcTestResult takeIn(String projectId, String storedKeyId) {
		return cast.post("olga", "/api/v1/projects", """
				{"id":"%s","storedKeyId":"%s"}""".formatted(projectId, storedKeyId));
	}

	private void give(String name, String roles) {
		assertThat(cast.put("olga", "/api/v1/projects/" + PAYMENTS + "/members/" + name, "{\"roles\":[" + roles + "]}"))
			.hasStatusOk();
	}

	private MvcTestResult members() {
		return cast.get("olga", "/api/v1/projects/" + PAYMENTS + "/members");
	}

	private MvcTestResult log() {
		return cast.get("vera", "/api/v1/audit/events?subject=" + keyId);
	}

	private static String text(MvcTestResult result, String path) {
		try {
			return JsonPath.read(result.getResponse().getContentAsString(), path);
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
