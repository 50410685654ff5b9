package dev.postern.account;

import java.util.Optional;

import dev.postern.rest.ApiProblem;
import dev.postern.rest.Forms;
import dev.postern.rest.OneLine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Where the first operator of a new Postern comes in.
 */
@Controller
@RequestMapping("/setup")
class SetUpController {

	private final SetUp setUp;

	private final SignInThrottle throttle;

	SetUpController(SetUp setUp, SignInThrottle throttle) {
		this.setUp = setUp;
		this.throttle = throttle;
	}

	@GetMapping
	String show(Model model) {
		Forms.fill(model, new SetUpForm("", "", "", ""));
		return page(model);
	}

	@PostMapping
	String join(@Valid @ModelAttribute(Forms.NAME) SetUpForm form, BindingResult errors, Model model,
			HttpServletRequest request) {
		if (!errors.hasErrors() && !setUp.isDone()) {
			try {
				Optional<PersonView> operator = throttle.attempt("set-up", request.getRemoteAddr(),
						() -> setUp.join(new OneTimeToken(form.token()), form.wish(), request.getRemoteAddr()));
				if (operator.isPresent()) {
					return "redirect:/login?joined";
				}
				errors.rejectValue("token", "setup.token.wrong");
			}
			catch (TooManyTriesException ex) {
				errors.reject("login.wait", new Object[] { ex.waitFor().toSeconds() + 1 }, null);
			}
			catch (ApiProblem problem) {
				Forms.explain(problem, errors);
			}
		}
		return page(model);
	}

	private String page(Model model) {
		model.addAttribute("done", setUp.isDone());
		return "account/setup";
	}

	/** The token from the log, and who the operator is to be. */
	record SetUpForm(@NotBlank(message = "{form.missing}") @Size(max = 100) String token, @Username String username,
			@OneLine(max = 200) String displayName, @NewPassword String password) {

		SetUp.PersonWish wish() {
			return new SetUp.PersonWish(username, displayName, password);
		}

		@Override
		public String toString() {
			return "SetUpForm[" + username + "]";
		}

	}

}
