package dev.postern.dashboard;

import java.util.UUID;

import dev.postern.project.ProjectView;
import dev.postern.request.AskBody;
import dev.postern.rest.Forms;
import dev.postern.rest.PlainText;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Where somebody asks to switch a project's regional mode, and reads first what that
 * breaks.
 */
@Controller
@RequestMapping("/regional-mode")
class RegionalModeController {

	private static final String VIEW = "dashboard/regional-mode";

	private final Asking asking;

	RegionalModeController(Asking asking) {
		this.asking = asking;
	}

	@GetMapping
	String show(ModeForm query, Model model) {
		ProjectView project = asking.aboutProject(String.valueOf(query.projectId()), model);
		ModeForm form = new ModeForm(project.id(), query.enabled(), "", query.resubmits());
		Forms.fill(model,
				asking.before(query.resubmits())
					.map((before) -> new ModeForm(project.id(), before.enabled(), before.justification(), before.id()))
					.orElse(form));
		return VIEW;
	}

	@PostMapping
	String ask(@Valid @ModelAttribute(Forms.NAME) ModeForm form, BindingResult errors, Model model) {
		ProjectView project = asking.aboutProject(String.valueOf(form.projectId()), model);
		if (errors.hasErrors()) {
			return VIEW;
		}
		return asking
			.ask(new AskBody.SetRegionalMode(project.id(), Boolean.TRUE.equals(form.enabled()), form.justification(),
					form.resubmits()), errors)
			.orElse(VIEW);
	}

	/** How it is to be, and why. */
	record ModeForm(@Nullable String projectId, @NotNull(message = "{form.missing}") @Nullable Boolean enabled,
			@NotBlank(message = "{form.missing}") @Size(max = 2000,
					message = "{ask.purpose.long}") @PlainText String justification,
			@Nullable UUID resubmits) {
	}

}
