package dev.postern.request;

import java.util.List;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.account.PersonView;
import dev.postern.endpoint.Inventory;
import dev.postern.endpoint.ServiceView;
import dev.postern.project.Projects;
import dev.postern.rest.ListQuery;
import org.springframework.stereotype.Component;

/**
 * Puts together what the page of one request shows.
 */
@Component
class RequestPages {

	private static final ListQuery MOST = ListQuery.of("200", null);

	private final ChangeRequests requests;

	private final Projects projects;

	private final Inventory inventory;

	private final Timeline timeline;

	private final LastLooks looks;

	RequestPages(ChangeRequests requests, Projects projects, Inventory inventory, Timeline timeline, LastLooks looks) {
		this.requests = requests;
		this.projects = projects;
		this.inventory = inventory;
		this.timeline = timeline;
		this.looks = looks;
	}

	/** The page as the caller sees it. */
	RequestPage of(UUID id) {
		RequestView request = requests.show(id);
		boolean decides = request.allowedActions().contains(RequestAction.APPROVE);
		List<String> deciders = projects.approvers(request.projectId())
			.stream()
			.map(PersonView::username)
			.filter((name) -> !name.equals(request.requester()))
			.toList();
		List<ServiceView> elsewhere = inventory.services(request.projectId(), MOST)
			.items()
			.stream()
			.filter((service) -> !service.status().isGone() && !service.id().equals(request.serviceId()))
			.toList();
		return new RequestPage(request, Caller.current().getName(), projects.visible(request.projectId()).name(),
				deciders, (request.serviceId() != null) ? inventory.service(request.serviceId()) : null,
				timeline.of(id), decides ? looks.find(id).orElse(null) : null, requests.openBeside(id), elsewhere);
	}

}
