package dev.postern;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.postern.account.Refusals;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.InputError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns whatever goes wrong behind a REST route into a problem document (RFC 9457) with a
 * stable code, and has refusals logged. What answers in another form comes first.
 */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ApiErrors extends ResponseEntityExceptionHandler {

	private final Refusals refusals;

	ApiErrors(Refusals refusals) {
		this.refusals = refusals;
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> problem(ApiProblem problem, HttpServletRequest request) {
		refusals.logIfRefused(problem, request);
		return ResponseEntity.status(problem.status()).body(Problems.document(problem));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> denied(AccessDeniedException denied, HttpServletRequest request) {
		return problem(Problems.forbidden(), request);
	}

	@ExceptionHandler({ ConcurrencyFailureException.class, DataIntegrityViolationException.class })
	ResponseEntity<ProblemDetail> collision(RuntimeException collision, HttpServletRequest request) {
		return problem(ApiProblem.conflict("CONCURRENT_CHANGE",
				"Somebody else changed this at the same moment. Read it again and retry."), request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> mismatch(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
		return problem(ApiProblem.invalid("{" + mismatch.getName() + "}", "This is not of the right form."), request);
	}

	@Override
	protected ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException invalid,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<InputError> errors = invalid.getFieldErrors().stream().map(ApiErrors::inputError).toList();
		return bad(ApiProblem.invalid(errors));
	}

	@Override
	protected ResponseEntity<Object> handleHandlerMethodValidationException(HandlerMethodValidationException invalid,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return bad(ApiProblem
			.invalid(invalid.getParameterValidationResults().stream().flatMap(ApiErrors::inputErrors).toList()));
	}

	@Override
	protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException unreadable,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return bad(switch (unreadable.getCause()) {
			case StreamConstraintsException large -> new ApiProblem(HttpStatus.CONTENT_TOO_LARGE, "CONTENT_TOO_LARGE",
					"The body, or a value in it, is longer or nested deeper than anything that is expected here.",
					List.of(new InputError(pointer(large), "Too long, or too deep.")));
			case UnrecognizedPropertyException unknown ->
				ApiProblem.invalid(pointer(unknown), "There is no such field here.");
			case InvalidTypeIdException kind -> ApiProblem.invalid(pointer(kind) + "/kind", "Give one of the kinds.");
			case JacksonException wrong when !wrong.getPath().isEmpty() ->
				ApiProblem.invalid(pointer(wrong), "This value is not of the right type or not one of the choices.");
			case null, default -> new ApiProblem(HttpStatus.BAD_REQUEST, "MALFORMED_JSON",
					"The body is not the JSON that is expected here.", List.of(new InputError("", "Not readable.")));
		});
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception failure, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		HttpStatus known = HttpStatus.valueOf(status.value());
		ApiProblem problem = new ApiProblem(known, known.name(), known.getReasonPhrase() + '.');
		return ResponseEntity.status(status).headers(headers).body(Problems.document(problem));
	}

	private static ResponseEntity<Object> bad(ApiProblem problem) {
		return ResponseEntity.status(problem.status()).body(Problems.document(problem));
	}

	private static Stream<InputError> inputErrors(ParameterValidationResult result) {
		if (result instanceof ParameterErrors body) {
			return body.getFieldErrors().stream().map(ApiErrors::inputError);
		}
		MethodParameter parameter = result.getMethodParameter();
		boolean inPath = parameter.hasParameterAnnotation(PathVariable.class);
		String pointer = (inPath ? "{%s}" : "?%s").formatted(parameter.getParameterName());
		return result.getResolvableErrors()
			.stream()
			.map((error) -> new InputError(pointer, String.valueOf(error.getDefaultMessage())));
	}

	private static InputError inputError(FieldError error) {
		String pointer = '/' + error.getField().replace("[]", "").replace('.', '/').replace("[", "/").replace("]", "");
		return new InputError(pointer, String.valueOf(error.getDefaultMessage()));
	}

	private static String pointer(JacksonException wrong) {
		return wrong.getPath().stream().map(ApiErrors::step).collect(Collectors.joining());
	}

	private static String step(JacksonException.Reference step) {
		@Nullable String name = step.getPropertyName();
		return '/' + ((name != null) ? InputError.step(name) : String.valueOf(step.getIndex()));
	}

}
