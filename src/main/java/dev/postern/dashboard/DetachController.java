package dev.postern.dashboard;

import java.util.UUID;

import dev.postern.endpoint.EndpointView;
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
 * Where somebody asks to have an endpoint detached, and reads first what that breaks.
 */
@Controller
@RequestMapping("/services/{id:[0-9a-f]{24}}/detach")
class DetachController {

	private final Asking asking;

	DetachController(Asking asking) {
		this.asking = asking;
	}

	@GetMapping
	String show(@PathVariable String id, @ModelAttribute(Forms.NAME) DetachForm form, Model model) {
		describe(asking.about(id, model), form, model);
		return "dashboard/detach";
	}

	@PostMapping
	String ask(@PathVariable String id, @Valid @ModelAttribute(Forms.NAME) DetachForm form, BindingResult errors,
			Model model) {
		ServiceView service = asking.about(id, model);
		describe(service, form, model);
		if (service.endsWith(form.endpointId()) && !Boolean.TRUE.equals(form.deletesService())) {
			errors.rejectValue("deletesService", "detach.last.missing");
		}
		if (errors.hasErrors()) {
			return "dashboard/detach";
		}
		return asking
			.ask(new AskBody.DetachEndpoint(service.id(), form.endpointId(), form.deletesService(),
					form.justification(), form.resubmits()), errors)
			.orElse("dashboard/detach");
	}

	private static void describe(ServiceView service, DetachForm form, Model model) {
		EndpointView endpoint = service.attachedEndpoint(form.endpointId());
		model.addAttribute("endpoint", endpoint);
		model.addAttribute("last", service.endsWith(endpoint.id()));
		model.addAttribute("strings",
				service.connectionStrings()
					.stream()
					.filter((string) -> string.endpointId().equals(endpoint.id()))
					.toList());
	}

	/**
	 * The endpoint, and why it may go.
	 *
	 * @param deletesService whether it is known that the service goes with it
	 */
	record DetachForm(String endpointId, @Nullable Boolean deletesService,
			@NotBlank(message = "{form.missing}") @Size(max = 2000,
					message = "{ask.purpose.long}") @PlainText String justification,
			@Nullable UUID resubmits) {
	}

}
