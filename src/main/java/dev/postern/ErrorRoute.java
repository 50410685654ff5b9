package dev.postern;

import dev.postern.rest.ApiProblem;
import dev.postern.wire.AtlasForm;
import dev.postern.wire.AtlasRefusal;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers what went wrong outside of all controllers, which says nothing of the inside:
 * machines get a problem document, or what Atlas's own clients know; everybody else a
 * page.
 */
@Controller
class ErrorRoute implements ErrorController {

	@RequestMapping("/error")
	Object error(HttpServletRequest request, HttpServletResponse response) {
		ApiProblem problem = problem(request);
		HttpStatus status = problem.status();
		if (status == HttpStatus.SERVICE_UNAVAILABLE) {
			response.setHeader(HttpHeaders.RETRY_AFTER, "5");
		}
		if (request.getAttribute(AtlasForm.ATTRIBUTE) instanceof AtlasForm form) {
			return form.refuse(new AtlasRefusal(status.value(), problem.code(), problem.sentence()), problem.code());
		}
		String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
		if (path.matches("/(api|simulator|actuator)(/.*)?")) {
			return ResponseEntity.status(status).body(Problems.document(problem));
		}
		ModelAndView page = new ModelAndView("error", status);
		page.addObject("status", status.value());
		page.addObject("problem", problem);
		return page;
	}

	private static ApiProblem problem(HttpServletRequest request) {
		if (Outage.isBehind((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))) {
			return new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "DATABASE_UNREACHABLE",
					"Postern cannot reach its database. Nothing is lost; try again in a moment.");
		}
		HttpStatus status = status(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
		return new ApiProblem(status, status.name(), status.getReasonPhrase() + '.');
	}

	private static HttpStatus status(@Nullable Object code) {
		HttpStatus known = (code instanceof Integer number) ? HttpStatus.resolve(number) : null;
		return (known != null && known.isError()) ? known : HttpStatus.INTERNAL_SERVER_ERROR;
	}

}
