package dev.postern.account;

import java.time.Duration;

import org.springframework.security.core.AuthenticationException;

/**
 * Somebody has guessed too often and has to wait.
 */
public class TooManyTriesException extends AuthenticationException {

	private final Duration wait;

	TooManyTriesException(Duration wait) {
		super("Too many failed tries to sign in");
		this.wait = wait;
	}

	public Duration waitFor() {
		return wait;
	}

}
