package dev.postern.testing;

import java.util.UUID;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives every context a data directory of its own, so that none finds what another left.
 */
public class FreshDataDir implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		TestPropertyValues.of("postern.data-dir=./target/data/" + UUID.randomUUID()).applyTo(context);
	}

}
