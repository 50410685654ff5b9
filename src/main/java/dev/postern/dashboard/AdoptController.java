package dev.postern.dashboard;

import java.util.List;
import java.util.UUID;

import dev.postern.endpoint.EndpointView;
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
 * Where somebody asks that Postern looks after what was made outside of it.
 */
@Controller
@RequestMapping("/services/{id:[0-9a-f]{24}}/adopt")
class AdoptController {

	private final Asking asking;

	AdoptController(Asking asking) {
		this.asking = asking;
	}

	@GetMapping
	String show(@PathVariable String id, @ModelAttribute(Forms.NAME) AdoptForm form, Model model) {
		describe(asking.about(id, model), model);
		return "dashboard/adopt";
	}

	@PostMapping
	String ask(@PathVariable String id, @Valid @ModelAttribute(Forms.NAME) AdoptForm form, BindingResult errors,
			Model model) {
		ServiceView service = asking.about(id, model);
		List<String> unmanaged = describe(service, model);
		if (errors.hasErrors()) {
			return "dashboard/adopt";
		}
		return asking
			.ask(new AskBody.AdoptService(service.id(), unmanaged, form.justification(), form.resubmits()), errors)
			.orElse("dashboard/adopt");
	}

	private static List<String> describe(ServiceView service, Model model) {
		List<String> unmanaged = service.attachedEndpoints()
			.stream()
			.filter((endpoint) -> !endpoint.managed())
			.map(EndpointView::id)
			.toList();
		model.addAttribute("unmanaged", unmanaged);
		boolean stands = service.atlasId() != null && !service.status().isGone()
				&& service.status() != ServiceStatus.MISSING && service.status() != ServiceStatus.DELETING;
		model.addAttribute("adoptable", stands && (!service.managed() || !unmanaged.isEmpty()));
		return unmanaged;
	}

	/** Why Postern is to look after it. */
	record AdoptForm(@NotBlank(message = "{form.missing}") @Size(max = 2000,
			message = "{ask.purpose.long}") @PlainText String justification, @Nullable UUID resubmits) {
	}

}
