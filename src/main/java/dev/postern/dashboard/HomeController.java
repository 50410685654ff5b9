package dev.postern.dashboard;

import java.time.Clock;
import java.util.List;

import dev.postern.account.Caller;
import dev.postern.account.PortalRole;
import dev.postern.endpoint.Inventory;
import dev.postern.project.KeyTestOutcome;
import dev.postern.project.ProjectView;
import dev.postern.project.Projects;
import dev.postern.project.StoredKeyView;
import dev.postern.project.StoredKeys;
import dev.postern.request.ChangeRequests;
import dev.postern.request.RequestQuery;
import dev.postern.request.RequestStatus;
import dev.postern.request.RequestView;
import dev.postern.rest.ListQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The first page: what waits for whoever comes, and what they have.
 */
@Controller
class HomeController {

	private static final ListQuery MANY = ListQuery.of("200", null);

	private final Projects projects;

	private final Inventory inventory;

	private final ChangeRequests requests;

	private final StoredKeys keys;

	private final Clock clock;

	HomeController(Projects projects, Inventory inventory, ChangeRequests requests, StoredKeys keys, Clock clock) {
		this.projects = projects;
		this.inventory = inventory;
		this.requests = requests;
		this.keys = keys;
		this.clock = clock;
	}

	@GetMapping("/")
	String show(Model model) {
		Caller caller = Caller.current();
		List<ProjectView> visible = projects.mine();
		boolean member = visible.stream().anyMatch((project) -> !project.roles().isEmpty());
		boolean operator = caller.has(PortalRole.OPERATOR);
		model.addAttribute("home", new Home(visible, inventory.search(Home.wanted(!member)),
				requests(caller.getName(), null), requests(null, RequestStatus.AWAITING_APPROVAL),
				operator ? requests(null, RequestStatus.APPLYING) : List.of(), badKeys(operator), clock.instant()));
		return "dashboard/home";
	}

	private List<RequestView> requests(@Nullable String requester, @Nullable RequestStatus status) {
		@Nullable String wanted = (status != null) ? status.name() : null;
		return requests.list(new RequestQuery(null, wanted, null, null, requester), MANY).items();
	}

	private List<StoredKeyView> badKeys(boolean operator) {
		return !operator ? List.of()
				: keys.list(MANY)
					.items()
					.stream()
					.filter((key) -> key.testOutcome() != null && key.testOutcome() != KeyTestOutcome.PASSED)
					.toList();
	}

}
