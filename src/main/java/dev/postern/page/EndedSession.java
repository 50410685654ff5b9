package dev.postern.page;

import java.io.IOException;
import java.util.regex.Pattern;

import dev.postern.account.Caller;
import dev.postern.account.Refusals;
import dev.postern.rest.ApiProblem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/**
 * Leads whoever is not signed in, or not any more, to where they can, and keeps what they
 * typed. Whoever is signed in and still may not, hears that.
 */
@Component
class EndedSession implements AuthenticationEntryPoint, AccessDeniedHandler {

	private static final Pattern OPEN = Pattern.compile("/(login|setup|invitations/[^/]+)");

	private final LoginUrlAuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint("/login");

	private final Refusals refusals;

	EndedSession(Refusals refusals) {
		this.refusals = refusals;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException, ServletException {
		if (request.getHeader("HX-Request") != null) {
			part(response);
		}
		else if (isForm(request) && OPEN.matcher(request.getRequestURI()).matches()) {
			// who is not signed in anyway only needs the form anew
			response.sendRedirect(request.getRequestURI());
		}
		else if (isForm(request)) {
			response.sendRedirect(KeptForm.keep(request) ? "/login?kept" : "/login?ended");
		}
		else if (request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid()) {
			response.sendRedirect("/login?ended");
		}
		else {
			signIn.commence(request, response, failure);
		}
	}

	/** A form without its token is one of a session that is over, or not ours. */
	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
			throws IOException, ServletException {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication == null || !(authentication.getPrincipal() instanceof Caller)) {
			commence(request, response, new EndedException(denied));
			return;
		}
		refusals.logIfRefused(ApiProblem.forbidden("FORBIDDEN", "You may not do this."), request);
		response.sendError(HttpServletResponse.SC_FORBIDDEN);
	}

	/** What a live part of a page shows in its own place; polling ends with it. */
	private static void part(HttpServletResponse response) throws IOException {
		response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
		response.setContentType(MediaType.TEXT_HTML_VALUE);
		response.getWriter()
			.write("<p class=\"notice\" role=\"status\">Your sign-in ended. "
					+ "<a href=\"/login\" target=\"_blank\">Sign in again</a>, then reload this page.</p>");
	}

	private static boolean isForm(HttpServletRequest request) {
		return "POST".equals(request.getMethod());
	}

	private static class EndedException extends AuthenticationException {

		EndedException(AccessDeniedException cause) {
			super("The sign-in has ended", cause);
		}

	}

}
