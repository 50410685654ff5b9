package dev.postern.provisioning;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.postern.testing.Portal;
import dev.postern.testing.PostgresDatabase;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * {@link Cranked} on a PostgreSQL database. All share one context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "postern.data-dir=target/cranked-postgres/${random.uuid}",
				"postern.atlas.base-url=http://127.0.0.1:${local.server.port}/simulator",
				"postern.atlas.read-timeout=2s" })
@ActiveProfiles("simulator")
@Import({ CrankConfiguration.class, Portal.class, PostgresDatabase.class })
@interface CrankedOnPostgres {

}
