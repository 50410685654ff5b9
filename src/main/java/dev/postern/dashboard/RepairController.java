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
 * Where somebody hands over the endpoint that is to take the place of one that failed.
 */
@Controller
@RequestMapping("/services/{id:[0-9a-f]{24}}/repair")
class RepairController {

	private final Asking asking;

	RepairController(Asking asking) {
		this.asking = asking;
	}

	@GetMapping
	String show(@PathVariable String id, @RequestParam String endpointId,
			@RequestParam(required = false) @Nullable UUID resubmits, Model model) {
		describe(asking.about(id, model), endpointId, model);
		Forms.fill(model,
				asking.before(resubmits)
					.map((before) -> RepairForm.of(before, endpointId))
					.orElseGet(() -> new RepairForm(endpointId, PastedEndpoint.NOTHING, "", null)));
		return "dashboard/repair";
	}

	@PostMapping
	String ask(@PathVariable String id, @Valid @ModelAttribute(Forms.NAME) RepairForm form, BindingResult errors,
			Model model) {
		ServiceView service = asking.about(id, model);
		describe(service, form.endpointId(), model);
		if (errors.hasErrors()) {
			return "dashboard/repair";
		}
		return asking
			.ask(() -> new AskBody.RepairEndpoint(service.id(), form.endpointId(), form.endpoint().body(service),
					form.justification(), form.resubmits()), errors)
			.orElse("dashboard/repair");
	}

	private static void describe(ServiceView service, @Nullable String endpointId, Model model) {
		model.addAttribute("failed", service.attachedEndpoint(endpointId));
	}

	/**
	 * The right endpoint, and what went wrong.
	 *
	 * @param endpointId of the one that failed
	 */
	record RepairForm(String endpointId, @Valid PastedEndpoint endpoint,
			@NotBlank(message = "{form.missing}") @Size(max = 2000,
					message = "{ask.purpose.long}") @PlainText String justification,
			@Nullable UUID resubmits) {

		/** Takes an endpoint that was left out. */
		RepairForm {
			endpoint = Objects.requireNonNullElse(endpoint, PastedEndpoint.NOTHING);
		}

		static RepairForm of(RequestView before, String endpointId) {
			return new RepairForm(endpointId, PastedEndpoint.of(before.endpoint()), before.justification(),
					before.id());
		}

	}

}
