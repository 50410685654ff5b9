package dev.postern.audit;

import java.util.ArrayList;
import java.util.List;

import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@OnDemo
class AuditLogTests {

	private static final String EVENTS = "/api/v1/audit/events";

	private final Portal portal;

	private final JdbcClient database;

	AuditLogTests(Portal portal, JdbcClient database) {
		this.portal = portal;
		this.database = database;
	}

	@ParameterizedTest
	@ValueSource(strings = { "update audit_entry set actor = 'nobody'", "update audit_entry set actor = actor",
			"delete from audit_entry", "delete from audit_entry where id = (select min(id) from audit_entry)" })
	void nobodyChangesTheLog(String statement) {
		List<@Nullable Long> before = ids();

		assertThatException().isThrownBy(() -> database.sql(statement).update())
			.withStackTraceContaining("The audit log only grows");

		assertThat(ids()).containsAll(before);
	}

	@ParameterizedTest
	@CsvSource({ "vera, 200", "olga, 200", "ada, 403", "grace, 403" })
	void auditorsAndOperatorsReadTheLog(String who, int status) {
		assertThat(portal.get(who, EVENTS).status()).isEqualTo(status);
	}

	@Test
	void aRefusalIsInTheLogAlthoughWhatWasRefusedIsNot() {
		Answer first = portal.get("ada", EVENTS + "?limit=1");

		assertThat(first.status()).isEqualTo(403);
		JsonNode entry = portal.get("vera", EVENTS + "?limit=1&actor=ada&kind=refused.access").json().at("/items/0");
		assertThat(entry.path("outcome").asString()).isEqualTo("REFUSED");
		assertThat(entry.path("subject").asString()).isEqualTo("GET " + EVENTS);
		assertThat(entry.path("origin").asString()).startsWith("API key requestr from ");
	}

	@Test
	void aWrongKeyIsARefusalByNobody() {
		assertThat(portal.get("requestr:wrong", "/api/v1/projects").status()).isEqualTo(401);

		JsonNode entry = portal.get("vera", EVENTS + "?limit=1&kind=refused.sign-in").json().at("/items/0");
		assertThat(entry.path("actor").asString()).isEqualTo("nobody");
		assertThat(entry.path("outcome").asString()).isEqualTo("REFUSED");
	}

	@ParameterizedTest
	@CsvSource({ "actor, grace", "projectId, 5f1a7a0c9b3e4d2f8a6b7c01", "kind, request.approve" })
	void aFilterKeepsWhatMatchesAndNothingElse(String field, String value) {
		List<JsonNode> found = walk("?limit=200&" + field + '=' + value);

		String column = field.equals("projectId") ? "project_id" : field;
		List<@Nullable Long> wanted = database.sql("select id from audit_entry where " + column + " = ? and id <= ?")
			.param(value)
			.param(found.getFirst().path("id").asLong())
			.query(Long.class)
			.list();
		assertThat(found).allSatisfy((entry) -> assertThat(entry.path(field).asString()).isEqualTo(value));
		assertThat(found).extracting((entry) -> entry.path("id").asLong()).containsExactlyInAnyOrderElementsOf(wanted);
	}

	@Test
	void aTimeIsFilteredFromTheFirstInstantUntilTheLastIsOver() {
		List<JsonNode> approvals = walk("?kind=request.approve");
		String last = approvals.getFirst().path("at").asString("");
		String first = approvals.getLast().path("at").asString("");

		List<JsonNode> between = walk("?kind=request.approve&from=" + first + "&until=" + last);

		assertThat(between).hasSize(approvals.size() - 1)
			.extracting((entry) -> entry.path("at").asString())
			.contains(first)
			.doesNotContain(last);
	}

	@Test
	void aWalkSeesEveryEntryOnceWhileNewOnesArrive() {
		Answer asked = portal.askForService(Portal.ANALYTICS, "ap-northeast-1");
		String id = asked.text("id");
		for (int i = 0; i < 9; i++) {
			comment(id);
		}
		String query = "?limit=2&kind=request.comment&subject=" + id;
		List<Long> before = walk(query).stream().map((entry) -> entry.path("id").asLong()).toList();

		List<Long> seen = new ArrayList<>();
		String cursor = "";
		while (cursor != null) {
			JsonNode page = portal.get("vera", EVENTS + query + cursor).json();
			page.path("items").forEach((entry) -> seen.add(entry.path("id").asLong()));
			cursor = page.path("next").isNull() ? null : "&cursor=" + page.path("next").asString();
			comment(id);
		}

		assertThat(before).hasSize(9).isSortedAccordingTo((one, other) -> Long.compare(other, one));
		assertThat(seen).isEqualTo(before);
		portal.call("ada", "POST", "/api/v1/requests/" + id + "/withdrawal", null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "from=yesterday", "until=2026-13-01T00:00:00Z", "from=%2B999999999-12-31T23:59:59Z",
			"until=-999999999-01-01T00:00:00Z", "limit=0", "limit=201", "limit=ten", "cursor=%25", "cursor=YWJj",
			"actor=%00", "kind=%0A" })
	void aWrongQueryIsRefusedByName(String query) {
		Answer answer = portal.get("vera", EVENTS + '?' + query);

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().at("/errors/0/pointer").asString())
			.isEqualTo('?' + query.substring(0, query.indexOf('=')));
	}

	private void comment(String id) {
		portal.post("ada", "/api/v1/requests/" + id + "/comments", "{\"text\": \"A test.\"}");
	}

	private List<JsonNode> walk(String query) {
		List<JsonNode> entries = new ArrayList<>();
		String cursor = "";
		while (cursor != null) {
			JsonNode page = portal.get("vera", EVENTS + query + cursor).json();
			page.path("items").forEach(entries::add);
			cursor = page.path("next").isNull() ? null : "&cursor=" + page.path("next").asString();
		}
		return entries;
	}

	private List<@Nullable Long> ids() {
		return database.sql("select id from audit_entry").query(Long.class).list();
	}

}
