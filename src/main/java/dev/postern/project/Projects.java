package dev.postern.project;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.postern.account.Caller;
import dev.postern.account.PersonView;
import dev.postern.atlas.AtlasKey;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import dev.postern.wire.AtlasProject;

import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The projects of Atlas that Postern looks after, and who may do what there.
 */
@Service
public class Projects {

	private final ProjectRepository projects;

	private final ProjectBook book;

	private final Members members;

	private final KeyRing ring;

	private final AtlasProbe atlas;

	Projects(ProjectRepository projects, ProjectBook book, Members members, KeyRing ring, AtlasProbe atlas) {
		this.projects = projects;
		this.book = book;
		this.members = members;
		this.ring = ring;
		this.atlas = atlas;
	}

	/** Every project that the caller may see, by name. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public List<ProjectView> mine() {
		Map<String, Set<ProjectRole>> roles = members.roles();
		return projects.findAllByOrderByNameAscIdAsc()
			.stream()
			.filter((project) -> Visibility.isOfAll() || roles.containsKey(project.id()))
			.map((project) -> project.view(roles.getOrDefault(project.id(), Set.of())))
			.toList();
	}

	/** The same, newest first and a page at a time. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public ListPage<ProjectView> list(ListQuery query) {
		Map<String, Set<ProjectRole>> roles = members.roles();
		List<Project> rows = projects.page(Visibility.isOfAll(), Caller.current().personId(), query.before(),
				query.beforeId(), Limit.of(query.limit() + 1));
		return ListPage.cut(rows, query, (project) -> ListQuery.cursor(project.createdAt(), project.id()),
				(project) -> project.view(roles.getOrDefault(project.id(), Set.of())));
	}

	/**
	 * The project, if the caller may see it. If not, the answer is the same as if it did
	 * not exist.
	 */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public ProjectView visible(String projectId) {
		Project project = projects.findById(projectId).orElseThrow(() -> ApiProblem.notFound("project", projectId));
		Set<ProjectRole> roles = members.roles(projectId);
		if (roles.isEmpty() && !Visibility.isOfAll()) {
			throw ApiProblem.hidden("project", projectId);
		}
		return project.view(roles);
	}

	/** The same, if the caller may ask for changes there. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public ProjectView askable(String projectId) {
		ProjectView project = visible(projectId);
		if (!project.roles().contains(ProjectRole.REQUESTER)) {
			throw ApiProblem.forbidden("NOT_REQUESTER", "Only a requester of the project may ask for this.");
		}
		return project;
	}

	/** Whether the project exists for the caller. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public boolean isVisible(String projectId) {
		return Visibility.isOfAll() ? projects.existsById(projectId) : !members.roles(projectId).isEmpty();
	}

	/** The ids of every project that the caller may see, to filter lists by. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public Set<String> visibleIds() {
		return mine().stream().map(ProjectView::id).collect(Collectors.toUnmodifiableSet());
	}

	/** The ids of the projects in which the caller has this role. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public Set<String> idsWith(ProjectRole role) {
		return members.roles()
			.entrySet()
			.stream()
			.filter((project) -> project.getValue().contains(role))
			.map(Map.Entry::getKey)
			.collect(Collectors.toUnmodifiableSet());
	}

	/** What the caller may do in a project; nothing, if it does not exist. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public Set<ProjectRole> roles(String projectId) {
		return members.roles(projectId);
	}

	/** Whether somebody else than this person could decide there. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public boolean hasOtherApprover(String projectId, UUID personId) {
		return members.hasOtherApprover(projectId, personId);
	}

	/** Whoever can decide in a project that the caller may see, by name. */
	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public List<PersonView> approvers(String projectId) {
		visible(projectId);
		return members.approvers(projectId);
	}

	/** The key that opens the project in Atlas, if it has one. */
	@PreAuthorize("hasRole('SYSTEM')")
	@Transactional(readOnly = true)
	public Optional<AtlasKey> key(String projectId) {
		return ring.ofProject(projectId);
	}

	/** The ids of every project that has a stored key. */
	@PreAuthorize("hasRole('SYSTEM')")
	@Transactional(readOnly = true)
	public List<String> opened() {
		return projects.findByStoredKeyIdNotNullOrderById().stream().map(Project::id).toList();
	}

	/** Takes a project in, under the name that Atlas shows to this stored key. */
	@PreAuthorize("hasAnyRole('OPERATOR', 'SYSTEM')")
	public ProjectView add(String projectId, UUID storedKeyId) {
		book.refuseKnown(projectId);
		book.add(atlas.project(ring.open(storedKeyId), projectId), storedKeyId);
		return visible(projectId);
	}

	/** Takes a project in that is known beforehand, unless it is here already. */
	@PreAuthorize("hasRole('SYSTEM')")
	@Transactional
	public void enrol(AtlasProject project, UUID storedKeyId) {
		if (!projects.existsById(project.id())) {
			book.enrol(project, storedKeyId);
		}
	}

	/**
	 * Opens a project with another stored key from now on, if Atlas shows it to that key.
	 */
	@PreAuthorize("hasAnyRole('OPERATOR', 'SYSTEM')")
	public void useKey(String projectId, UUID storedKeyId) {
		visible(projectId);
		atlas.project(ring.open(storedKeyId), projectId);
		book.switchKey(projectId, storedKeyId);
	}

	/** Whoever may do something in a project, newest first. */
	@PreAuthorize("hasAnyRole('OPERATOR', 'SYSTEM')")
	@Transactional(readOnly = true)
	ListPage<MemberView> members(String projectId, ListQuery query) {
		visible(projectId);
		return members.page(projectId, query);
	}

	/** What one person may do in a project. */
	@PreAuthorize("hasAnyRole('OPERATOR', 'SYSTEM')")
	@Transactional(readOnly = true)
	MemberView member(String projectId, String username) {
		visible(projectId);
		return members.member(projectId, username);
	}

	/** All projects by name, each with the key that opens it. */
	@PreAuthorize("hasAnyRole('OPERATOR', 'SYSTEM')")
	@Transactional(readOnly = true)
	List<ProjectOverview> overview() {
		return overviews(projects.findAllByOrderByNameAscIdAsc());
	}

	/** One project with the key that opens it. */
	@PreAuthorize("hasAnyRole('OPERATOR', 'SYSTEM')")
	@Transactional(readOnly = true)
	ProjectOverview overview(String projectId) {
		return overviews(projects.findByIdInOrderByNameAscIdAsc(Set.of(projectId))).stream()
			.findFirst()
			.orElseThrow(() -> ApiProblem.notFound("project", projectId));
	}

	/** Replaces what a person may do in a project; no roles mean nothing. */
	@PreAuthorize("hasAnyRole('OPERATOR', 'SYSTEM')")
	@Transactional
	public void give(String projectId, String username, Set<ProjectRole> roles) {
		visible(projectId);
		members.give(projectId, username, roles);
	}

	private List<ProjectOverview> overviews(List<Project> rows) {
		Set<UUID> ids = rows.stream().map(Project::storedKeyId).filter(Objects::nonNull).collect(Collectors.toSet());
		Map<UUID, StoredKeyView> keys = ring.views(ids);
		return rows.stream()
			.map((project) -> new ProjectOverview(project.id(), project.name(), keys.get(project.storedKeyId())))
			.toList();
	}

}
