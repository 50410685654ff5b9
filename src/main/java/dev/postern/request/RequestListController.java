package dev.postern.request;

import java.util.List;

import dev.postern.account.Caller;
import dev.postern.project.ProjectRole;
import dev.postern.project.ProjectView;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * All requests that the caller may see.
 */
@Controller
class RequestListController {

	private final ChangeRequests requests;

	private final RequestRows rows;

	RequestListController(ChangeRequests requests, RequestRows rows) {
		this.requests = requests;
		this.rows = rows;
	}

	@GetMapping("/requests")
	String list(ListFilter filter, @RequestParam(required = false) @Nullable String cursor, Model model) {
		List<ProjectView> projects = rows.projects();
		ListPage<RequestView> page = requests.list(filter.query(), ListQuery.of(null, blankToNull(cursor)));
		model.addAttribute("filter", filter);
		model.addAttribute("projects", projects);
		model.addAttribute("asks", projects.stream().anyMatch((one) -> one.roles().contains(ProjectRole.REQUESTER)));
		model.addAttribute("statuses", RequestStatus.values());
		model.addAttribute("kinds", RequestKind.values());
		model.addAttribute("page", page);
		model.addAttribute("rows", rows.of(page.items(), projects));
		return "request/list";
	}

	static @Nullable String blankToNull(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text;
	}

	/** Which requests are wanted, as a form sends it: empty stands for all. */
	record ListFilter(@Nullable String whose, @Nullable String projectId, @Nullable String status,
			@Nullable String kind) {

		RequestQuery query() {
			return new RequestQuery(blankToNull(projectId), blankToNull(status), blankToNull(kind), null,
					isMine() ? Caller.current().getName() : null);
		}

		public boolean isMine() {
			return "mine".equals(whose);
		}

		/** Whether anything is left out. */
		public boolean isOn() {
			return isMine() || blankToNull(projectId) != null || blankToNull(status) != null
					|| blankToNull(kind) != null;
		}

	}

}
