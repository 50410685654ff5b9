package dev.postern.account;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The page to sign in at. What is sent from there, Spring Security takes.
 */
@Controller
class SignInController {

	private final SignInSettings settings;

	SignInController(SignInSettings settings) {
		this.settings = settings;
	}

	@GetMapping("/login")
	String show(Arrival arrival, Model model) {
		model.addAttribute("people", settings.shown());
		model.addAttribute("failed", arrival.failed());
		model.addAttribute("wait", arrival.wholeSeconds());
		model.addAttribute("ended", arrival.ended());
		model.addAttribute("kept", arrival.kept());
		model.addAttribute("out", arrival.out());
		model.addAttribute("joined", arrival.joined());
		return "account/login";
	}

	/** Why somebody comes here; each as a query parameter without a value. */
	record Arrival(@Nullable String failed, @Nullable String seconds, @Nullable String ended, @Nullable String kept,
			@Nullable String out, @Nullable String joined) {

		@Nullable String wholeSeconds() {
			return (seconds != null && seconds.matches("[0-9]{1,4}")) ? seconds : null;
		}

	}

}
