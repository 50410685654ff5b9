package dev.postern;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Starts Postern. Without a profile it is the demo, see {@code application.yml}. Beans
 * have their full names, because two modules may each have a {@code Projects}.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class PosternApplication {

	public static void main(String[] args) {
		SpringApplication.run(PosternApplication.class, args);
	}

}
