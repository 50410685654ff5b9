package dev.postern.page;

import dev.postern.account.PasswordAuthenticationProvider;
import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who may reach which page. Deciding who sees which project's things is the services'
 * part.
 */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

	/**
	 * Nothing inline, nothing from elsewhere, nobody's frame.
	 */
	static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
			+ "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	/** Styles, scripts and pictures: for everybody, without a session. */
	@Bean
	@Order(3)
	SecurityFilterChain assets(HttpSecurity http) {
		return http.securityMatcher("/css/**", "/js/**", "/img/**", "/webjars/**")
			.authorizeHttpRequests((routes) -> routes.anyRequest().permitAll())
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.headers(PageSecurity::strict)
			.build();
	}

	/** Pages: everything that no other chain has taken, hence last. */
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	SecurityFilterChain pages(HttpSecurity http, PasswordAuthenticationProvider passwords, SignInOutcome outcome,
			EndedSession ended, SessionWatch watch) {
		return http.authorizeHttpRequests((routes) -> {
			routes.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll();
			routes.requestMatchers("/login", "/theme", "/invitations/*", "/setup").permitAll();
			routes.requestMatchers("/people/**", "/projects/**", "/stored-keys/**", "/atlas/**").hasRole("OPERATOR");
			routes.requestMatchers("/log/**").hasAnyRole("AUDITOR", "OPERATOR");
			// what no controller knows is not found
			routes.anyRequest().authenticated();
		})
			.authenticationProvider(passwords)
			.formLogin((form) -> form.loginPage("/login").successHandler(outcome).failureHandler(outcome))
			.logout((logout) -> logout.logoutSuccessUrl("/login?out"))
			.exceptionHandling((failures) -> failures.authenticationEntryPoint(ended).accessDeniedHandler(ended))
			.addFilterAfter(watch, SecurityContextHolderFilter.class)
			.headers(PageSecurity::strict)
			.build();
	}

	private static void strict(HeadersConfigurer<HttpSecurity> headers) {
		headers.contentSecurityPolicy((policy) -> policy.policyDirectives(POLICY))
			.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
	}

}
