package dev.postern.request;

import java.util.UUID;

import dev.postern.rest.ApiProblem;
import dev.postern.rest.Forms;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Where requesters change what they ask for, on the version that they have read.
 */
@Controller
@RequestMapping("/requests/{id}/edit")
class EditController {

	private final ChangeRequests requests;

	private final RequestPages pages;

	private final Offers offers;

	EditController(ChangeRequests requests, RequestPages pages, Offers offers) {
		this.requests = requests;
		this.pages = pages;
		this.offers = offers;
	}

	@GetMapping
	String show(@PathVariable UUID id, Model model) {
		RequestPage page = pages.of(id);
		Forms.fill(model, EditForm.of(page.request()));
		return form(page, model);
	}

	@PostMapping
	String edit(@PathVariable UUID id, @Valid @ModelAttribute(Forms.NAME) EditForm form, BindingResult errors,
			Model model, HttpServletResponse response) {
		RequestPage page = pages.of(id);
		if (errors.hasErrors()) {
			return form(page, model);
		}
		try {
			requests.edit(id, form.version(), form.body(page));
			return "redirect:/requests/" + id;
		}
		catch (ConcurrencyFailureException ex) {
			return stale(pages.of(id), form, model);
		}
		catch (ApiProblem problem) {
			if (problem.status() == HttpStatus.FORBIDDEN || problem.status() == HttpStatus.NOT_FOUND) {
				throw problem;
			}
			response.setStatus(problem.status().value());
			if (problem.status() == HttpStatus.PRECONDITION_FAILED) {
				return stale(page, form, model);
			}
			Forms.explain(problem, errors);
			return form(page, model);
		}
	}

	/** The form once more, for the present version, with what was typed. */
	private String stale(RequestPage present, EditForm form, Model model) {
		Forms.fill(model, form.at(present.request().version()));
		model.addAttribute("stale", true);
		return form(present, model);
	}

	/** The form, or the request's page if there is nothing to change any more. */
	private String form(RequestPage page, Model model) {
		if (!page.may("EDIT")) {
			return "redirect:/requests/" + page.request().id();
		}
		model.addAttribute("page", page);
		model.addAttribute("offers", offers);
		if (model.getAttribute(Forms.NAME) instanceof EditForm form) {
			model.addAttribute("chosen",
					RegionChoice.of(page.request().provider(), form.region()).region().orElse(null));
		}
		return "request/edit";
	}

}
