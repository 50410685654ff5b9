package dev.postern;

import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/**
 * Who may reach which route. What is not named here is denied. Which project a caller may
 * see, and whose request they may decide on, is asked behind the routes.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

	/** Machine callers: an API key with every call, no session, hence no CSRF. */
	@Bean
	@Order(2)
	SecurityFilterChain restRoutes(HttpSecurity http, Problems problems) {
		return http.securityMatcher("/api/v1/**").authorizeHttpRequests((routes) -> {
			routes.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
			routes.requestMatchers("/api/v1/openapi.json", "/api/v1/setup", "/api/v1/invitations/**").permitAll();
			routes.requestMatchers("/api/v1/audit/**").hasAnyRole("AUDITOR", "OPERATOR");
			routes.requestMatchers("/api/v1/stored-keys/**", "/api/v1/people/**").hasRole("OPERATOR");
			routes.requestMatchers("/api/v1/projects/*/members/**", "/api/v1/projects/*/stored-key")
				.hasRole("OPERATOR");
			routes.requestMatchers(HttpMethod.POST, "/api/v1/projects").hasRole("OPERATOR");
			routes.requestMatchers("/api/v1/**").authenticated();
		})
			.httpBasic((basic) -> basic.authenticationEntryPoint(problems))
			.exceptionHandling((failures) -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.addFilterBefore(new CrossSiteGuard(problems), BasicAuthenticationFilter.class)
			.headers((headers) -> headers.contentSecurityPolicy(
					(policy) -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
			.build();
	}

	/**
	 * Everything else, hence last: open health, the rest of the actuator for operators.
	 */
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	SecurityFilterChain otherRoutes(HttpSecurity http, Problems problems) {
		return http.authorizeHttpRequests((routes) -> {
			routes.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
			routes.requestMatchers("/", "/index.html", "/css/**", "/img/**").permitAll();
			routes.requestMatchers("/actuator/health/**", "/actuator/health").permitAll();
			routes.requestMatchers("/actuator/**").hasRole("OPERATOR");
			routes.anyRequest().denyAll();
		})
			.httpBasic((basic) -> basic.authenticationEntryPoint(problems))
			.exceptionHandling((failures) -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(
					"default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
							+ "frame-ancestors 'none'")))
			.build();
	}

	@Bean
	PasswordEncoder passwordEncoder() {
		return PasswordEncoderFactories.createDelegatingPasswordEncoder();
	}

}
