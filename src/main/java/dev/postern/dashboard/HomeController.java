package dev.postern.dashboard;

import java.util.List;

import dev.postern.account.Caller;
import dev.postern.endpoint.Drifts;
import dev.postern.endpoint.Inventory;
import dev.postern.project.ProjectView;
import dev.postern.project.Projects;
import dev.postern.request.ChangeRequests;
import dev.postern.request.RequestQuery;
import dev.postern.request.RequestView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The first page: what waits for whoever comes, and what they have.
 */
@Controller
class HomeController {

	private final Projects projects;

	private final Inventory inventory;

	private final ChangeRequests requests;

	private final Waiting waiting;

	private final Drifts drifts;

	HomeController(Projects projects, Inventory inventory, ChangeRequests requests, Waiting waiting, Drifts drifts) {
		this.projects = projects;
		this.inventory = inventory;
		this.requests = requests;
		this.waiting = waiting;
		this.drifts = drifts;
	}

	@GetMapping("/")
	String show(Model model) {
		Caller caller = Caller.current();
		List<ProjectView> visible = projects.mine();
		boolean member = visible.stream().anyMatch((project) -> !project.roles().isEmpty());
		List<RequestView> own = requests.list(new RequestQuery(null, null, null, null, caller.getName()), Waiting.MANY)
			.items();
		model.addAttribute("home", new Home(visible, inventory.search(Home.wanted(!member)), own, waiting.forDecision(),
				waiting.forOperator(), waiting.brokenKeys(), waiting.now()));
		model.addAttribute("drift", drifts.count());
		return "dashboard/home";
	}

}
