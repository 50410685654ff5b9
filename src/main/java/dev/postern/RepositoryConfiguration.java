package dev.postern;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.jpa.repository.query.QueryEnhancerFactories;
import org.springframework.data.jpa.repository.query.QueryEnhancerSelector;

/**
 * Has queries parsed once at the start, by Hibernate, which refuses those that are wrong.
 * Spring Data parses them beforehand to be able to change them, which none of ours asks
 * for, and takes a seventh of the start for that.
 */
@Configuration(proxyBeanMethods = false)
@EnableJpaRepositories(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
		queryEnhancerSelector = RepositoryConfiguration.Unparsed.class)
class RepositoryConfiguration {

	/** Leaves the parsing to Hibernate. */
	static class Unparsed extends QueryEnhancerSelector.DefaultQueryEnhancerSelector {

		Unparsed() {
			super(QueryEnhancerFactories.fallback(), QueryEnhancerFactories.fallback());
		}

	}

}
