package dev.postern.request;

import java.util.UUID;

import dev.postern.rest.Forms;
import dev.postern.rest.PlainText;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
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
 * The page of one request.
 */
@Controller
@RequestMapping("/requests/{id}")
class RequestController {

	static final String VIEW = "request/show";

	private static final Logger LOG = LoggerFactory.getLogger(RequestController.class);

	private final RequestPages pages;

	private final Comments comments;

	private final LastLooks looks;

	RequestController(RequestPages pages, Comments comments, LastLooks looks) {
		this.pages = pages;
		this.comments = comments;
		this.looks = looks;
	}

	@GetMapping
	String show(@PathVariable UUID id, Model model) {
		RequestPage page = pages.of(id);
		model.addAttribute("page", page);
		if (page.decides()) {
			Forms.fill(model, new DecisionController.DecisionForm(page.request().version(), null, null, null));
			note(id, page.request().version());
		}
		return VIEW;
	}

	/** What has changed since, or nothing. */
	@GetMapping(headers = "HX-Request")
	@Nullable String refresh(@PathVariable UUID id, @RequestParam(defaultValue = "") String stamp,
			@RequestParam(defaultValue = "false") boolean deciding, Model model, HttpServletResponse response) {
		RequestPage page = pages.of(id);
		if (page.stamp().equals(stamp)) {
			response.setStatus(HttpStatus.NO_CONTENT.value());
			return null;
		}
		model.addAttribute("page", page);
		// whoever is about to decide is told, and keeps what they have typed
		model.addAttribute("changed", deciding);
		return deciding ? VIEW + " :: standing" : VIEW + " :: live";
	}

	@GetMapping("/sent")
	String sent(@PathVariable UUID id, Model model) {
		model.addAttribute("page", pages.of(id));
		return "request/sent";
	}

	@PostMapping("/comments")
	String write(@PathVariable UUID id, @Valid @ModelAttribute(Forms.NAME) CommentForm form, BindingResult errors,
			Model model, RedirectAttributes flash) {
		if (errors.hasErrors()) {
			model.addAttribute("page", pages.of(id));
			return "request/comment";
		}
		comments.write(id, form.text().replace("\r\n", "\n"));
		flash.addFlashAttribute("said", "comment.said");
		return "redirect:/requests/" + id + "#say";
	}

	private void note(UUID id, int version) {
		try {
			looks.note(id, version);
		}
		catch (DataIntegrityViolationException ex) {
			LOG.debug("The same person looks in two windows at once", ex);
		}
	}

	/** A comment as it is typed. */
	record CommentForm(@NotBlank(message = "{form.missing}") @Size(max = 2000,
			message = "{request.too-long}") @PlainText String text) {
	}

}
