package dev.postern.simulator;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The headers that stood on every recorded answer.
 */
final class RecordedHeaders {

	static final String SERVER = "mdbws";

	/** The form is recorded, the digits are ours. */
	static final String BUILD = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567";

	private RecordedHeaders() {
	}

	static void write(HttpServletRequest request, HttpServletResponse response, Duration taken) {
		response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
		response.setHeader(HttpHeaders.SERVER, SERVER);
		response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubdomains;");
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("X-Envoy-Upstream-Service-Time", String.valueOf(taken.toMillis()));
		response.setHeader("X-Frame-Options", "DENY");
		response.setHeader("X-Java-Version", Runtime.version().toString());
		response.setHeader("X-MongoDB-Service-Version", "gitHash=" + BUILD + "; versionString=simulator");
		response.setHeader("X-Permitted-Cross-Domain-Policies", "none");
		if (request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod handler) {
			response.setHeader("X-Java-Method", name(handler));
		}
	}

	/** Recorded as {@code ApiAtlasPrivateEndpointResource::addEndpointService}. */
	private static String name(HandlerMethod handler) {
		String resource = handler.getBeanType().getSimpleName().replace("Controller", "Resource");
		return "ApiAtlas" + resource + "::" + handler.getMethod().getName();
	}

}
