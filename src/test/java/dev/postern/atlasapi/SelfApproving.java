package dev.postern.atlasapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.postern.testing.FreshDataDir;
import dev.postern.testing.Portal;
import org.junit.jupiter.api.Tag;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the demo at a pace at which every state of Atlas can be seen, and in which
 * everything asked for in Analytics is approved at once.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "postern.simulator.time-scale=100", "postern.provisioning.round=100ms",
				"postern.provisioning.sweep=2s", "db-scheduler.polling-interval=100ms",
				"postern.simulator.restrict-regions=false" })
@ContextConfiguration(initializers = FreshDataDir.class)
@Import({ Portal.class, Approving.class })
@interface SelfApproving {

}
