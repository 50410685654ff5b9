package dev.postern;

import dev.postern.account.ApiKeyAuthenticationProvider;
import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/**
 * Which machine may reach which route. Which project a caller may see, and whose request
 * they may decide on, is asked behind the routes.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

	/** Of answers that no browser shows as a page. */
	private static final String MACHINES = "default-src 'none'; frame-ancestors 'none'";

	/** Machine callers: an API key with every call, no session, hence no CSRF. */
	@Bean
	@Order(2)
	SecurityFilterChain restRoutes(HttpSecurity http, Problems problems, ApiKeyAuthenticationProvider keys) {
		return http.securityMatcher("/api/**").authorizeHttpRequests((routes) -> {
			routes.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
			routes.requestMatchers("/api/v1/openapi.json", "/api/v1/setup", "/api/v1/invitations/**").permitAll();
			routes.requestMatchers("/api/v1/audit/**").hasAnyRole("AUDITOR", "OPERATOR");
			routes.requestMatchers("/api/v1/stored-keys/**", "/api/v1/people/**").hasRole("OPERATOR");
			routes.requestMatchers("/api/v1/projects/*/members/**", "/api/v1/projects/*/stored-key")
				.hasRole("OPERATOR");
			routes.requestMatchers(HttpMethod.POST, "/api/v1/projects").hasRole("OPERATOR");
			routes.anyRequest().authenticated();
		})
			.authenticationProvider(keys)
			.httpBasic((basic) -> basic.authenticationEntryPoint(problems))
			.exceptionHandling((failures) -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.addFilterBefore(new CrossSiteGuard(problems), BasicAuthenticationFilter.class)
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(MACHINES)))
			.build();
	}

	/** Open health, the rest of the actuator for operators. */
	@Bean
	@Order(2)
	SecurityFilterChain actuatorRoutes(HttpSecurity http, Problems problems, ApiKeyAuthenticationProvider keys) {
		return http.securityMatcher("/actuator/**").authorizeHttpRequests((routes) -> {
			routes.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
			routes.requestMatchers("/actuator/health/**", "/actuator/health").permitAll();
			routes.anyRequest().hasRole("OPERATOR");
		})
			.authenticationProvider(keys)
			.httpBasic((basic) -> basic.authenticationEntryPoint(problems))
			.exceptionHandling((failures) -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(MACHINES)))
			.build();
	}

	/** Nobody looks at spans of single filters and rules, which cost more than these. */
	@Bean
	SecurityObservationSettings securityObservations() {
		return SecurityObservationSettings.noObservations();
	}

	@Bean
	PasswordEncoder passwordEncoder() {
		return PasswordEncoderFactories.createDelegatingPasswordEncoder();
	}

}
