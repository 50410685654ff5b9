package dev.postern.provisioning;

import java.util.List;
import java.util.Set;

import dev.postern.account.ApiKeys;
import dev.postern.account.Caller;
import dev.postern.account.KeyPair;
import dev.postern.account.People;
import dev.postern.account.PersonView;
import dev.postern.account.PortalRole;
import dev.postern.audit.Actor;
import dev.postern.project.ProjectRole;
import dev.postern.project.Projects;
import dev.postern.project.StoredKeyView;
import dev.postern.project.StoredKeys;
import dev.postern.rest.ListQuery;
import dev.postern.testing.Portal;
import dev.postern.wire.AtlasProject;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The people, the projects and the stored key of these tests: ada requests, grace
 * approves, olga operates, vera audits.
 */
public class Stage {

	static final List<String> PROJECTS = List.of(Portal.PAYMENTS, Portal.ANALYTICS);

	static final String ORGANISATION = "5f1a7a0c9b3e4d2f8a6b7c00";

	private static final String PUBLIC_KEY = "simulate";

	static final String PRIVATE_KEY = "55555555-5555-4555-8555-555555555555";

	private static final List<String> TABLES = List.of("scheduled_tasks", "idempotent_call", "claim", "request_seen",
			"decision", "request_comment", "change_request", "drift", "endpoint", "endpoint_service", "cluster",
			"regional_mode");

	private final People people;

	private final ApiKeys apiKeys;

	private final Projects projects;

	private final StoredKeys storedKeys;

	private final JdbcClient database;

	Stage(People people, ApiKeys apiKeys, Projects projects, StoredKeys storedKeys, JdbcClient database) {
		this.people = people;
		this.apiKeys = apiKeys;
		this.projects = projects;
		this.storedKeys = storedKeys;
		this.database = database;
		Caller.asPostern(() -> {
			enrol("ada", "requestr", '1', Set.of());
			enrol("grace", "approver", '2', Set.of());
			enrol("olga", "operator", '3', Set.of(PortalRole.OPERATOR));
			enrol("vera", "auditors", '4', Set.of(PortalRole.AUDITOR));
			StoredKeyView key = storedKeys.add("Atlas", PUBLIC_KEY, PRIVATE_KEY);
			PROJECTS.forEach((project) -> enrol(project, key));
			return key;
		});
	}

	private StoredKeyView enrol(String project, StoredKeyView key) {
		projects.enrol(new AtlasProject(project, "Test", ORGANISATION), key.id());
		projects.give(project, "ada", Set.of(ProjectRole.REQUESTER));
		projects.give(project, "grace", Set.of(ProjectRole.APPROVER));
		return key;
	}

	private void enrol(String name, String publicKey, char digit, Set<PortalRole> roles) {
		people.add(name, name, roles);
		apiKeys.enrol(name, pair(publicKey, digit), "test", true);
	}

	private static KeyPair pair(String publicKey, char digit) {
		return new KeyPair(publicKey, "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replace('x', digit));
	}

	/** Forgets all that was asked for, and puts the first key back in place. */
	void reset() {
		TABLES.forEach((table) -> database.sql("delete from " + table).update());
		StoredKeyView key = storedKey();
		if (!key.publicKey().equals(PUBLIC_KEY)) {
			Caller.asPostern(() -> storedKeys.rotate(key.id(), PUBLIC_KEY, PRIVATE_KEY));
		}
	}

	/** One of these people, as they are known once they have signed in. */
	Caller person(String name) {
		PersonView person = Caller.asPostern(() -> people.find(name)).orElseThrow();
		return new Caller(person.id(), new Actor(name, "a test"), person.roles(), true, null);
	}

	/** One of them by their API key. */
	public Caller signIn(String publicKey, char digit) {
		return apiKeys.signIn(pair(publicKey, digit), "a test").orElseThrow();
	}

	/** One more project, with the same key and the same people. */
	void enrol(String projectId) {
		StoredKeyView key = storedKey();
		Caller.asPostern(() -> enrol(projectId, key));
	}

	/** Forgets a project that a test has enrolled, and all in it. */
	void forget(String projectId) {
		database.sql("delete from membership where project_id = ?").param(projectId).update();
		database.sql("delete from project where id = ?").param(projectId).update();
	}

	StoredKeyView storedKey() {
		return Caller.asPostern(() -> storedKeys.list(ListQuery.of(null, null)))
			.items()
			.stream()
			.filter((key) -> key.label().equals("Atlas"))
			.findFirst()
			.orElseThrow();
	}

	/** Changes a row behind the back of the application. */
	public void update(String statement, Object... values) {
		database.sql(statement).params(values).update();
	}

	/** Grows whenever a request, a service or an endpoint is written. */
	long versions() {
		return database.sql("""
				select (select sum(version) from change_request) + (select sum(version) from endpoint_service)
					+ (select coalesce(sum(version), 0) from endpoint)""").query(Long.class).single();
	}

	/** How many places have a job for looking. */
	long looks() {
		return database.sql("select count(*) from scheduled_tasks where task_name = 'look'").query(Long.class).single();
	}

	/** What the audit log says of a subject, as {@code kind outcome details}. */
	List<String> entries(String subject) {
		return database.sql("select kind, outcome, details from audit_entry where subject = ? order by id")
			.param(subject)
			.query((row, index) -> row.getString(1) + ' ' + row.getString(2) + ' ' + row.getString(3))
			.list();
	}

	long entries() {
		return entriesWith("");
	}

	/** How many entries have this in their details. */
	long entriesWith(String part) {
		return database.sql("select count(*) from audit_entry where details like ?")
			.param('%' + part + '%')
			.query(Long.class)
			.single();
	}

}
