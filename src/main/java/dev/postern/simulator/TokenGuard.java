package dev.postern.simulator;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

import dev.postern.wire.Digest;

/**
 * Decides who calls, by the token of a service account.
 */
class TokenGuard implements Guard {

	private static final String SCHEME = "Bearer ";

	private final Keys keys;

	private final Tokens tokens;

	TokenGuard(Keys keys, Tokens tokens) {
		this.keys = keys;
		this.tokens = tokens;
	}

	@Override
	public boolean guards(HttpServletRequest request) {
		return header(request).regionMatches(true, 0, SCHEME, 0, SCHEME.length());
	}

	@Override
	public Verdict judge(HttpServletRequest request) {
		String name = tokens.owner(header(request).substring(SCHEME.length()).strip()).orElse(null);
		return new Verdict(name, (name != null) ? keys.find(name).orElse(null) : null, false);
	}

	/** The body is recorded for Digest; that it is the same here is our choice. */
	@Override
	public void challenge(HttpServletResponse answer, boolean stale) throws IOException {
		DigestGuard.write(answer, "Bearer realm=\"" + Digest.ATLAS_REALM + "\", error=\"invalid_token\"");
	}

	private static String header(HttpServletRequest request) {
		return String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION));
	}

}
