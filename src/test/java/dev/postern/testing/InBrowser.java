package dev.postern.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the demo in a real browser, at a pace that can be watched. Where no browser
 * is found it is skipped, and the run says so loudly.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "postern.simulator.time-scale=150", "postern.provisioning.round=100ms",
				"db-scheduler.polling-interval=100ms", "postern.simulator.restrict-regions=false" })
@ContextConfiguration(initializers = FreshDataDir.class)
@Import(Portal.class)
@ExtendWith(Chromium.class)
public @interface InBrowser {

}
