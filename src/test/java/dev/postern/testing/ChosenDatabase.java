package dev.postern.testing;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.core.annotation.RepeatableContainers;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Lets the same classes run on both databases: where a run asks for PostgreSQL, all that
 * is tagged {@code database} gets one, and what is tagged {@code postgresql} always does.
 */
class ChosenDatabase implements ContextCustomizerFactory {

	private static final String PROPERTY = "postern.test.database";

	private static final String POSTGRESQL = "postgresql";

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> attributes) {
		boolean chosen = isTagged(testClass, POSTGRESQL)
				|| (POSTGRESQL.equals(System.getProperty(PROPERTY)) && isTagged(testClass, "database"));
		return chosen ? new OnPostgreSql() : null;
	}

	private static boolean isTagged(Class<?> testClass, String tag) {
		return MergedAnnotations
			.from(testClass, SearchStrategy.TYPE_HIERARCHY, RepeatableContainers.standardRepeatables())
			.stream(Tag.class)
			.anyMatch((found) -> found.getString("value").equals(tag));
	}

	/** Without components, so that all contexts that differ in nothing else are one. */
	private record OnPostgreSql() implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
			context.getBeanFactory()
				.registerSingleton(JdbcConnectionDetails.class.getName(), PostgresServer.shared().createDatabase());
		}

	}

}
