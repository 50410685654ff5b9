package dev.postern.project;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.postern.project.KeyTestView.SeenProject;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.Forms;
import dev.postern.rest.ListQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where operators see all projects, and take one in: first the key, then what it sees.
 */
@Controller
@RequestMapping("/projects")
class ProjectController {

	private static final String FORM = "project/project-new";

	private final Projects projects;

	private final StoredKeys keys;

	ProjectController(Projects projects, StoredKeys keys) {
		this.projects = projects;
		this.keys = keys;
	}

	@GetMapping
	String list(Model model) {
		model.addAttribute("projects", projects.overview());
		return "project/projects";
	}

	@GetMapping("/new")
	String chooseKey(@RequestParam(required = false) @Nullable UUID storedKeyId, Model model) {
		Forms.fill(model, new AddForm(storedKeyId, null));
		return page(storedKeyId, model);
	}

	@PostMapping("/new/look")
	String look(@Valid @ModelAttribute(Forms.NAME) AddForm form, BindingResult errors, Model model,
			RedirectAttributes next) {
		UUID keyId = form.storedKeyId();
		if (errors.hasErrors() || keyId == null) {
			return page(null, model);
		}
		KeyTestView seen = keys.test(keyId);
		next.addFlashAttribute("seen", seen);
		next.addFlashAttribute("choices", choices(seen));
		next.addAttribute("storedKeyId", keyId);
		return "redirect:/projects/new";
	}

	@PostMapping("/new")
	String add(@Valid @ModelAttribute(Forms.NAME) AddForm form, BindingResult errors, Model model,
			RedirectAttributes next) {
		UUID keyId = form.storedKeyId();
		String projectId = form.projectId();
		if (errors.hasErrors() || keyId == null) {
			return page(null, model);
		}
		try {
			if (projectId != null && projectId.matches("[0-9a-f]{24}")) {
				ProjectView added = projects.add(projectId, keyId);
				next.addAttribute("id", added.id());
				next.addFlashAttribute("said", "projects.added");
				next.addFlashAttribute("saidOf", added.name());
				return "redirect:/projects/{id}";
			}
			errors.rejectValue("projectId", "projects.choose.missing");
		}
		catch (ApiProblem problem) {
			Forms.explain(problem, errors);
		}
		KeyTestView seen = keys.test(keyId);
		model.addAttribute("seen", seen);
		model.addAttribute("choices", choices(seen));
		return page(keyId, model);
	}

	private String page(@Nullable UUID chosen, Model model) {
		List<StoredKeyView> known = keys.list(ListQuery.of("200", null)).items();
		model.addAttribute("keys", known);
		model.addAttribute("chosen", known.stream().filter((key) -> key.id().equals(chosen)).findFirst().orElse(null));
		return FORM;
	}

	/** What the key sees and is not here yet. */
	private List<SeenProject> choices(KeyTestView seen) {
		Set<String> known = projects.visibleIds();
		return seen.projects().stream().filter((project) -> !known.contains(project.id())).toList();
	}

	/** The stored key, and then one of the projects that it sees. */
	record AddForm(@NotNull(message = "{projects.key.missing}") @Nullable UUID storedKeyId,
			@Nullable String projectId) {
	}

}
