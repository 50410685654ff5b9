package dev.postern.account;

import java.util.EnumSet;
import java.util.Set;

import dev.postern.rest.ApiProblem;
import dev.postern.rest.Forms;
import dev.postern.rest.ListQuery;
import dev.postern.rest.OneLine;
import jakarta.validation.Valid;
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
 * Where operators see everybody and add people.
 */
@Controller
@RequestMapping("/people")
class PersonController {

	private final People people;

	PersonController(People people) {
		this.people = people;
	}

	@GetMapping
	String list(@RequestParam(required = false) @Nullable String cursor, Model model) {
		model.addAttribute("page", people.overview(ListQuery.of(null, cursor)));
		return "account/people";
	}

	@GetMapping("/new")
	String fillIn(Model model) {
		Forms.fill(model, new PersonForm("", "", false, false));
		return "account/person-new";
	}

	@PostMapping("/new")
	String add(@Valid @ModelAttribute(Forms.NAME) PersonForm form, BindingResult errors, RedirectAttributes next) {
		if (!errors.hasErrors()) {
			try {
				people.add(form.username(), form.displayName(), form.roles());
				next.addAttribute("username", form.username());
				next.addFlashAttribute("said", "people.added");
				next.addFlashAttribute("saidOf", form.displayName());
				return "redirect:/people/{username}";
			}
			catch (ApiProblem problem) {
				Forms.explain(problem, errors);
			}
		}
		return "account/person-new";
	}

	/** Somebody who is to be let in. */
	record PersonForm(@Username String username, @OneLine(max = 200) String displayName, @Nullable Boolean operator,
			@Nullable Boolean auditor) {

		Set<PortalRole> roles() {
			Set<PortalRole> roles = EnumSet.noneOf(PortalRole.class);
			if (Boolean.TRUE.equals(operator)) {
				roles.add(PortalRole.OPERATOR);
			}
			if (Boolean.TRUE.equals(auditor)) {
				roles.add(PortalRole.AUDITOR);
			}
			return roles;
		}

	}

}
