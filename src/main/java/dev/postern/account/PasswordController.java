package dev.postern.account;

import dev.postern.rest.Forms;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Where people change their password.
 */
@Controller
@RequestMapping("/account/password")
class PasswordController {

	private final People people;

	private final SignInThrottle throttle;

	PasswordController(People people, SignInThrottle throttle) {
		this.people = people;
		this.throttle = throttle;
	}

	@GetMapping
	String show(@ModelAttribute(Forms.NAME) PasswordForm form) {
		return "account/password";
	}

	@PostMapping
	String change(@Valid @ModelAttribute(Forms.NAME) PasswordForm form, BindingResult errors,
			HttpServletRequest request) {
		if (!errors.hasErrors()) {
			String name = "password of " + Caller.current().getName();
			try {
				boolean changed = throttle
					.attempt(name, request.getRemoteAddr(),
							() -> people.changePassword(form.currentPassword(), form.newPassword()))
					.isPresent();
				if (changed) {
					return "redirect:/login?joined";
				}
				errors.rejectValue("currentPassword", "password.wrong");
			}
			catch (TooManyTriesException ex) {
				errors.reject("login.wait", new Object[] { ex.waitFor().toSeconds() + 1 }, null);
			}
		}
		return "account/password";
	}

	/** A new password, and the one before. Neither is ever shown again. */
	record PasswordForm(@NotBlank(message = "{form.missing}") @Size(max = 200) String currentPassword,
			@NewPassword String newPassword) {

		@Override
		public String toString() {
			return "PasswordForm[***]";
		}

	}

}
