package dev.postern.project;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.rest.ApiProblem;
import dev.postern.wire.AtlasProject;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down which projects there are. Apart from {@link Projects}, which asks Atlas
 * between one transaction and the next.
 */
@Component
class ProjectBook {

	private final ProjectRepository projects;

	private final Clock clock;

	ProjectBook(ProjectRepository projects, Clock clock) {
		this.projects = projects;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	void refuseKnown(String projectId) {
		if (projects.existsById(projectId)) {
			throw ApiProblem.conflict("PROJECT_EXISTS", "Project %s is here already.".formatted(projectId));
		}
	}

	/** What stands there already is looked for at once. */
	@Transactional
	void add(AtlasProject seen, UUID storedKeyId) {
		Project project = enter(seen, storedKeyId);
		project.announce(new ProjectOpened(seen.id()));
		projects.save(project);
	}

	/** What stands there already is left to the sweep. */
	@Transactional
	void enrol(AtlasProject seen, UUID storedKeyId) {
		projects.save(enter(seen, storedKeyId));
	}

	private Project enter(AtlasProject seen, UUID storedKeyId) {
		refuseKnown(seen.id());
		Instant now = clock.instant();
		Project project = new Project(seen, storedKeyId, now);
		project.announce(new ProjectChanged(now, Caller.current().actor(), seen.id(), "project.add", seen.id(),
				Map.of("name", seen.name(), "storedKeyId", storedKeyId)));
		return project;
	}

	@Transactional
	void switchKey(String projectId, UUID storedKeyId) {
		Project project = projects.findById(projectId).orElseThrow(() -> ApiProblem.notFound("project", projectId));
		project.opensWith(storedKeyId);
		project.announce(
				new ProjectKeyChanged(clock.instant(), Caller.current().actor(), projectId, storedKeyId.toString()));
		project.announce(new ProjectOpened(projectId));
		projects.save(project);
	}

}
