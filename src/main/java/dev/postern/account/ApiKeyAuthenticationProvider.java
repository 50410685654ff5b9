package dev.postern.account;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

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
class ApiKeyAuthenticationProvider implements AuthenticationProvider {

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
		Duration wait = throttle.wait(pair.publicKey(), origin);
		if (wait.isPositive()) {
			throw new TooManyTriesException(wait);
		}
		@Nullable Caller caller = keys.signIn(pair, origin).orElse(null);
		if (caller == null) {
			throttle.failed(pair.publicKey(), origin);
			throw new BadCredentialsException("No such API key");
		}
		throttle.succeeded(pair.publicKey(), origin);
		return caller.authentication();
	}

	@Override
	public boolean supports(Class<?> type) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
	}

}
