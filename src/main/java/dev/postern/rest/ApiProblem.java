package dev.postern.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;

/**
 * Something a caller has to hear: a status, a code that never changes, and a sentence.
 */
public class ApiProblem extends RuntimeException {

	private final HttpStatus status;

	private final String code;

	private final List<InputError> errors;

	private final transient Map<String, Object> facts = new LinkedHashMap<>();

	private boolean refusal;

	public ApiProblem(HttpStatus status, String code, String message) {
		this(status, code, message, List.of());
	}

	public ApiProblem(HttpStatus status, String code, String message, List<InputError> errors) {
		super(message);
		this.status = status;
		this.code = code;
		this.errors = List.copyOf(errors);
	}

	/** The thing does not exist, or not for this caller: nobody can tell which. */
	public static ApiProblem notFound(String what, Object id) {
		return new ApiProblem(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no %s %s.".formatted(what, id));
	}

	/**
	 * The thing exists, but not for this caller: the same answer as if it did not, and an
	 * entry in the log.
	 */
	public static ApiProblem hidden(String what, Object id) {
		ApiProblem problem = notFound(what, id);
		problem.refusal = true;
		return problem;
	}

	/** The wish collides with how things stand. */
	public static ApiProblem conflict(String code, String message) {
		return new ApiProblem(HttpStatus.CONFLICT, code, message);
	}

	/** The caller sees the thing but may not do this with it. */
	public static ApiProblem forbidden(String code, String message) {
		return new ApiProblem(HttpStatus.FORBIDDEN, code, message);
	}

	/** One value of the input is wrong. */
	public static ApiProblem invalid(String pointer, String message) {
		return invalid(List.of(new InputError(pointer, message)));
	}

	/** Some values of the input are wrong. */
	public static ApiProblem invalid(List<InputError> errors) {
		return new ApiProblem(HttpStatus.BAD_REQUEST, "INVALID_INPUT", "The input is not valid, see the errors.",
				errors);
	}

	/** Adds a fact that a program may want, such as the id of what stands in the way. */
	public ApiProblem with(String name, Object value) {
		facts.put(name, value);
		return this;
	}

	/** Says what this was told by, if it was found out late. */
	public ApiProblem because(RuntimeException cause) {
		initCause(cause);
		return this;
	}

	/** Whether somebody wanted what they may not have. */
	public boolean isRefusal() {
		return refusal || status == HttpStatus.FORBIDDEN;
	}

	public HttpStatus status() {
		return status;
	}

	public String code() {
		return code;
	}

	public List<InputError> errors() {
		return errors;
	}

	public Map<String, Object> facts() {
		return facts;
	}

	/** The sentence for people; unlike {@link #getMessage()} never null. */
	public String sentence() {
		return String.valueOf(getMessage());
	}

}
