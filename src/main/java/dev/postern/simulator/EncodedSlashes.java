package dev.postern.simulator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Profile;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;

/**
 * Lets encoded slashes pass to the simulator, because the ids of Azure are paths, and
 * empty segments as well, which make up an id that was not encoded. Everywhere else both
 * stay refused.
 */
@Component
@Profile({ "demo", "simulator" })
class EncodedSlashes implements HttpFirewall, WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private final StrictHttpFirewall strict = new StrictHttpFirewall();

	private final StrictHttpFirewall open = new StrictHttpFirewall();

	EncodedSlashes() {
		open.setAllowUrlEncodedSlash(true);
		open.setAllowUrlEncodedDoubleSlash(true);
		// what is left encoded is seen in the decoded path; an encoded percent sign stays
		// refused
		open.getDecodedUrlBlocklist().remove("%");
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addConnectorCustomizers(
				(connector) -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
	}

	@Override
	public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
		boolean simulated = request.getRequestURI().startsWith("/simulator/");
		return (simulated ? open : strict).getFirewalledRequest(request);
	}

	@Override
	public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
		return strict.getFirewalledResponse(response);
	}

}
