package dev.postern;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import dev.postern.rest.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that a route does not know, as unknown fields of a body are
 * refused: a filter that is misspelt would otherwise show everything. A form counts as a
 * query, so none is taken either.
 */
class QueryGuard implements HandlerInterceptor {

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (handler instanceof HandlerMethod method) {
			// Spring itself stumbles over this one
			if (String.valueOf(request.getContentType()).contains("*")) {
				throw new ApiProblem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE",
						"Say in Content-Type what the body is.");
			}
			Set<String> known = known(method);
			request.getParameterMap().forEach((name, values) -> {
				if (!known.contains(name)) {
					throw ApiProblem.invalid('?' + name, "There is no such query parameter here.");
				}
				if (values.length > 1) {
					throw ApiProblem.invalid('?' + name, "Give this once.");
				}
			});
		}
		return true;
	}

	private static Set<String> known(HandlerMethod method) {
		Set<String> names = new HashSet<>();
		for (MethodParameter parameter : method.getMethodParameters()) {
			if (parameter.hasParameterAnnotation(RequestParam.class)) {
				names.add(String.valueOf(parameter.getParameterName()));
			}
			else if (parameter.getParameterAnnotations().length == 0 && parameter.getParameterType().isRecord()) {
				Arrays.stream(parameter.getParameterType().getRecordComponents())
					.map(RecordComponent::getName)
					.forEach(names::add);
			}
		}
		return names;
	}

}
