package dev.postern.dashboard;

import java.time.Clock;

import dev.postern.endpoint.Inventory;
import dev.postern.endpoint.ServiceView;
import dev.postern.project.Projects;
import dev.postern.request.ChangeRequests;
import dev.postern.request.RequestQuery;
import dev.postern.rest.ListQuery;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The page of one service, whose middle part looks again by itself while something moves.
 */
@Controller
@RequestMapping("/services/{id:[0-9a-f]{24}}")
class ServiceController {

	private final Inventory inventory;

	private final Projects projects;

	private final ChangeRequests requests;

	private final DriftRows drift;

	private final Clock clock;

	ServiceController(Inventory inventory, Projects projects, ChangeRequests requests, DriftRows drift, Clock clock) {
		this.inventory = inventory;
		this.projects = projects;
		this.requests = requests;
		this.drift = drift;
		this.clock = clock;
	}

	@GetMapping
	String show(@PathVariable String id, Model model) {
		ServiceView service = inventory.service(id);
		RequestQuery about = new RequestQuery(null, null, null, service.id(), null);
		model.addAttribute("story", new ServiceStory(service, projects.visible(service.projectId()),
				requests.list(about, ListQuery.of(null, null)).items(), clock.instant()));
		model.addAttribute("rows", drift.of(service.drift()));
		return "dashboard/service";
	}

	@GetMapping(headers = "HX-Request")
	String refresh(@PathVariable String id, Model model) {
		show(id, model);
		return "dashboard/service :: live";
	}

}
