package dev.postern.account;

import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import dev.postern.audit.Actor;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * Whoever is behind a call: a person, whichever way they came in, or Postern at work.
 *
 * @param personId the person; of Postern itself all zeros
 * @param mayDecide whether this way in may be used to decide, on requests and on drift
 * @param apiKeyId the API key by which they came; null for people in browsers and for
 * Postern
 */
public record Caller(UUID personId, Actor actor, Set<PortalRole> roles, boolean mayDecide,
		@Nullable UUID apiKeyId) implements Principal {

	private static final Caller POSTERN = new Caller(new UUID(0, 0), Actor.POSTERN, Set.of(PortalRole.SYSTEM), false,
			null);

	/**
	 * The caller of this thread.
	 * @throws IllegalStateException if nobody is signed in, which no guarded method sees
	 */
	public static Caller current() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
			return caller;
		}
		throw new IllegalStateException("Nobody is signed in");
	}

	/** Does Postern's own work, which no person's rights bound. */
	public static <T extends @Nullable Object> T asPostern(Supplier<T> work) {
		return POSTERN.call(work);
	}

	/** Does Postern's own work for somebody, under whose name it is logged. */
	static <T> T asPostern(Actor actor, Supplier<T> work) {
		return new Caller(POSTERN.personId, actor, POSTERN.roles, false, null).call(work);
	}

	/** Does something as this caller. */
	public <T extends @Nullable Object> T call(Supplier<T> work) {
		SecurityContext before = SecurityContextHolder.getContext();
		try {
			SecurityContextHolder.setContext(new SecurityContextImpl(authentication()));
			return work.get();
		}
		finally {
			SecurityContextHolder.setContext(before);
		}
	}

	/** This caller as Spring Security knows it. */
	public Authentication authentication() {
		List<GrantedAuthority> authorities = roles.stream()
			.<GrantedAuthority>map((role) -> new SimpleGrantedAuthority("ROLE_" + role))
			.toList();
		return UsernamePasswordAuthenticationToken.authenticated(this, null, authorities);
	}

	public boolean has(PortalRole role) {
		return roles.contains(role);
	}

	@Override
	public String getName() {
		return actor.name();
	}

}
