package dev.postern.account;

import java.util.UUID;

import dev.postern.rest.Forms;
import dev.postern.rest.ListQuery;
import dev.postern.rest.OneLine;
import jakarta.validation.Valid;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where people make and revoke the API keys of their machines.
 */
@Controller
@RequestMapping("/account/keys")
class ApiKeyController {

	private final ApiKeys keys;

	ApiKeyController(ApiKeys keys) {
		this.keys = keys;
	}

	@GetMapping
	String list(@RequestParam(required = false) @Nullable String cursor, Model model) {
		Forms.fill(model, new KeyForm("", false));
		return page(cursor, model);
	}

	@PostMapping
	String issue(@Valid @ModelAttribute(Forms.NAME) KeyForm form, BindingResult errors, Model model,
			RedirectAttributes next) {
		if (errors.hasErrors()) {
			return page(null, model);
		}
		next.addFlashAttribute("issued", keys.issue(form.label(), Boolean.TRUE.equals(form.mayDecide())));
		return "redirect:/account/keys";
	}

	@GetMapping("/{id}/revoke")
	String confirm(@PathVariable UUID id, Model model) {
		model.addAttribute("key", keys.mine(id));
		return "account/key-revoke";
	}

	@PostMapping("/{id}/revoke")
	String revoke(@PathVariable UUID id, RedirectAttributes next) {
		ApiKeyView key = keys.mine(id);
		keys.revoke(id);
		next.addFlashAttribute("said", "keys.revoked.said");
		next.addFlashAttribute("saidOf", key.publicKey());
		return "redirect:/account/keys";
	}

	private String page(@Nullable String cursor, Model model) {
		model.addAttribute("page", keys.mine(ListQuery.of(null, cursor)));
		return "account/keys";
	}

	/** A key that is wanted; it decides only if that is ticked. */
	record KeyForm(@OneLine(max = 100) String label, @Nullable Boolean mayDecide) {
	}

}
