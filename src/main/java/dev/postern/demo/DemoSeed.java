package dev.postern.demo;

import java.util.UUID;

import dev.postern.account.ApiKeys;
import dev.postern.account.Caller;
import dev.postern.account.People;
import dev.postern.project.StoredKeyView;
import dev.postern.project.StoredKeys;
import dev.postern.rest.ListQuery;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Fills the demo before it says that it is ready. Every step looks first whether it was
 * done, so that a start that was cut short is finished by the next.
 */
@Component
@Profile("demo")
class DemoSeed implements ApplicationRunner {

	private static final String PASSWORD = "postern";

	private static final String LABEL = "Simulator, Project Owner of Payments and Analytics";

	private final People people;

	private final ApiKeys apiKeys;

	private final StoredKeys storedKeys;

	private final DemoProjects projects;

	private final DemoHistory history;

	DemoSeed(People people, ApiKeys apiKeys, StoredKeys storedKeys, DemoProjects projects, DemoHistory history) {
		this.people = people;
		this.apiKeys = apiKeys;
		this.storedKeys = storedKeys;
		this.projects = projects;
		this.history = history;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		UUID key = Caller.asPostern(() -> {
			for (DemoPerson person : DemoPerson.values()) {
				enrol(person);
			}
			return storedKey();
		});
		history.decide(projects.open(key));
	}

	private void enrol(DemoPerson person) {
		if (people.find(person.username()).isEmpty()) {
			people.add(person.username(), person.displayName(), person.portalRoles());
			people.setPassword(person.username(), PASSWORD);
		}
		apiKeys.enrol(person.username(), person.key(), "Demo", true);
	}

	private UUID storedKey() {
		return storedKeys.list(ListQuery.of(null, null))
			.items()
			.stream()
			.filter((key) -> key.label().equals(LABEL))
			.map(StoredKeyView::id)
			.findFirst()
			.orElseGet(() -> storedKeys.add(LABEL, "simulate", "55555555-5555-4555-8555-555555555555").id());
	}

}
