package dev.postern.account;

import java.util.Optional;
import java.util.function.Supplier;

import dev.postern.rest.Forms;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page behind an invitation's link, where somebody sets their password. It issues no
 * key: people make those later, when they need one.
 */
@Controller
@RequestMapping("/invitations/{token}")
class InvitationController {

	private static final String PAGE = "account/invitation";

	private final Invitations invitations;

	private final SignInThrottle throttle;

	InvitationController(Invitations invitations, SignInThrottle throttle) {
		this.invitations = invitations;
		this.throttle = throttle;
	}

	/** The address is as good as a password, so no other page may learn it. */
	@ModelAttribute
	void tellNobodyTheAddress(HttpServletResponse response) {
		response.setHeader("Referrer-Policy", "no-referrer");
	}

	@GetMapping
	ModelAndView show(@PathVariable String token, Model model, HttpServletRequest request) {
		Forms.fill(model, new JoinForm(""));
		return form(token, request);
	}

	@PostMapping
	ModelAndView join(@PathVariable String token, @Valid @ModelAttribute(Forms.NAME) JoinForm form,
			BindingResult errors, HttpServletRequest request) {
		if (errors.hasErrors()) {
			return form(token, request);
		}
		String origin = request.getRemoteAddr();
		return attempt(token, request, () -> invitations.join(new OneTimeToken(token), form.password(), origin)
			.map((person) -> new ModelAndView("redirect:/login?joined")));
	}

	private ModelAndView form(String token, HttpServletRequest request) {
		return attempt(token, request, () -> invitations.invited(new OneTimeToken(token))
			.map((person) -> new ModelAndView(PAGE).addObject("person", person).addObject("token", token)));
	}

	private ModelAndView attempt(String token, HttpServletRequest request, Supplier<Optional<ModelAndView>> attempt) {
		// what cannot be a token is no guess either, and keeps nobody else from trying
		if (!new OneTimeToken(token).isWellFormed()) {
			return new ModelAndView(PAGE, HttpStatus.NOT_FOUND);
		}
		try {
			return throttle.attempt("invitation", request.getRemoteAddr(), attempt)
				.orElseGet(() -> new ModelAndView(PAGE, HttpStatus.NOT_FOUND));
		}
		catch (TooManyTriesException ex) {
			return new ModelAndView(PAGE, HttpStatus.TOO_MANY_REQUESTS).addObject("wait", ex.waitFor().toSeconds() + 1);
		}
	}

	/** The first password, which is never shown again. */
	record JoinForm(@NewPassword String password) {

		@Override
		public String toString() {
			return "JoinForm[***]";
		}

	}

}
