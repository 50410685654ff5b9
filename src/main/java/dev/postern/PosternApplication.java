package dev.postern;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts Postern. Without a profile it is the demo, see {@code application.yml}.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PosternApplication {

	public static void main(String[] args) {
		SpringApplication.run(PosternApplication.class, args);
	}

}
