package dev.postern;

import java.nio.file.Path;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes {@code postern.data-dir} absolute before anybody reads it. H2 refuses a path that
 * starts with neither a slash nor a dot, where people would write {@code data}.
 */
class DataDirectory implements EnvironmentPostProcessor, Ordered {

	private static final String NAME = "postern.data-dir";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String given = environment.getProperty(NAME);
		if (given != null && !given.isBlank()) {
			String absolute = Path.of(given.strip()).toAbsolutePath().normalize().toString();
			environment.getPropertySources().addFirst(new MapPropertySource(NAME, Map.of(NAME, absolute)));
		}
	}

	/** After the configuration files have been read. */
	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 1;
	}

}
