package dev.postern.request;

import java.util.List;
import java.util.Optional;

import dev.postern.account.Refusals;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.Forms;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where people ask for a service: a form, a look at what they have typed and at how
 * things stand, and then it is asked for.
 */
@Controller
@RequestMapping("/requests")
class NewRequestController {

	private static final String VIEW = "request/new";

	private final ChangeRequests requests;

	private final Offers offers;

	private final Refusals refusals;

	NewRequestController(ChangeRequests requests, Offers offers, Refusals refusals) {
		this.requests = requests;
		this.offers = offers;
		this.refusals = refusals;
	}

	@GetMapping("/new")
	String show(@RequestParam(required = false) @Nullable String draft, NewRequestForm query, HttpSession session,
			Model model) {
		Forms.fill(model, NewRequestDrafts.find(draft, session).orElseGet(() -> offers.prefilled(query)));
		return form(model);
	}

	@PostMapping("/new")
	String check(@Valid @ModelAttribute(Forms.NAME) NewRequestForm form, BindingResult errors, HttpSession session,
			Model model) {
		Optional<Region> region = region(form, errors);
		if (errors.hasErrors() || region.isEmpty()) {
			return form(model);
		}
		String draft = NewRequestDrafts.keep(form.in(region.get()), session);
		return "redirect:/requests/new/check?draft=" + draft;
	}

	@GetMapping("/new/check")
	String check(@RequestParam String draft, HttpSession session, Model model) {
		Optional<NewRequestForm> kept = NewRequestDrafts.find(draft, session);
		if (kept.isEmpty()) {
			return "redirect:/requests/new";
		}
		NewRequestForm form = kept.get();
		Region region = RegionChoice.of(form.provider(), form.region()).region().orElseThrow();
		Forms.fill(model, form);
		model.addAttribute("draft", draft);
		model.addAttribute("prospect",
				offers.prospect(String.valueOf(form.projectId()), region, isMapped(form, region)));
		return "request/check";
	}

	@PostMapping
	String ask(@Valid @ModelAttribute(Forms.NAME) NewRequestForm form, BindingResult errors, Model model,
			HttpServletRequest call, HttpServletResponse response) {
		Optional<Region> region = region(form, errors);
		if (errors.hasErrors() || region.isEmpty()) {
			return form(model);
		}
		try {
			return "redirect:/requests/" + requests.ask(body(form, region.get())).id() + "/sent";
		}
		catch (ConcurrencyFailureException ex) {
			errors.reject("new-request.again");
		}
		catch (ApiProblem problem) {
			if (problem.status() == HttpStatus.NOT_FOUND) {
				throw problem;
			}
			refusals.logIfRefused(problem, call);
			response.setStatus(problem.status().value());
			Forms.explain(problem, errors);
			model.addAttribute("standing", problem.facts().get("serviceId"));
			model.addAttribute("open", problem.facts().get("requestId"));
		}
		return form(model);
	}

	private String form(Model model) {
		if (model.getAttribute(Forms.NAME) instanceof NewRequestForm form) {
			model.addAttribute("chosen", RegionChoice.of(form.provider(), form.region()).region().orElse(null));
		}
		model.addAttribute("offers", offers);
		return VIEW;
	}

	private static AskBody body(NewRequestForm form, Region region) {
		return new AskBody.CreateService(String.valueOf(form.projectId()), region.provider(), region.atlasName(),
				(region.provider() == Provider.GCP) ? isMapped(form, region) : null,
				RegionNames.named(form.supportedRemoteRegions()),
				String.valueOf(form.justification()).strip().replace("\r\n", "\n"), form.resubmits());
	}

	private static boolean isMapped(NewRequestForm form, Region region) {
		return region.provider() == Provider.GCP && Boolean.TRUE.equals(form.portMapping());
	}

	/** The region that is meant; otherwise the form says that none is. */
	private static Optional<Region> region(NewRequestForm form, BindingResult errors) {
		RegionChoice choice = RegionChoice.of(form.provider(), form.region());
		Optional<Region> region = choice.region();
		if (region.isEmpty() && !errors.hasFieldErrors("region")) {
			choice.explain(errors);
		}
		if (region.filter((found) -> found.provider() == Provider.GCP).isPresent() && form.portMapping() == null) {
			errors.rejectValue("portMapping", "new-request.mapping.missing");
		}
		region.ifPresent((found) -> checkRemote(form, found, errors));
		return region;
	}

	private static void checkRemote(NewRequestForm form, Region region, BindingResult errors) {
		List<String> named = RegionNames.in(form.supportedRemoteRegions());
		if (!named.isEmpty()) {
			try {
				RegionNames.checked(region.provider(), region.atlasName(), named);
			}
			catch (ApiProblem problem) {
				Forms.explain(problem, errors);
			}
		}
	}

}
