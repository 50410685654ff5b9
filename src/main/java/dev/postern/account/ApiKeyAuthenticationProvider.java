package dev.postern.account;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs a machine in by an API key pair sent as HTTP Basic.
 */
@Component
public class ApiKeyAuthenticationProvider implements AuthenticationProvider {

	private final ApiKeys keys;

	private final SignInThrottle throttle;

	ApiKeyAuthenticationProvider(ApiKeys keys, SignInThrottle throttle) {
		this.keys = keys;
		this.throttle = throttle;
	}

	@Override
	public Authentication authenticate(Authentication asked) {
		String origin = (asked.getDetails() instanceof WebAuthenticationDetails details) ? details.getRemoteAddress()
				: "unknown";
		KeyPair pair = new KeyPair(asked.getName(), String.valueOf(asked.getCredentials()));
		// not even remembered: a database may choke on such a name, and memory may run
		// out
		if (!pair.isWellFormed()) {
			throw new BadCredentialsException("Not an API key");
		}
		return throttle.attempt(pair.publicKey(), origin, () -> keys.signIn(pair, origin))
			.orElseThrow(() -> new BadCredentialsException("No such API key"))
			.authentication();
	}

	@Override
	public boolean supports(Class<?> type) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
	}

}
