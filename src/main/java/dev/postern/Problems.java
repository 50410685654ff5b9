package dev.postern;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;

import dev.postern.account.Caller;
import dev.postern.account.TooManyTriesException;
import dev.postern.audit.AuditLog;
import dev.postern.audit.Refusal;
import dev.postern.rest.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/**
 * Writes problem documents where no controller has been reached yet, and refusals to the
 * log wherever they come from.
 */
@Component
class Problems implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

	private final AuditLog log;

	private final StrangersLog strangers;

	private final JsonMapper json;

	private final Clock clock;

	Problems(AuditLog log, StrangersLog strangers, JsonMapper json, Clock clock) {
		this.log = log;
		this.strangers = strangers;
		this.json = json;
		this.clock = clock;
	}

	static ApiProblem forbidden() {
		return ApiProblem.forbidden("FORBIDDEN", "You may not do this.");
	}

	static ProblemDetail document(ApiProblem problem) {
		ProblemDetail document = ProblemDetail.forStatusAndDetail(problem.status(), problem.sentence());
		document.setProperty("code", problem.code());
		document.setProperty("errors", problem.errors());
		problem.facts().forEach(document::setProperty);
		return document;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		if (failure instanceof TooManyTriesException tries) {
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tries.waitFor().toSeconds() + 1));
			write(response, new ApiProblem(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_TRIES",
					"Too many failed tries to sign in. Wait before the next one."));
			return;
		}
		if (failure instanceof BadCredentialsException) {
			strangers.failed(request.getRemoteAddr(), route(request));
		}
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Postern\", charset=\"UTF-8\"");
		write(response, new ApiProblem(HttpStatus.UNAUTHORIZED, "UNAUTHORIZED",
				"Sign in with an API key: its public half is the name, its private half the password."));
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
			throws IOException {
		ApiProblem problem = forbidden();
		logIfRefused(problem, request);
		write(response, problem);
	}

	/** Answers what the firewall of Spring Security does not let in. */
	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
			throws IOException {
		write(response, new ApiProblem(HttpStatus.BAD_REQUEST, "REQUEST_REJECTED",
				"The path, the method or a header is not of a form that Postern takes."));
	}

	void logIfRefused(ApiProblem problem, HttpServletRequest request) {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (problem.isRefusal() && authentication != null && authentication.getPrincipal() instanceof Caller caller) {
			log.refused(new Refusal(clock.instant(), caller.actor(), "access", route(request),
					Map.of("code", problem.code())));
		}
	}

	private static String route(HttpServletRequest request) {
		// an invitation's token stands in its path, and is as good as a password
		boolean secret = request.getServletPath().startsWith("/api/v1/invitations");
		String path = secret ? "/api/v1/invitations/***" : request.getRequestURI();
		String route = request.getMethod() + ' ' + path;
		return (route.length() > 200) ? route.substring(0, 200) : route;
	}

	private void write(HttpServletResponse response, ApiProblem problem) throws IOException {
		response.setStatus(problem.status().value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getOutputStream().write(json.writeValueAsBytes(document(problem)));
	}

}
