package dev.postern.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test of all of Postern against its own simulator, over REST. All share one context,
 * because it takes its time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:whole;DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0",
				"postern.data-dir=target/whole/${random.uuid}",
				"postern.atlas.base-url=http://127.0.0.1:${local.server.port}/simulator" })
@AutoConfigureMockMvc
@ActiveProfiles("simulator")
@Import(Cast.class)
public @interface WholePostern {

}
