package dev.postern.atlasapi;

import java.time.Clock;

import dev.postern.account.DigestSignIn;
import dev.postern.account.StrangersLog;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.UrlHandlerFilter;

import jakarta.servlet.DispatcherType;

/**
 * How clients get in: by Digest, call by call, and by nothing else.
 */
@Configuration(proxyBeanMethods = false)
class AtlasApiSecurity {

	/** Of answers that no browser shows as a page. */
	private static final String MACHINES = "default-src 'none'; frame-ancestors 'none'";

	private final AtlasGate gate;

	AtlasApiSecurity(DigestSignIn signIn, AtlasErrors errors, StrangersLog strangers, AtlasApiSettings settings,
			Clock clock) {
		this.gate = new AtlasGate(signIn, errors, strangers, settings, clock);
	}

	@Bean
	@Order(1)
	SecurityFilterChain atlasApiRoutes(HttpSecurity http) {
		// behind the gate, because a client signs the path with its slash
		UrlHandlerFilter slashes = UrlHandlerFilter.trailingSlashHandler("/api/atlas/**").wrapRequest().build();
		return http.securityMatcher(AtlasGate.BASE, AtlasGate.BASE + "/**")
			.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.authorizeHttpRequests((routes) -> {
				routes.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
				routes.anyRequest().authenticated();
			})
			.addFilterBefore(gate, AuthorizationFilter.class)
			.addFilterAfter(slashes, AuthorizationFilter.class)
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(MACHINES)))
			.build();
	}

}
