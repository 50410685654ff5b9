package dev.postern.page;

import java.io.IOException;
import java.util.Optional;

import dev.postern.account.Caller;
import dev.postern.account.SignIns;
import dev.postern.account.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of whoever was disabled or changed their password elsewhere, and gives
 * everybody the roles that they have now, not those that they came in with.
 */
@Component
class SessionWatch extends OncePerRequestFilter {

	private final SignIns signIns;

	SessionWatch(SignIns signIns) {
		this.signIns = signIns;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getDetails() instanceof SignedIn before) {
			Optional<Caller> now = signIns.stillIn(before);
			// of this call only: the session keeps how somebody came in
			SecurityContextHolder
				.setContext(now.map((caller) -> context(caller, before)).orElseGet(() -> end(request)));
		}
		chain.doFilter(request, response);
	}

	private static SecurityContextImpl context(Caller caller, SignedIn before) {
		AbstractAuthenticationToken token = (AbstractAuthenticationToken) caller.authentication();
		token.setDetails(before);
		return new SecurityContextImpl(token);
	}

	private static SecurityContextImpl end(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.invalidate();
		}
		return new SecurityContextImpl();
	}

	/** It belongs to the chain of pages, not before every servlet. */
	@Configuration(proxyBeanMethods = false)
	static class NotByItself {

		@Bean
		FilterRegistrationBean<SessionWatch> sessionWatchRegistration(SessionWatch watch) {
			FilterRegistrationBean<SessionWatch> registration = new FilterRegistrationBean<>(watch);
			registration.setEnabled(false);
			return registration;
		}

	}

}
