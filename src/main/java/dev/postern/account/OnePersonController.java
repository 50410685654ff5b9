package dev.postern.account;

import dev.postern.rest.ApiProblem;
import dev.postern.rest.Forms;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where operators look after one person: invite them, keep them out, let them in again.
 */
@Controller
@RequestMapping("/people/{username}")
class OnePersonController {

	private static final String HERE = "redirect:/people/{username}";

	private final People people;

	private final Invitations invitations;

	private final ProjectParts parts;

	OnePersonController(People people, Invitations invitations, ProjectParts parts) {
		this.people = people;
		this.invitations = invitations;
		this.parts = parts;
	}

	@GetMapping
	String show(@PathVariable String username, Model model) {
		Forms.fill(model, new InviteForm(false));
		return page(username, model);
	}

	@PostMapping("/invitations")
	String invite(@PathVariable String username, @ModelAttribute(Forms.NAME) InviteForm form, BindingResult errors,
			Model model, RedirectAttributes next) {
		try {
			Invitations.Issued issued = invitations.invite(username, Boolean.TRUE.equals(form.forgot()));
			next.addFlashAttribute("link",
					ServletUriComponentsBuilder.fromCurrentContextPath()
						.path("/invitations/{token}")
						.build(issued.token())
						.toString());
			return HERE;
		}
		catch (ApiProblem problem) {
			explain(problem, errors);
			return page(username, model);
		}
	}

	@GetMapping("/disable")
	String confirmDisabling(@PathVariable String username, Model model) {
		return confirmation(username, true, model);
	}

	@PostMapping("/disable")
	String disable(@PathVariable String username, @ModelAttribute(Forms.NAME) AccessForm form, BindingResult errors,
			Model model, RedirectAttributes next) {
		try {
			people.disable(username, true);
			next.addFlashAttribute("said", "people.disabled.said");
			next.addFlashAttribute("saidOf", username);
			return HERE;
		}
		catch (ApiProblem problem) {
			explain(problem, errors);
			model.addAttribute("person", people.details(username));
			model.addAttribute("disabling", true);
			return "account/person-access";
		}
	}

	@GetMapping("/enable")
	String confirmEnabling(@PathVariable String username, Model model) {
		return confirmation(username, false, model);
	}

	@PostMapping("/enable")
	String enable(@PathVariable String username, RedirectAttributes next) {
		people.disable(username, false);
		next.addFlashAttribute("said", "people.enabled.said");
		next.addFlashAttribute("saidOf", username);
		return HERE;
	}

	private String confirmation(String username, boolean disabling, Model model) {
		Forms.fill(model, new AccessForm());
		model.addAttribute("person", people.details(username));
		model.addAttribute("disabling", disabling);
		return "account/person-access";
	}

	private String page(String username, Model model) {
		PersonDetails person = people.details(username);
		model.addAttribute("person", person);
		model.addAttribute("parts", parts.of(person.id()));
		model.addAttribute("invitedUntil", invitations.openUntil(person.id()).orElse(null));
		return "account/person";
	}

	/** Says what the operator can mend; who may not, hears that. */
	private static void explain(ApiProblem problem, BindingResult errors) {
		if (problem.status() != HttpStatus.CONFLICT) {
			throw problem;
		}
		Forms.explain(problem, errors);
	}

	/** Whether somebody who has a password has to be invited again. */
	record InviteForm(@Nullable Boolean forgot) {
	}

	/** Nothing to fill in, but a place for what stands in the way. */
	record AccessForm() {
	}

}
