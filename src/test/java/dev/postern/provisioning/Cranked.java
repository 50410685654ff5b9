package dev.postern.provisioning;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.postern.testing.Portal;
import org.junit.jupiter.api.Tag;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test that turns the crank: Atlas is the simulator over real HTTP, but time passes and
 * background work is done only when the test says so. All share one context and begin
 * with {@link Crank#reset()}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:cranked;DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0",
				"postern.data-dir=target/cranked/${random.uuid}",
				"postern.atlas.base-url=http://127.0.0.1:${local.server.port}/simulator",
				"postern.atlas.read-timeout=2s" })
@ActiveProfiles("simulator")
@Import({ CrankConfiguration.class, Portal.class })
public @interface Cranked {

}
