package dev.postern.dashboard;

import java.util.UUID;

import dev.postern.endpoint.EndpointStatus;
import dev.postern.endpoint.ServiceStatus;
import dev.postern.endpoint.ServiceView;
import dev.postern.request.AskBody;
import dev.postern.rest.Forms;
import dev.postern.rest.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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

/**
 * Where somebody asks to have a service deleted, and reads first what that breaks.
 */
@Controller
@RequestMapping("/services/{id:[0-9a-f]{24}}/delete")
class DeleteController {

	private final Asking asking;

	DeleteController(Asking asking) {
		this.asking = asking;
	}

	@GetMapping
	String show(@PathVariable String id, @ModelAttribute(Forms.NAME) DeleteForm form, Model model) {
		describe(asking.about(id, model), model);
		return "dashboard/delete";
	}

	@PostMapping
	String ask(@PathVariable String id, @Valid @ModelAttribute(Forms.NAME) DeleteForm form, BindingResult errors,
			Model model) {
		ServiceView service = asking.about(id, model);
		describe(service, model);
		if (errors.hasErrors()) {
			return "dashboard/delete";
		}
		return asking.ask(new AskBody.DeleteService(service.id(), form.justification(), form.resubmits()), errors)
			.orElse("dashboard/delete");
	}

	private static void describe(ServiceView service, Model model) {
		model.addAttribute("attached", service.attachedEndpoints());
		model.addAttribute("asked",
				service.endpoints()
					.stream()
					.filter((endpoint) -> endpoint.status() == EndpointStatus.REQUESTED)
					.toList());
		model.addAttribute("stands",
				service.atlasId() != null && !service.status().isGone() && service.status() != ServiceStatus.DELETING);
	}

	/** Why the service may go. */
	record DeleteForm(@NotBlank(message = "{form.missing}") @Size(max = 2000,
			message = "{ask.purpose.long}") @PlainText String justification, @Nullable UUID resubmits) {
	}

}
