package dev.postern.account;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the sign-in page looks.
 *
 * @param shown people whom anybody may sign in as, for the demo; nobody by default
 */
@ConfigurationProperties("postern.sign-in")
record SignInSettings(@DefaultValue List<Shown> shown) {

	/** Somebody to sign in as, and what they can be used to try. */
	record Shown(String username, String password, String does) {

		@Override
		public String toString() {
			return "Shown[" + username + "]";
		}

	}

}
