package dev.postern.account;

import dev.postern.rest.ApiProblem;
import dev.postern.rest.OneLine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The way in for the first operator, open to whoever can read the log of a new Postern.
 */
@RestController
class SetUpApiController {

	private final SetUp setUp;

	private final SignInThrottle throttle;

	SetUpApiController(SetUp setUp, SignInThrottle throttle) {
		this.setUp = setUp;
		this.throttle = throttle;
	}

	@PostMapping("/api/v1/setup")
	@ResponseStatus(HttpStatus.CREATED)
	Welcome setUp(@Valid @RequestBody FirstOperator operator, HttpServletRequest request) {
		String origin = request.getRemoteAddr();
		return throttle
			.attempt("set-up", origin,
					() -> setUp.firstOperator(new OneTimeToken(operator.token()), operator.wish(), origin))
			.orElseThrow(() -> ApiProblem.invalid("/token",
					"This is not the token in Postern's log, or it is older than 24 hours."));
	}

	/** The token from the log, and who the operator is to be. */
	record FirstOperator(@OneLine(max = 100) String token, @Username String username,
			@OneLine(max = 200) String displayName, @NewPassword String password) {

		SetUp.PersonWish wish() {
			return new SetUp.PersonWish(username, displayName, password);
		}

		@Override
		public String toString() {
			return "FirstOperator[" + username + "]";
		}

	}

}
