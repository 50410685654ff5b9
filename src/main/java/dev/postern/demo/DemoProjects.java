package dev.postern.demo;

import java.util.Set;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.project.ProjectRole;
import dev.postern.project.Projects;
import dev.postern.wire.AtlasProject;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The demo's projects, and who may do what there.
 */
@Component
@Profile("demo")
class DemoProjects {

	static final AtlasProject PAYMENTS = new AtlasProject("5f1a7a0c9b3e4d2f8a6b7c01", "Payments",
			"5f1a7a0c9b3e4d2f8a6b7c00");

	private static final AtlasProject ANALYTICS = new AtlasProject("5f1a7a0c9b3e4d2f8a6b7c02", "Analytics",
			"5f1a7a0c9b3e4d2f8a6b7c00");

	private final Projects projects;

	private final DemoHistory history;

	private final TransactionOperations transaction;

	DemoProjects(Projects projects, DemoHistory history, TransactionOperations transaction) {
		this.projects = projects;
		this.history = history;
		this.transaction = transaction;
	}

	/**
	 * Takes the projects in together with what is asked for there. A sweep that came in
	 * between would import what the simulator holds, and nobody could ask for it any
	 * more.
	 */
	DemoHistory.Asked open(UUID key) {
		return DemoHistory.insist(() -> transaction.execute((status) -> {
			Caller.asPostern(() -> {
				projects.enrol(PAYMENTS, key);
				projects.enrol(ANALYTICS, key);
				for (DemoPerson person : DemoPerson.values()) {
					give(PAYMENTS, person, person.paymentsRoles());
					give(ANALYTICS, person, person.analyticsRoles());
				}
				return key;
			});
			return history.ask();
		}));
	}

	private void give(AtlasProject project, DemoPerson person, Set<ProjectRole> roles) {
		if (!roles.isEmpty()) {
			projects.give(project.id(), person.username(), roles);
		}
	}

}
