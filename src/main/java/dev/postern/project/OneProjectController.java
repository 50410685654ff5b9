package dev.postern.project;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import dev.postern.account.People;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.Forms;
import dev.postern.rest.ListQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where operators say who may do what in a project, and which key opens it.
 */
@Controller
@RequestMapping("/projects/{id}")
class OneProjectController {

	private static final String HERE = "redirect:/projects/{id}";

	private final Projects projects;

	private final StoredKeys keys;

	private final People people;

	OneProjectController(Projects projects, StoredKeys keys, People people) {
		this.projects = projects;
		this.keys = keys;
		this.people = people;
	}

	@GetMapping
	String show(@PathVariable String id, @RequestParam(required = false) @Nullable String cursor, Model model) {
		Forms.fill(model, new MemberForm("", true, false));
		return page(id, cursor, model);
	}

	@PostMapping("/members")
	String add(@PathVariable String id, @Valid @ModelAttribute(Forms.NAME) MemberForm form, BindingResult errors,
			Model model, RedirectAttributes next) {
		if (!errors.hasErrors() && people.find(form.username()).isEmpty()) {
			errors.rejectValue("username", "projects.member.unknown");
		}
		if (form.roles().isEmpty()) {
			errors.rejectValue("requester", "projects.member.no-role");
		}
		if (errors.hasErrors()) {
			return page(id, null, model);
		}
		return give(id, form.username(), form.roles(), next);
	}

	@GetMapping("/members/{username}")
	String showMember(@PathVariable String id, @PathVariable String username, Model model) {
		MemberView member = projects.member(id, username);
		Forms.fill(model, new RolesForm(member.roles().contains(ProjectRole.REQUESTER),
				member.roles().contains(ProjectRole.APPROVER)));
		model.addAttribute("member", member);
		model.addAttribute("project", projects.overview(id));
		return "project/member";
	}

	@PostMapping("/members/{username}")
	String change(@PathVariable String id, @PathVariable String username, @ModelAttribute(Forms.NAME) RolesForm form,
			RedirectAttributes next) {
		return give(id, username, form.roles(), next);
	}

	@GetMapping("/stored-key")
	String showKey(@PathVariable String id, Model model) {
		StoredKeyView key = projects.overview(id).key();
		Forms.fill(model, new KeyForm((key != null) ? key.id() : null));
		return keyPage(id, model);
	}

	@PostMapping("/stored-key")
	String useKey(@PathVariable String id, @Valid @ModelAttribute(Forms.NAME) KeyForm form, BindingResult errors,
			Model model, RedirectAttributes next) {
		UUID keyId = form.storedKeyId();
		if (!errors.hasErrors() && keyId != null) {
			try {
				projects.useKey(id, keyId);
				next.addFlashAttribute("said", "projects.key.said");
				next.addFlashAttribute("saidOf", keys.find(keyId).label());
				return HERE;
			}
			catch (ApiProblem problem) {
				Forms.explain(problem, errors);
			}
		}
		return keyPage(id, model);
	}

	private String give(String id, String username, Set<ProjectRole> roles, RedirectAttributes next) {
		projects.give(id, username, roles);
		next.addFlashAttribute("said", roles.isEmpty() ? "projects.member.taken" : "projects.member.given");
		next.addFlashAttribute("saidOf", username);
		return HERE;
	}

	private String page(String id, @Nullable String cursor, Model model) {
		model.addAttribute("project", projects.overview(id));
		model.addAttribute("approvers", projects.approvers(id));
		model.addAttribute("page", projects.members(id, ListQuery.of("200", cursor)));
		model.addAttribute("people", people.list(ListQuery.of("200", null)).items());
		return "project/project";
	}

	private String keyPage(String id, Model model) {
		model.addAttribute("project", projects.overview(id));
		model.addAttribute("keys", keys.list(ListQuery.of("200", null)).items());
		return "project/project-key";
	}

	private static Set<ProjectRole> roles(@Nullable Boolean requester, @Nullable Boolean approver) {
		Set<ProjectRole> roles = EnumSet.noneOf(ProjectRole.class);
		if (Boolean.TRUE.equals(requester)) {
			roles.add(ProjectRole.REQUESTER);
		}
		if (Boolean.TRUE.equals(approver)) {
			roles.add(ProjectRole.APPROVER);
		}
		return roles;
	}

	/** Somebody, and all that they may do in the project from then on. */
	record MemberForm(@NotBlank(message = "{form.missing}") @Size(max = 60) String username,
			@Nullable Boolean requester, @Nullable Boolean approver) {

		Set<ProjectRole> roles() {
			return OneProjectController.roles(requester, approver);
		}

	}

	/** All that a person may do in the project from then on. */
	record RolesForm(@Nullable Boolean requester, @Nullable Boolean approver) {

		Set<ProjectRole> roles() {
			return OneProjectController.roles(requester, approver);
		}

	}

	/** The key that opens the project from then on. */
	record KeyForm(@NotNull(message = "{projects.key.missing}") @Nullable UUID storedKeyId) {
	}

}
