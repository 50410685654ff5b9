package dev.postern.dashboard;

import java.util.Map;
import java.util.UUID;

import dev.postern.endpoint.ServiceView;
import dev.postern.request.AskBody;
import dev.postern.request.PastedEndpointId;
import dev.postern.rest.ApiProblem;
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
 * Where somebody hands over the endpoint that they made.
 */
@Controller
@RequestMapping("/services/{id:[0-9a-f]{24}}/attach")
class AttachController {

	private final Asking asking;

	AttachController(Asking asking) {
		this.asking = asking;
	}

	@GetMapping
	String show(@PathVariable String id, @ModelAttribute(Forms.NAME) AttachForm form, Model model) {
		asking.about(id, model);
		return "dashboard/attach";
	}

	@PostMapping
	String ask(@PathVariable String id, @Valid @ModelAttribute(Forms.NAME) AttachForm form, BindingResult errors,
			Model model) {
		ServiceView service = asking.about(id, model);
		@Nullable String endpointId = errors.hasFieldErrors("endpointId") ? null : read(form, errors);
		if (errors.hasErrors()) {
			return "dashboard/attach";
		}
		Map<String, Object> endpoint = Map.of("id", String.valueOf(endpointId));
		return asking
			.ask(new AskBody.AttachEndpoint(service.id(), endpoint, form.justification(), form.resubmits()), errors)
			.orElse("dashboard/attach");
	}

	private static @Nullable String read(AttachForm form, BindingResult errors) {
		try {
			return PastedEndpointId.read(form.endpointId());
		}
		catch (ApiProblem problem) {
			Asking.explain(problem, errors);
			return null;
		}
	}

	/**
	 * An endpoint and what it is for.
	 *
	 * @param endpointId as it was pasted
	 */
	record AttachForm(
			@NotBlank(message = "{form.missing}") @Size(max = 20_000,
					message = "{attach.endpoint.long}") String endpointId,
			@NotBlank(message = "{form.missing}") @Size(max = 2000,
					message = "{ask.purpose.long}") @PlainText String justification,
			@Nullable UUID resubmits) {
	}

}
