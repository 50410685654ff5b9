package dev.postern.audit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.postern.audit.ProjectNames.Named;
import dev.postern.rest.Forms;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The log for people: auditors and operators look for who did what.
 */
@Controller
@RequestMapping("/log")
class LogController {

	private final AuditLog log;

	private final ProjectNames projects;

	LogController(AuditLog log, ProjectNames projects) {
		this.log = log;
		this.projects = projects;
	}

	@GetMapping
	String show(@ModelAttribute(Forms.NAME) LogForm form, BindingResult errors,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		List<Named> known = projects.all();
		AuditFilter filter = form.filter(errors);
		ListPage<LogLine> page = errors.hasErrors() ? new ListPage<>(List.of(), null)
				: lines(log.entries(filter, ListQuery.of(null, cursor)), known);
		model.addAttribute("projects", known);
		model.addAttribute("kinds", LogKinds.ALL);
		model.addAttribute("page", page);
		model.addAttribute("next", (page.next() != null) ? form.path(page.next()) : "");
		model.addAttribute("later", cursor != null);
		return "audit/log";
	}

	private static ListPage<LogLine> lines(ListPage<AuditEntry> entries, List<Named> known) {
		Map<String, String> names = known.stream().collect(Collectors.toMap(Named::id, Named::name));
		return new ListPage<>(entries.items()
			.stream()
			.map((entry) -> LogLine.of(entry, names.get(String.valueOf(entry.projectId()))))
			.toList(), entries.next());
	}

}
