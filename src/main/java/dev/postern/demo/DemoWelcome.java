package dev.postern.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Tells whoever started the demo where to go.
 */
@Component
@Profile("demo")
class DemoWelcome {

	private static final Logger LOG = LoggerFactory.getLogger(DemoWelcome.class);

	private final Environment environment;

	DemoWelcome(Environment environment) {
		this.environment = environment;
	}

	@EventListener(ApplicationReadyEvent.class)
	void ready() {
		LOG.info("The demo is ready at http://localhost:{}. README.md has the keys of ada, grace, olga and vera.",
				environment.getProperty("local.server.port"));
	}

}
