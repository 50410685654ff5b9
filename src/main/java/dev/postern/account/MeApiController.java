package dev.postern.account;

import java.util.Set;

import dev.postern.rest.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The caller themselves over REST.
 */
@RestController
@RequestMapping("/api/v1/me")
class MeApiController {

	private final People people;

	private final SignInThrottle throttle;

	MeApiController(People people, SignInThrottle throttle) {
		this.people = people;
		this.throttle = throttle;
	}

	@GetMapping
	Me show() {
		Caller caller = Caller.current();
		PersonView person = people.find(caller.personId()).orElseThrow();
		return new Me(person.username(), person.displayName(), caller.roles(), caller.mayDecide());
	}

	@PutMapping("/password")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void changePassword(@Valid @RequestBody PasswordChange change, HttpServletRequest request) {
		String name = "password of " + Caller.current().getName();
		throttle
			.attempt(name, request.getRemoteAddr(),
					() -> people.changePassword(change.currentPassword(), change.newPassword()))
			.orElseThrow(() -> ApiProblem.invalid("/currentPassword", "This is not your password."));
	}

	/** Who the caller is, and what this way in is good for. */
	record Me(String username, String displayName, Set<PortalRole> roles, boolean mayDecide) {
	}

	/** A new password, and the one before. */
	record PasswordChange(@NotNull(message = "Give the password you have.") @Size(max = 200,
			message = "Give at most 200 characters.") String currentPassword, @NewPassword String newPassword) {

		@Override
		public String toString() {
			return "PasswordChange[***]";
		}

	}

}
