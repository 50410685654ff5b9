package dev.postern.project;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.postern.account.ProjectParts;
import dev.postern.audit.ProjectNames;

import org.springframework.stereotype.Component;

/**
 * Tells the modules that know no projects what their pages say of them.
 */
@Component
class ProjectFacts implements ProjectParts, ProjectNames {

	private final ProjectRepository projects;

	private final MembershipRepository memberships;

	ProjectFacts(ProjectRepository projects, MembershipRepository memberships) {
		this.projects = projects;
		this.memberships = memberships;
	}

	@Override
	public List<Part> of(UUID personId) {
		Map<String, Set<String>> roles = memberships.findByPersonId(personId)
			.stream()
			.filter((membership) -> !membership.roles().isEmpty())
			.collect(Collectors.toMap(Membership::projectId, (membership) -> names(membership.roles())));
		return projects.findByIdInOrderByNameAscIdAsc(roles.keySet())
			.stream()
			.map((project) -> new Part(project.id(), project.name(), roles.getOrDefault(project.id(), Set.of())))
			.toList();
	}

	@Override
	public List<Named> all() {
		return projects.findAllByOrderByNameAscIdAsc()
			.stream()
			.map((project) -> new Named(project.id(), project.name()))
			.toList();
	}

	private static Set<String> names(Set<ProjectRole> roles) {
		return roles.stream().map(ProjectRole::name).collect(Collectors.toCollection(TreeSet::new));
	}

}
