package dev.postern.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import dev.postern.wire.Digest;
import dev.postern.wire.DigestAuthorization;
import dev.postern.wire.DigestChallenge;

/**
 * Decides who calls, by HTTP Digest.
 */
class DigestGuard implements Guard {

	private final Keys keys;

	private final Nonces nonces;

	DigestGuard(Keys keys, Nonces nonces) {
		this.keys = keys;
		this.nonces = nonces;
	}

	@Override
	public boolean guards(HttpServletRequest request) {
		return true;
	}

	@Override
	public Verdict judge(HttpServletRequest request) {
		DigestAuthorization signed = authorization(request);
		if (signed == null) {
			return new Verdict(null, null, false);
		}
		Optional<Key> key = keys.find(signed.username())
			.filter((known) -> !known.isServiceAccount())
			.filter((known) -> isProof(known, signed, request));
		if (key.isEmpty()) {
			return new Verdict(signed.username(), null, false);
		}
		boolean spent = nonces.spend(signed.challenge().nonce(), signed.proof().nc());
		return new Verdict(signed.username(), spent ? key.get() : null, !spent);
	}

	@Override
	public void challenge(HttpServletResponse answer, boolean stale) throws IOException {
		write(answer, new DigestChallenge(Digest.ATLAS_REALM, nonces.issue(), "MD5", stale, null).toHeader());
	}

	static void write(HttpServletResponse answer, String challenge) throws IOException {
		answer.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
		answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
		answer.setHeader(HttpHeaders.SERVER, RecordedHeaders.SERVER);
		answer.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
		answer.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
		answer.getOutputStream().write(DigestChallenge.BODY.getBytes(StandardCharsets.UTF_8));
	}

	private static @Nullable DigestAuthorization authorization(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		try {
			return (header != null) ? DigestAuthorization.parse(header) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static boolean isProof(Key key, DigestAuthorization signed, HttpServletRequest request) {
		if (!signed.uri().equals(target(request)) || !signed.challenge().realm().equals(Digest.ATLAS_REALM)
				|| !signed.challenge().algorithm().equalsIgnoreCase("MD5")) {
			return false;
		}
		String expected = Digest.response(key.proof(), signed.challenge(), request.getMethod(), signed.uri(),
				signed.proof());
		return MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII),
				signed.response().getBytes(StandardCharsets.US_ASCII));
	}

	/** The raw request target: what the client signed. */
	private static String target(HttpServletRequest request) {
		String query = request.getQueryString();
		return (query != null) ? request.getRequestURI() + '?' + query : request.getRequestURI();
	}

}
