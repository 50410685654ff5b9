package dev.postern.dashboard;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.postern.account.Caller;
import dev.postern.account.PortalRole;
import dev.postern.endpoint.DriftView;
import dev.postern.project.ProjectRole;
import dev.postern.project.ProjectView;
import dev.postern.project.Projects;

import org.springframework.stereotype.Component;

/**
 * Puts names and possibilities to differences, with one look at the projects.
 */
@Component
class DriftRows {

	private final Projects projects;

	private final Clock clock;

	DriftRows(Projects projects, Clock clock) {
		this.projects = projects;
		this.clock = clock;
	}

	List<DriftRow> of(List<DriftView> drift) {
		Map<String, ProjectView> visible = projects.mine()
			.stream()
			.collect(Collectors.toMap(ProjectView::id, Function.identity()));
		boolean operator = Caller.current().has(PortalRole.OPERATOR);
		List<DriftRow> rows = new ArrayList<>();
		for (DriftView each : drift) {
			ProjectView project = visible.get(each.projectId());
			if (project != null) {
				rows.add(new DriftRow(each, project, operator || project.roles().contains(ProjectRole.APPROVER),
						clock.instant()));
			}
		}
		return rows;
	}

}
