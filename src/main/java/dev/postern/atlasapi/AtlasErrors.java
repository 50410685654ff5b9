package dev.postern.atlasapi;

import java.util.Map;

import dev.postern.account.Refusals;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.InputError;
import dev.postern.wire.AtlasForm;
import dev.postern.wire.AtlasRefusal;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Answers errors in Atlas's form; before all other advice, which answers in ours.
 */
@RestControllerAdvice(basePackageClasses = AtlasErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class AtlasErrors {

	private final Refusals refusals;

	AtlasErrors(Refusals refusals) {
		this.refusals = refusals;
	}

	@ExceptionHandler
	ResponseEntity<byte[]> refuse(AtlasRefusal refusal, @RequestAttribute AtlasForm form, HttpServletRequest request) {
		if (refusal.getCause() instanceof ApiProblem problem) {
			refusals.logIfRefused(problem, request);
		}
		return form.refuse(refusal, refusal.errorCode());
	}

	/** What the services of Postern refuse, under the code that a client knows for it. */
	@ExceptionHandler
	ResponseEntity<byte[]> refuse(ApiProblem problem, @RequestAttribute AtlasForm form, HttpServletRequest request) {
		return refuse(refusal(problem, service(request)).because(problem), form, request);
	}

	/**
	 * What Spring refuses, and whoever lost a race; all else is nobody's answer but that
	 * of the last resort.
	 */
	@ExceptionHandler
	ResponseEntity<byte[]> refuse(Exception failure, @RequestAttribute AtlasForm form, HttpServletRequest request)
			throws Exception {
		return refuse(switch (failure) {
			case ErrorResponse known -> plain(known.getStatusCode().value());
			case HttpMessageNotReadableException broken -> plain(400);
			case ConcurrencyFailureException late -> raced();
			case DataIntegrityViolationException late -> raced();
			default -> throw failure;
		}, form, request);
	}

	private static AtlasRefusal plain(int status) {
		AtlasRefusal refusal = new AtlasRefusal(status, null, "");
		return refusal.adding(refusal.reason() + '.');
	}

	private static AtlasRefusal raced() {
		return new AtlasRefusal(409, "CONCURRENT_CHANGE", "Somebody else changed this at the same moment. Try again.");
	}

	private static AtlasRefusal refusal(ApiProblem problem, String serviceId) {
		String said = problem.sentence();
		return switch (problem.code()) {
			case "NOT_REQUESTER" -> AtlasRefusal.roleMissing().adding(" " + said);
			case "SERVICE_NOT_READY" -> AtlasRefusal.notReady(serviceId);
			case "SERVICE_UNMANAGED" -> AtlasRefusal.notReady(serviceId).adding(" " + said);
			case "ENDPOINT_EXISTS", "ENDPOINT_ELSEWHERE" ->
				new AtlasRefusal(409, "PRIVATELINK_INTERFACE_ENDPOINT_ALREADY_EXISTS", said);
			case "SERVICE_HAS_ENDPOINTS" -> AtlasRefusal.hasEndpoints(serviceId);
			case "INVALID_INPUT" -> invalid(problem.errors().getFirst());
			default -> new AtlasRefusal(problem.status().value(), problem.code(), said);
		};
	}

	/** Pointers are those of our own body, which ends in Atlas's words. */
	private static AtlasRefusal invalid(InputError error) {
		String attribute = error.pointer().substring(error.pointer().lastIndexOf('/') + 1);
		return AtlasRefusal.attribute(attribute).adding(" " + error.message());
	}

	/** As the client named it. */
	private static String service(HttpServletRequest request) {
		return (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables)
				? String.valueOf(variables.get("serviceId")) : "";
	}

}
