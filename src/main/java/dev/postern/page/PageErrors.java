package dev.postern.page;

import dev.postern.account.Refusals;
import dev.postern.rest.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers what went wrong behind a page with a page, and has refusals logged. What a form
 * can mend never gets here.
 */
@ControllerAdvice(annotations = Controller.class)
@Order(Ordered.LOWEST_PRECEDENCE)
class PageErrors {

	private final PageFrame frame;

	private final Refusals refusals;

	PageErrors(PageFrame frame, Refusals refusals) {
		this.frame = frame;
		this.refusals = refusals;
	}

	/** Forms are records: filled by their constructor, read by their fields. */
	@InitBinder
	void bindRecords(WebDataBinder binder) {
		binder.setDeclarativeBinding(true);
		binder.initDirectFieldAccess();
	}

	@ExceptionHandler
	ModelAndView problem(ApiProblem problem, HttpServletRequest request) {
		refusals.logIfRefused(problem, request);
		return page(problem, request);
	}

	@ExceptionHandler
	ModelAndView denied(AccessDeniedException denied, HttpServletRequest request) {
		return problem(ApiProblem.forbidden("FORBIDDEN", "You may not do this."), request);
	}

	@ExceptionHandler({ ConcurrencyFailureException.class, DataIntegrityViolationException.class })
	ModelAndView collision(RuntimeException collision, HttpServletRequest request) {
		return problem(
				ApiProblem.conflict("CONCURRENT_CHANGE",
						"Somebody else changed this at the same moment. Look at it again, then try once more."),
				request);
	}

	/** What is not of the form of an id names nothing. */
	@ExceptionHandler
	ModelAndView mismatch(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
		return page(new ApiProblem(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such page."), request);
	}

	private ModelAndView page(ApiProblem problem, HttpServletRequest request) {
		ModelAndView page = new ModelAndView("error", problem.status());
		page.addObject("status", problem.status().value());
		page.addObject("problem", problem);
		page.addObject(PageFrame.SHELL, frame.around(request));
		return page;
	}

}
