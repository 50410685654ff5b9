package dev.postern.simulator;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.UrlHandlerFilter;

/**
 * The simulator's own security: keys and tokens for the API, the tester's door for the
 * rest.
 */
@Configuration(proxyBeanMethods = false)
@Profile({ "demo", "simulator" })
class SimulatorSecurity {

	@Bean
	@Order(1)
	SecurityFilterChain simulatorChain(HttpSecurity http, Guards guards, Faults faults, CallLog calls, Clock clock) {
		AtlasGate gate = new AtlasGate(guards, faults, calls, clock);
		// behind the gate, because a client signs the path with its slash
		UrlHandlerFilter slashes = UrlHandlerFilter.trailingSlashHandler("/simulator/**").wrapRequest().build();
		return http.securityMatcher("/simulator/**")
			.csrf(AbstractHttpConfigurer::disable)
			.headers(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.authorizeHttpRequests((routes) -> routes.anyRequest().permitAll())
			.addFilterAfter(gate, AuthorizationFilter.class)
			.addFilterAfter(new TesterDoor(), AtlasGate.class)
			.addFilterAfter(slashes, TesterDoor.class)
			.build();
	}

}
