package dev.postern;

import java.io.IOException;

import dev.postern.account.Refusals;
import dev.postern.account.StrangersLog;
import dev.postern.account.TooManyTriesException;
import dev.postern.rest.ApiProblem;
import dev.postern.wire.AtlasForm;
import dev.postern.wire.AtlasRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/**
 * Writes problem documents where no controller has been reached yet.
 */
@Component
class Problems implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

	private static final String ATLAS = "/api/atlas";

	private final Refusals refusals;

	private final StrangersLog strangers;

	private final JsonMapper json;

	Problems(Refusals refusals, StrangersLog strangers, JsonMapper json) {
		this.refusals = refusals;
		this.strangers = strangers;
		this.json = json;
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
			strangers.failed(request.getRemoteAddr(), Refusals.route(request));
		}
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Postern\", charset=\"UTF-8\"");
		write(response, new ApiProblem(HttpStatus.UNAUTHORIZED, "UNAUTHORIZED",
				"Sign in with an API key: its public half is the name, its private half the password."));
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
			throws IOException {
		ApiProblem problem = forbidden();
		refusals.logIfRefused(problem, request);
		write(response, problem);
	}

	/** Answers what the firewall of Spring Security does not let in. */
	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
			throws IOException {
		if (request.getRequestURI().startsWith(ATLAS)) {
			strangers.refused(request.getRemoteAddr(), Refusals.route(request));
			AtlasRefusal refusal = AtlasRefusal.malformedPath("of this call");
			AtlasForm.send(new AtlasForm(request, ATLAS).refuse(refusal, refusal.errorCode()), response);
			return;
		}
		write(response, new ApiProblem(HttpStatus.BAD_REQUEST, "REQUEST_REJECTED",
				"The path, the method or a header is not of a form that Postern takes."));
	}

	private void write(HttpServletResponse response, ApiProblem problem) throws IOException {
		response.setStatus(problem.status().value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getOutputStream().write(json.writeValueAsBytes(document(problem)));
	}

}
