package dev.postern.account;

import java.util.Optional;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs a person in by name and password. The session keeps {@link SignedIn} as the
 * details of the authentication.
 */
@Component
public class PasswordAuthenticationProvider implements AuthenticationProvider {

	private static final int LONGEST = 200;

	private final SignIns signIns;

	private final SignInThrottle throttle;

	PasswordAuthenticationProvider(SignIns signIns, SignInThrottle throttle) {
		this.signIns = signIns;
		this.throttle = throttle;
	}

	@Override
	public Authentication authenticate(Authentication asked) {
		String origin = (asked.getDetails() instanceof WebAuthenticationDetails details) ? details.getRemoteAddress()
				: "unknown";
		String username = asked.getName();
		String password = String.valueOf(asked.getCredentials());
		// neither a database nor a memory of failures has to take what cannot be right
		if (!username.matches(Username.FORM) || password.length() > LONGEST) {
			throw new BadCredentialsException("Not a name and a password");
		}
		Optional<SignedIn> signedIn = throttle.attempt("sign-in of " + username, origin,
				() -> signIns.signIn(username, password, origin));
		return signedIn.map(PasswordAuthenticationProvider::authentication)
			.orElseThrow(() -> new BadCredentialsException("No such name and password"));
	}

	private static Authentication authentication(SignedIn signedIn) {
		UsernamePasswordAuthenticationToken token = (UsernamePasswordAuthenticationToken) signedIn.caller()
			.authentication();
		token.setDetails(signedIn);
		return token;
	}

	@Override
	public boolean supports(Class<?> type) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
	}

}
