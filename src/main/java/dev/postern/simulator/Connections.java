package dev.postern.simulator;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Has the server speak a protocol whose connections can be broken.
 */
@Component
@Profile({ "demo", "simulator" })
class Connections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private @Nullable DroppingProtocol protocol;

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.setProtocol(DroppingProtocol.class.getName());
		factory.addConnectorCustomizers((connector) -> {
			if (connector.getProtocolHandler() instanceof DroppingProtocol dropping) {
				this.protocol = dropping;
			}
		});
	}

	void breakWith(Consumer<DroppingProtocol> way) {
		if (protocol != null) {
			way.accept(protocol);
		}
	}

}
