package dev.postern.dashboard;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import dev.postern.endpoint.DriftView;
import dev.postern.endpoint.Drifts;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.Forms;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import dev.postern.rest.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What is different in Atlas, and what people answer to it.
 */
@Controller
@RequestMapping("/drift")
class DriftController {

	private final Drifts drifts;

	private final DriftRows rows;

	DriftController(Drifts drifts, DriftRows rows) {
		this.drifts = drifts;
		this.rows = rows;
	}

	@GetMapping
	String list(@RequestParam(required = false) @Nullable String cursor, Model model) {
		ListPage<DriftView> page = drifts.list(null, ListQuery.of(null, cursor));
		model.addAttribute("page", page);
		model.addAttribute("rows", rows.of(page.items()));
		model.addAttribute("first", cursor == null);
		return "dashboard/drift";
	}

	@GetMapping("/{id}/ignore")
	String askUntil(@PathVariable UUID id, @ModelAttribute(Forms.NAME) IgnoreForm form, Model model) {
		model.addAttribute("row", mine(id));
		return "dashboard/drift-ignore";
	}

	@PostMapping("/{id}/ignore")
	String ignore(@PathVariable UUID id, @Valid @ModelAttribute(Forms.NAME) IgnoreForm form, BindingResult errors,
			Model model, RedirectAttributes flash) {
		model.addAttribute("row", mine(id));
		Instant until = form.instant();
		if (until == null && !errors.hasFieldErrors("until")) {
			errors.rejectValue("until", "drift.ignore.until.wrong");
		}
		if (until == null || errors.hasErrors()) {
			return "dashboard/drift-ignore";
		}
		try {
			drifts.ignore(id, until, form.reason());
		}
		catch (ApiProblem problem) {
			if (problem.status() != HttpStatus.BAD_REQUEST) {
				throw problem;
			}
			errors.rejectValue("until", "drift.ignore.until.wrong");
			return "dashboard/drift-ignore";
		}
		return back("drift.said.ignored", flash);
	}

	@PostMapping("/{id}/heed")
	String heed(@PathVariable UUID id, RedirectAttributes flash) {
		drifts.heed(id);
		return back("drift.said.heeded", flash);
	}

	@GetMapping("/{id}/accept")
	String askWhether(@PathVariable UUID id, Model model) {
		model.addAttribute("row", mine(id));
		return "dashboard/drift-accept";
	}

	@PostMapping("/{id}/accept")
	String accept(@PathVariable UUID id, RedirectAttributes flash) {
		drifts.accept(id);
		return back("drift.said.accepted", flash);
	}

	private DriftRow mine(UUID id) {
		DriftRow row = rows.of(List.of(drifts.show(id))).getFirst();
		if (!row.answers()) {
			throw ApiProblem.forbidden("NOT_APPROVER", "Only an approver of the project or an operator may do this.");
		}
		return row;
	}

	private static String back(String said, RedirectAttributes flash) {
		flash.addFlashAttribute("said", said);
		flash.addFlashAttribute("saidOf", "");
		return "redirect:/drift";
	}

	/**
	 * Until when nobody needs to see it, and why.
	 *
	 * @param until the first day on which it is shown again
	 */
	record IgnoreForm(@NotBlank(message = "{form.missing}") String until,
			@NotBlank(message = "{form.missing}") @Size(max = 2000,
					message = "{ask.purpose.long}") @PlainText String reason) {

		@Nullable Instant instant() {
			try {
				return LocalDate.parse(String.valueOf(until).strip()).atStartOfDay(ZoneOffset.UTC).toInstant();
			}
			catch (DateTimeException ex) {
				return null;
			}
		}

	}

}
