package dev.postern;

import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;

/**
 * Lets encoded slashes pass where the ids of Azure are, because these are paths: to the
 * simulator, which takes empty segments as well, as they make up an id that was not
 * encoded, and in the one place of the Atlas-compatible surface. Everywhere else both
 * stay refused.
 */
@Component
class EncodedSlashes implements HttpFirewall, WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private static final Pattern AZURE_ENDPOINT = Pattern
		.compile("/api/atlas/(v2|v1\\.0)/groups/[^/]+/privateEndpoint/AZURE/endpointService/[^/]+/endpoint/[^/]+/?");

	private final StrictHttpFirewall strict = new StrictHttpFirewall();

	private final StrictHttpFirewall azure = slashed();

	private final StrictHttpFirewall simulator = slashed();

	EncodedSlashes() {
		simulator.setAllowUrlEncodedDoubleSlash(true);
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addConnectorCustomizers(
				(connector) -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
	}

	@Override
	public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
		String path = request.getRequestURI();
		if (path.startsWith("/simulator/")) {
			return simulator.getFirewalledRequest(request);
		}
		return (AZURE_ENDPOINT.matcher(path).matches() ? azure : strict).getFirewalledRequest(request);
	}

	@Override
	public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
		return strict.getFirewalledResponse(response);
	}

	private static StrictHttpFirewall slashed() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowUrlEncodedSlash(true);
		// what is left encoded is seen in the decoded path; an encoded percent sign stays
		// refused
		firewall.getDecodedUrlBlocklist().remove("%");
		return firewall;
	}

}
