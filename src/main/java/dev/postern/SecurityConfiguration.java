package dev.postern;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may reach which route. What is not named here is denied.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

	@Bean
	SecurityFilterChain pages(HttpSecurity http) {
		return http
			.authorizeHttpRequests(
					(routes) -> routes.requestMatchers("/actuator/health").permitAll().anyRequest().denyAll())
			.build();
	}

}
