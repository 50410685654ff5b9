package dev.postern.dashboard;

import java.util.Objects;
import java.util.UUID;

import dev.postern.endpoint.ServiceView;
import dev.postern.request.AskBody;
import dev.postern.request.PastedEndpoint;
import dev.postern.request.RequestView;
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
import org.springframework.web.bind.annotation.RequestParam;

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
	String show(@PathVariable String id, @RequestParam(required = false) @Nullable UUID resubmits, Model model) {
		asking.aboutEndpoint(id, model);
		Forms.fill(model, asking.before(resubmits).map(AttachForm::of).orElseGet(AttachForm::empty));
		return "dashboard/attach";
	}

	@PostMapping
	String ask(@PathVariable String id, @Valid @ModelAttribute(Forms.NAME) AttachForm form, BindingResult errors,
			Model model) {
		ServiceView service = asking.aboutEndpoint(id, model);
		if (errors.hasErrors()) {
			return "dashboard/attach";
		}
		return asking
			.ask(() -> new AskBody.AttachEndpoint(service.id(), form.endpoint().body(service), form.justification(),
					form.resubmits()), errors)
			.orElse("dashboard/attach");
	}

	/**
	 * An endpoint and what it is for.
	 */
	record AttachForm(@Valid PastedEndpoint endpoint, @NotBlank(message = "{form.missing}") @Size(max = 2000,
			message = "{ask.purpose.long}") @PlainText String justification, @Nullable UUID resubmits) {

		/** Takes an endpoint that was left out. */
		AttachForm {
			endpoint = Objects.requireNonNullElse(endpoint, PastedEndpoint.NOTHING);
		}

		static AttachForm empty() {
			return new AttachForm(PastedEndpoint.NOTHING, "", null);
		}

		static AttachForm of(RequestView before) {
			return new AttachForm(PastedEndpoint.of(before.endpoint()), before.justification(), before.id());
		}

	}

}
