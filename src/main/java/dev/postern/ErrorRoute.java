package dev.postern;

import dev.postern.rest.ApiProblem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers what went wrong outside of all controllers, which says nothing of the inside.
 */
@RestController
class ErrorRoute implements ErrorController {

	@RequestMapping("/error")
	ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
		HttpStatus status = status(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
		return ResponseEntity.status(status)
			.body(Problems.document(new ApiProblem(status, status.name(), status.getReasonPhrase() + '.')));
	}

	private static HttpStatus status(@Nullable Object code) {
		HttpStatus known = (code instanceof Integer number) ? HttpStatus.resolve(number) : null;
		return (known != null && known.isError()) ? known : HttpStatus.INTERNAL_SERVER_ERROR;
	}

}
