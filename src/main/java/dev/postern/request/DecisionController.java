package dev.postern.request;

import java.util.Optional;
import java.util.UUID;

import dev.postern.rest.ApiProblem;
import dev.postern.rest.Forms;
import dev.postern.rest.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where approvers decide, on the version that they have read.
 */
@Controller
class DecisionController {

	private final Decisions decisions;

	private final RequestPages pages;

	private final Inbox inbox;

	DecisionController(Decisions decisions, RequestPages pages, Inbox inbox) {
		this.decisions = decisions;
		this.pages = pages;
		this.inbox = inbox;
	}

	@PostMapping("/requests/{id}/decision")
	String decide(@PathVariable UUID id, @Valid @ModelAttribute(Forms.NAME) DecisionForm form, BindingResult errors,
			Model model, RedirectAttributes flash) {
		if (errors.hasErrors() || form.verdict() == null) {
			return again(id, model, flash);
		}
		try {
			RequestView decided = decisions.decide(id, form.ballot(form.verdict()));
			return leadOn(decided, form.verdict(), flash);
		}
		catch (ConcurrencyFailureException | DataIntegrityViolationException ex) {
			return late(id, flash);
		}
		catch (ApiProblem problem) {
			return switch (problem.code()) {
				case "ACTION_NOT_ALLOWED" -> late(id, flash);
				case "STALE" -> stale(id, form, model);
				case "LAST_ENDPOINT" -> {
					errors.rejectValue("deletesService", "decision.last.missing");
					yield again(id, model, flash);
				}
				case "INVALID_INPUT" -> {
					Forms.explain(problem, errors);
					yield again(id, model, flash);
				}
				default -> throw problem;
			};
		}
	}

	/** On to the next that waits, or to the empty inbox. */
	private String leadOn(RequestView decided, Verdict verdict, RedirectAttributes flash) {
		Optional<UUID> next = inbox.next();
		boolean yes = verdict == Verdict.APPROVE;
		String last = yes ? "decision.approved" : "decision.rejected";
		String more = yes ? "decision.approved.next" : "decision.rejected.next";
		flash.addFlashAttribute("said", next.isPresent() ? more : last);
		flash.addFlashAttribute("saidOf", Titles.place(decided));
		flash.addFlashAttribute("decided", decided);
		return "redirect:" + next.map((id) -> "/requests/" + id).orElse("/inbox");
	}

	private static String late(UUID id, RedirectAttributes flash) {
		flash.addFlashAttribute("warned", "request.decided-already");
		return "redirect:/requests/" + id;
	}

	/** The form once more, for the present version, with what was typed. */
	private String stale(UUID id, DecisionForm form, Model model) {
		RequestPage page = pages.of(id);
		DecisionForm present = new DecisionForm(page.request().version(), form.verdict(), form.comment(),
				form.deletesService());
		Forms.fill(model, present);
		if (model.getAttribute(BindingResult.MODEL_KEY_PREFIX + Forms.NAME) instanceof BindingResult errors) {
			errors.reject("decision.stale");
		}
		model.addAttribute("page", page);
		return RequestController.VIEW;
	}

	/** The form once more, with what is wrong with it. */
	private String again(UUID id, Model model, RedirectAttributes flash) {
		RequestPage page = pages.of(id);
		if (!page.decides()) {
			return late(id, flash);
		}
		model.addAttribute("page", page);
		return RequestController.VIEW;
	}

	/**
	 * A decision as it is made.
	 *
	 * @param version that was read
	 * @param deletesService whether the service may go with its last endpoint
	 */
	record DecisionForm(int version, @NotNull(message = "{decision.verdict.missing}") @Nullable Verdict verdict,
			@Size(max = 2000, message = "{request.too-long}") @PlainText @Nullable String comment,
			@Nullable Boolean deletesService) {

		Ballot ballot(Verdict verdict) {
			return new Ballot(version, verdict, words(), Boolean.TRUE.equals(deletesService));
		}

		@Nullable String words() {
			return (comment == null || comment.isBlank()) ? null : comment.strip().replace("\r\n", "\n");
		}

	}

}
