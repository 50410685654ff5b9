package dev.postern.simulator;

import java.util.Set;
import java.util.TreeSet;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Which methods a path takes.
 */
@Component
@Profile({ "demo", "simulator" })
class Methods {

	private final ObjectProvider<RequestMappingHandlerMapping> mappings;

	Methods(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
		this.mappings = mappings;
	}

	Set<String> of(HttpServletRequest request) {
		Set<String> methods = new TreeSet<>();
		for (RequestMappingInfo mapping : mappings.getObject().getHandlerMethods().keySet()) {
			PathPatternsRequestCondition paths = mapping.getPathPatternsCondition();
			if (paths != null && paths.getMatchingCondition(request) != null) {
				mapping.getMethodsCondition().getMethods().forEach((method) -> methods.add(method.name()));
			}
		}
		return methods;
	}

}
