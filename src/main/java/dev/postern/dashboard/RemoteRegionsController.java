package dev.postern.dashboard;

import java.util.UUID;

import dev.postern.endpoint.ServiceView;
import dev.postern.request.AskBody;
import dev.postern.request.RegionNames;
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
 * Where somebody asks from which other regions a service of AWS is to be reached.
 */
@Controller
@RequestMapping("/services/{id:[0-9a-f]{24}}/remote-regions")
class RemoteRegionsController {

	private static final String VIEW = "dashboard/remote-regions";

	private final Asking asking;

	RemoteRegionsController(Asking asking) {
		this.asking = asking;
	}

	@GetMapping
	String show(@PathVariable String id, @RequestParam(required = false) @Nullable UUID resubmits, Model model) {
		ServiceView service = asking.about(id, model);
		Forms.fill(model,
				asking.before(resubmits)
					.map((before) -> new RegionsForm(RegionNames.field(before.supportedRemoteRegions()),
							before.justification(), before.id()))
					.orElseGet(() -> new RegionsForm(RegionNames.field(service.supportedRemoteRegions()), "", null)));
		return VIEW;
	}

	@PostMapping
	String ask(@PathVariable String id, @Valid @ModelAttribute(Forms.NAME) RegionsForm form, BindingResult errors,
			Model model) {
		ServiceView service = asking.about(id, model);
		if (errors.hasErrors()) {
			return VIEW;
		}
		return asking
			.ask(new AskBody.SetRemoteRegions(service.id(), RegionNames.in(form.supportedRemoteRegions()),
					form.justification(), form.resubmits()), errors)
			.orElse(VIEW);
	}

	/** All regions as they are typed, and why. */
	record RegionsForm(
			@Size(max = 2000, message = "{ask.purpose.long}") @PlainText @Nullable String supportedRemoteRegions,
			@NotBlank(message = "{form.missing}") @Size(max = 2000,
					message = "{ask.purpose.long}") @PlainText String justification,
			@Nullable UUID resubmits) {
	}

}
