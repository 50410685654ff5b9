package dev.postern.account;

import dev.postern.rest.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The way in for those who are invited, open to everybody who holds a token.
 */
@RestController
@RequestMapping("/api/v1/invitations")
class InvitationApiController {

	private final Invitations invitations;

	private final SignInThrottle throttle;

	InvitationApiController(Invitations invitations, SignInThrottle throttle) {
		this.invitations = invitations;
		this.throttle = throttle;
	}

	@PostMapping("/{token}")
	@ResponseStatus(HttpStatus.CREATED)
	Welcome accept(@PathVariable String token, @Valid @RequestBody Acceptance acceptance, HttpServletRequest request) {
		String origin = request.getRemoteAddr();
		OneTimeToken known = new OneTimeToken(token);
		// what cannot be a token is no guess either, and keeps nobody else from trying
		if (!known.isWellFormed()) {
			throw noInvitation();
		}
		return throttle
			.attempt("invitation", origin,
					() -> invitations.accept(known, acceptance.password(),
							Boolean.TRUE.equals(acceptance.keyMayDecide()), origin))
			.orElseThrow(InvitationApiController::noInvitation);
	}

	private static ApiProblem noInvitation() {
		return new ApiProblem(HttpStatus.NOT_FOUND, "NOT_FOUND",
				"There is no such invitation, or it was used, or it has expired. Ask an operator for a new one.");
	}

	/** A password, and whether the first API key may be used to decide on requests. */
	record Acceptance(@NewPassword String password, @Nullable Boolean keyMayDecide) {

		@Override
		public String toString() {
			return "Acceptance[keyMayDecide=" + keyMayDecide + "]";
		}

	}

}
