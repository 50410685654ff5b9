package dev.postern.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.postern.rest.ApiProblem;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes and reads the log. There is no way to change an entry.
 */
@Service
public class AuditLog {

	private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {
	};

	private static final String COLUMNS = "id, at, actor, origin, project_id, kind, subject, outcome, details";

	private static final int MOST_ABOUT_ONE = 500;

	private final JdbcClient database;

	private final JsonMapper json;

	AuditLog(JdbcClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	/** Writes the entry of an event in the transaction of what it tells. */
	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(Auditable event) {
		insert(event);
	}

	/**
	 * Writes a refusal. What was refused is rolled back already, so this has a
	 * transaction of its own, and must not be called inside another.
	 */
	@PreAuthorize("permitAll()")
	@Transactional
	public void refused(Refusal refusal) {
		insert(refusal);
	}

	/** The entries that match, newest first. */
	@PreAuthorize("hasAnyRole('AUDITOR', 'OPERATOR')")
	@Transactional(readOnly = true)
	public ListPage<AuditEntry> entries(AuditFilter filter, ListQuery query) {
		List<String> conditions = new ArrayList<>(List.of("1 = 1"));
		List<Object> values = new ArrayList<>();
		filter.conditions().forEach((condition, value) -> {
			conditions.add(condition);
			values.add((value instanceof Instant instant) ? utc(instant) : value);
		});
		if (query.after() != null) {
			conditions.add("id < ?");
			values.add(entryId(query.after()));
		}
		List<AuditEntry> rows = database
			.sql("select " + COLUMNS + " from audit_entry where " + String.join(" and ", conditions)
					+ " order by id desc limit " + (query.limit() + 1))
			.params(values)
			.query((row, index) -> entry(row))
			.list();
		return ListPage.cut(rows, query, (entry) -> ListQuery.cursor(entry.at(), entry.id()), (entry) -> entry);
	}

	/**
	 * The last entries about one thing, oldest first, for those who have made sure that
	 * their caller may see it.
	 */
	@PreAuthorize("hasRole('SYSTEM')")
	@Transactional(readOnly = true)
	public List<AuditEntry> about(String subject) {
		return database
			.sql("select " + COLUMNS + " from audit_entry where subject = ? order by id desc limit " + MOST_ABOUT_ONE)
			.param(subject)
			.query((row, index) -> entry(row))
			.list()
			.reversed();
	}

	private AuditEntry entry(ResultSet row) throws SQLException {
		return new AuditEntry(row.getLong("id"), row.getObject("at", OffsetDateTime.class).toInstant(),
				row.getString("actor"), row.getString("origin"), row.getString("project_id"), row.getString("kind"),
				row.getString("subject"), Outcome.valueOf(row.getString("outcome")),
				json.readValue(row.getString("details"), DETAILS));
	}

	private static long entryId(ListQuery.Position position) {
		try {
			return Long.parseLong(position.id());
		}
		catch (NumberFormatException ex) {
			throw ApiProblem.invalid("?cursor", "Give the value of next as it was answered.");
		}
	}

	private void insert(Auditable event) {
		database.sql("""
				insert into audit_entry (at, actor, origin, project_id, kind, subject, outcome, details)
				values (?, ?, ?, ?, ?, ?, ?, ?)""")
			.param(utc(event.at()))
			.param(event.actor().name())
			.param(event.actor().origin())
			.param(event.projectId())
			.param(event.kind())
			.param(event.subject())
			.param(event.outcome().name())
			.param(json.writeValueAsString(event.details()))
			.update();
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
