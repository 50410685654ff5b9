package dev.postern.page;

import java.io.IOException;

import dev.postern.account.Refusals;
import dev.postern.account.StrangersLog;
import dev.postern.account.TooManyTriesException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Where somebody gets to who has tried to sign in: to what they wanted, or back to the
 * form.
 */
@Component
class SignInOutcome extends SavedRequestAwareAuthenticationSuccessHandler implements AuthenticationFailureHandler {

	private final StrangersLog strangers;

	SignInOutcome(StrangersLog strangers) {
		this.strangers = strangers;
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) throws ServletException, IOException {
		if (KeptForm.in(request.getSession(false)).isPresent()) {
			response.sendRedirect("/kept");
			return;
		}
		super.onAuthenticationSuccess(request, response, authentication);
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException {
		if (failure instanceof TooManyTriesException tries) {
			response.sendRedirect("/login?seconds=" + (tries.waitFor().toSeconds() + 1));
			return;
		}
		if (failure instanceof BadCredentialsException) {
			strangers.failed(request.getRemoteAddr(), Refusals.route(request));
		}
		response.sendRedirect("/login?failed");
	}

}
