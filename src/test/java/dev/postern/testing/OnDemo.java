package dev.postern.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the demo as it is: people, history, simulator and background work, only much
 * faster. All classes that carry this and nothing else share one context, so each asks
 * for regions of its own, and no region minds the endpoints of another.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Tag("database")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "postern.simulator.time-scale=2000", "postern.provisioning.round=100ms",
				"db-scheduler.polling-interval=100ms", "postern.simulator.restrict-regions=false" })
@ContextConfiguration(initializers = FreshDataDir.class)
@Import(Portal.class)
public @interface OnDemo {

}
