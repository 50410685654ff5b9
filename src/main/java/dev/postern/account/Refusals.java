package dev.postern.account;

import java.time.Clock;
import java.util.Map;

import dev.postern.audit.AuditLog;
import dev.postern.audit.Refusal;
import dev.postern.rest.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Writes to the log what somebody wanted and may not have, whichever way they came.
 */
@Component
public class Refusals {

	private static final int LONGEST = 200;

	private final AuditLog log;

	private final Clock clock;

	Refusals(AuditLog log, Clock clock) {
		this.log = log;
		this.clock = clock;
	}

	/** Logs the answer if it is a refusal. What was refused has to be rolled back. */
	public void logIfRefused(ApiProblem problem, HttpServletRequest request) {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (problem.isRefusal() && authentication != null && authentication.getPrincipal() instanceof Caller caller) {
			log.refused(new Refusal(clock.instant(), caller.actor(), "access", route(request),
					Map.of("code", problem.code())));
		}
	}

	/** Method and path of a call, as it may stand in the log. */
	public static String route(HttpServletRequest request) {
		// an invitation's token stands in its path, and is as good as a password
		String path = request.getRequestURI().replaceFirst("/invitations/.*", "/invitations/***");
		String route = request.getMethod() + ' ' + path;
		return (route.length() > LONGEST) ? route.substring(0, LONGEST) : route;
	}

}
