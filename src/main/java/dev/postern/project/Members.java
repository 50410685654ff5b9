package dev.postern.project;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.postern.account.Caller;
import dev.postern.account.People;
import dev.postern.account.PersonView;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may do what in which project.
 */
@Component
class Members {

	private final MembershipRepository memberships;

	private final People people;

	private final Clock clock;

	Members(MembershipRepository memberships, People people, Clock clock) {
		this.memberships = memberships;
		this.people = people;
		this.clock = clock;
	}

	/** The caller's roles in one project. */
	@Transactional(readOnly = true)
	Set<ProjectRole> roles(String projectId) {
		return memberships.findByProjectIdAndPersonId(projectId, Caller.current().personId())
			.map(Membership::roles)
			.orElse(Set.of());
	}

	/** The caller's roles by project, only of those where there are any. */
	@Transactional(readOnly = true)
	Map<String, Set<ProjectRole>> roles() {
		return memberships.findByPersonId(Caller.current().personId())
			.stream()
			.filter((membership) -> !membership.roles().isEmpty())
			.collect(Collectors.toMap(Membership::projectId, Membership::roles));
	}

	@Transactional(readOnly = true)
	boolean hasOtherApprover(String projectId, UUID personId) {
		return approvers(projectId).stream().anyMatch((person) -> !person.id().equals(personId));
	}

	/** Everybody who can decide there now, by name. */
	@Transactional(readOnly = true)
	List<PersonView> approvers(String projectId) {
		return people.find(memberships.approvers(projectId))
			.stream()
			.filter((person) -> !person.disabled())
			.sorted(Comparator.comparing(PersonView::username))
			.toList();
	}

	@Transactional(readOnly = true)
	ListPage<MemberView> page(String projectId, ListQuery query) {
		List<Membership> rows = memberships.page(projectId, query.before(), query.beforeUuid(),
				Limit.of(query.limit() + 1));
		Map<UUID, PersonView> known = people.find(rows.stream().map(Membership::personId).collect(Collectors.toSet()))
			.stream()
			.collect(Collectors.toMap(PersonView::id, Function.identity()));
		return ListPage.cut(rows, query, (member) -> ListQuery.cursor(member.createdAt(), member.id()),
				(member) -> view(member, known));
	}

	@Transactional
	void give(String projectId, String username, Set<ProjectRole> roles) {
		PersonView person = people.find(username).orElseThrow(() -> ApiProblem.notFound("person", username));
		Instant now = clock.instant();
		Membership membership = memberships.findByProjectIdAndPersonId(projectId, person.id())
			.orElseGet(() -> new Membership(projectId, person.id(), now));
		if (!membership.roles().equals(roles)) {
			membership.give(roles, new ProjectChanged(now, Caller.current().actor(), projectId, "project.roles",
					username, Map.of("before", membership.roles(), "roles", roles)));
			memberships.save(membership);
		}
	}

	private static MemberView view(Membership member, Map<UUID, PersonView> known) {
		PersonView person = known.get(member.personId());
		if (person == null) {
			throw new IllegalStateException("A member has no person: " + member.personId());
		}
		return new MemberView(person.username(), person.displayName(), person.disabled(), member.roles());
	}

}
