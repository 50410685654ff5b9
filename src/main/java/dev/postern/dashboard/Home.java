package dev.postern.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.postern.endpoint.ServicePage;
import dev.postern.endpoint.ServiceQuery;
import dev.postern.endpoint.ServiceStatus;
import dev.postern.project.ProjectRole;
import dev.postern.project.ProjectView;
import dev.postern.project.StoredKeyView;
import dev.postern.request.RequestStatus;
import dev.postern.request.RequestView;

/**
 * Everything that one person finds on the first page.
 *
 * @param found the services of their projects, first what needs somebody
 * @param own their requests, newest first
 * @param waiting the requests that wait for the caller's decision, oldest first
 * @param begun the requests that are being carried out, newest first
 * @param keys the stored keys, for an operator
 */
record Home(List<ProjectView> projects, ServicePage found, List<RequestView> own, List<RequestView> waiting,
		List<RequestView> begun, List<StoredKeyView> keys, Instant now) {

	private static final int FEW = 5;

	private static final Duration RECENT = Duration.ofDays(14);

	/** What is wanted of the services: all that is not history. */
	static ServiceQuery wanted(boolean needy) {
		EnumSet<ServiceStatus> standing = EnumSet.allOf(ServiceStatus.class);
		standing.removeIf(ServiceStatus::isGone);
		return new ServiceQuery(null, null, standing, "", needy, 0);
	}

	/** The oldest few that the caller can decide on. */
	public List<RequestRow> inbox() {
		return rows(waiting, (request) -> true, FEW);
	}

	public List<ServiceRow> services() {
		Map<String, String> names = names();
		return found.items()
			.stream()
			.map((service) -> new ServiceRow(service, names.getOrDefault(service.projectId(), service.projectId())))
			.toList();
	}

	public List<RequestRow> open() {
		return rows(own, (request) -> !request.status().isSettled(), Integer.MAX_VALUE);
	}

	/** What came to nothing of late, and was not asked for again. */
	public List<RequestRow> ended() {
		Set<UUID> mended = own.stream()
			.map(RequestView::resubmits)
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.collect(Collectors.toSet());
		Set<RequestStatus> endings = EnumSet.of(RequestStatus.REJECTED, RequestStatus.FAILED, RequestStatus.EXPIRED);
		return rows(own, (request) -> endings.contains(request.status()) && !mended.contains(request.id())
				&& request.changedAt().isAfter(now.minus(RECENT)), FEW);
	}

	/** What only the operator can set going again. */
	public List<RequestRow> stuck() {
		return rows(begun.reversed(), (request) -> request.waitsFor() != null, Integer.MAX_VALUE);
	}

	/** Whether the caller has a part in any project. */
	public boolean member() {
		return projects.stream().anyMatch((project) -> !project.roles().isEmpty());
	}

	/** Whether the caller may ask for anything. */
	public boolean requester() {
		return projects.stream().anyMatch((project) -> project.roles().contains(ProjectRole.REQUESTER));
	}

	private List<RequestRow> rows(List<RequestView> requests, Predicate<RequestView> wanted, int most) {
		Map<String, String> names = names();
		return requests.stream()
			.filter(wanted)
			.limit(most)
			.map((request) -> new RequestRow(request, names.getOrDefault(request.projectId(), request.projectId())))
			.toList();
	}

	private Map<String, String> names() {
		return projects.stream().collect(Collectors.toMap(ProjectView::id, ProjectView::name));
	}

}
