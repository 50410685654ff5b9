package dev.postern.request;

import java.util.List;

import dev.postern.project.ProjectRole;
import dev.postern.project.ProjectView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import static dev.postern.request.RequestListController.blankToNull;

/**
 * What waits for the caller's decision.
 */
@Controller
class InboxController {

	private final Inbox inbox;

	private final RequestRows rows;

	InboxController(Inbox inbox, RequestRows rows) {
		this.inbox = inbox;
		this.rows = rows;
	}

	@GetMapping("/inbox")
	String list(InboxFilter filter, Model model) {
		List<ProjectView> projects = rows.projects()
			.stream()
			.filter((project) -> project.roles().contains(ProjectRole.APPROVER))
			.toList();
		List<RequestView> waiting = inbox.list(filter.query());
		model.addAttribute("filter", filter);
		model.addAttribute("projects", projects);
		model.addAttribute("kinds", RequestKind.values());
		model.addAttribute("requesters", inbox.requesters());
		model.addAttribute("rows", rows.of(waiting, projects));
		model.addAttribute("cut", waiting.size() == Inbox.MOST);
		return "request/inbox";
	}

	/** What is wanted of it, as a form sends it: empty stands for all. */
	record InboxFilter(@Nullable String projectId, @Nullable String kind, @Nullable String requester) {

		RequestQuery query() {
			return new RequestQuery(blankToNull(projectId), null, blankToNull(kind), null, blankToNull(requester));
		}

		/** Whether anything is left out. */
		public boolean isOn() {
			return blankToNull(projectId) != null || blankToNull(kind) != null || blankToNull(requester) != null;
		}

	}

}
