package dev.postern.request;

import java.util.UUID;

import dev.postern.rest.ApiProblem;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where requests are taken back, or tried again.
 */
@Controller
@RequestMapping("/requests/{id}")
class RequestMoveController {

	private final ChangeRequests requests;

	private final RequestPages pages;

	RequestMoveController(ChangeRequests requests, RequestPages pages) {
		this.requests = requests;
		this.pages = pages;
	}

	@GetMapping("/withdraw")
	String confirm(@PathVariable UUID id, Model model) {
		return confirm(id, RequestAction.WITHDRAW, "request/withdraw", model);
	}

	@PostMapping("/withdraw")
	String withdraw(@PathVariable UUID id, RedirectAttributes flash) {
		return move(id, flash, "request.withdrawn", () -> requests.withdraw(id));
	}

	@GetMapping("/give-up")
	String confirmGivingUp(@PathVariable UUID id, Model model) {
		return confirm(id, RequestAction.GIVE_UP, "request/give-up", model);
	}

	@PostMapping("/give-up")
	String giveUp(@PathVariable UUID id, RedirectAttributes flash) {
		return move(id, flash, "request.given-up", () -> requests.giveUp(id));
	}

	@PostMapping("/retry")
	String retry(@PathVariable UUID id, RedirectAttributes flash) {
		return move(id, flash, "request.retried", () -> requests.retry(id));
	}

	private String confirm(UUID id, RequestAction action, String template, Model model) {
		RequestPage page = pages.of(id);
		if (!page.request().allowedActions().contains(action)) {
			return "redirect:/requests/" + id;
		}
		model.addAttribute("page", page);
		return template;
	}

	/** Does it, or says on the request's page why it could not be done. */
	private static String move(UUID id, RedirectAttributes flash, String said, Runnable work) {
		try {
			work.run();
			flash.addFlashAttribute("said", said);
		}
		catch (ConcurrencyFailureException ex) {
			flash.addFlashAttribute("warned", "request.moved-on");
		}
		catch (ApiProblem problem) {
			if (problem.status() != HttpStatus.CONFLICT) {
				throw problem;
			}
			boolean late = problem.code().equals("ACTION_NOT_ALLOWED");
			flash.addFlashAttribute("warned", late ? "request.moved-on" : "request.refused");
			flash.addFlashAttribute("warnedOf", problem.sentence());
		}
		return "redirect:/requests/" + id;
	}

}
