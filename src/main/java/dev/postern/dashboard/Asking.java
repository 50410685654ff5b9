package dev.postern.dashboard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import dev.postern.account.Caller;
import dev.postern.account.PersonView;
import dev.postern.endpoint.Inventory;
import dev.postern.endpoint.ServiceView;
import dev.postern.project.ProjectView;
import dev.postern.project.Projects;
import dev.postern.request.AskBody;
import dev.postern.request.ChangeRequests;
import dev.postern.request.Crowding;
import dev.postern.request.RequestView;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/**
 * What the three forms about a service have in common: who may see them, what they are
 * shown, and where they lead.
 */
@Component
class Asking {

	private static final Set<HttpStatus> MENDABLE = Set.of(HttpStatus.BAD_REQUEST, HttpStatus.CONFLICT,
			HttpStatus.UNPROCESSABLE_CONTENT);

	private final Inventory inventory;

	private final Projects projects;

	private final ChangeRequests requests;

	Asking(Inventory inventory, Projects projects, ChangeRequests requests) {
		this.inventory = inventory;
		this.projects = projects;
		this.requests = requests;
	}

	/** The service, with what its form shows, for those who may ask. */
	ServiceView about(String serviceId, Model model) {
		ServiceView service = inventory.service(serviceId);
		aboutProject(service.projectId(), model);
		model.addAttribute("service", service);
		model.addAttribute("place", Places.title(service.provider(), service.region()));
		return service;
	}

	/** The same for a form that hands an endpoint over, filled in as it was before. */
	ServiceView aboutEndpoint(String serviceId, Model model) {
		ServiceView service = about(serviceId, model);
		model.addAttribute("crowded",
				Crowding.needsRegionalMode(service, inventory.services(service.projectId(), Waiting.MANY).items(), 1));
		return service;
	}

	/** The project, with what a form about all of it shows, for those who may ask. */
	ProjectView aboutProject(String projectId, Model model) {
		ProjectView project = projects.askable(projectId);
		model.addAttribute("project", project);
		model.addAttribute("deciders", deciders(project.id()));
		return project;
	}

	/** What was asked for before and is to be mended; nothing if there is none. */
	Optional<RequestView> before(@Nullable UUID resubmits) {
		return Optional.ofNullable(resubmits).map(requests::show);
	}

	/** Asks with an endpoint that is read from what was pasted. */
	Optional<String> ask(Supplier<AskBody> pasted, BindingResult errors) {
		try {
			return ask(pasted.get(), errors);
		}
		catch (ApiProblem problem) {
			if (problem.status() != HttpStatus.BAD_REQUEST) {
				throw problem;
			}
			explain(problem, errors);
			return Optional.empty();
		}
	}

	/** Asks, and answers where to go next; nowhere if there is something to mend. */
	Optional<String> ask(AskBody body, BindingResult errors) {
		try {
			RequestView asked = requests.ask(body);
			return Optional.of("redirect:/requests/" + asked.id() + "/sent");
		}
		catch (ApiProblem problem) {
			if (!MENDABLE.contains(problem.status())) {
				throw problem;
			}
			explain(problem, errors);
			return Optional.empty();
		}
	}

	/** Nobody decides on their own request. */
	private List<String> deciders(String projectId) {
		UUID caller = Caller.current().personId();
		return projects.approvers(projectId)
			.stream()
			.filter((person) -> !person.id().equals(caller))
			.map(PersonView::displayName)
			.toList();
	}

	private static void explain(ApiProblem problem, BindingResult errors) {
		if (problem.code().equals("LAST_ENDPOINT")) {
			errors.rejectValue("deletesService", "problem.LAST_ENDPOINT", problem.sentence());
			return;
		}
		Forms.explain(problem, errors);
	}

}
