package dev.postern.request;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.postern.account.Caller;
import dev.postern.project.ProjectView;
import dev.postern.project.Projects;
import org.springframework.stereotype.Component;

/**
 * Requests as lists show them, with the names of their projects.
 */
@Component
class RequestRows {

	private final Projects projects;

	private final Clock clock;

	RequestRows(Projects projects, Clock clock) {
		this.projects = projects;
		this.clock = clock;
	}

	/** The projects that can be filtered by, by name. */
	List<ProjectView> projects() {
		return projects.mine();
	}

	List<RequestRow> of(List<RequestView> requests, List<ProjectView> projects) {
		Map<String, String> names = projects.stream().collect(Collectors.toMap(ProjectView::id, ProjectView::name));
		String viewer = Caller.current().getName();
		Instant now = clock.instant();
		return requests.stream()
			.map((request) -> RequestRow.of(request, names.getOrDefault(request.projectId(), request.projectId()),
					viewer, now))
			.toList();
	}

}
