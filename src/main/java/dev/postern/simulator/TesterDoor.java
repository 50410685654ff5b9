package dev.postern.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets testers in by HTTP Basic. It takes the seeded key pair whatever became of that
 * key, or a test that revokes it would shut itself out.
 */
class TesterDoor extends OncePerRequestFilter {

	private static final byte[] EXPECTED = ("Basic "
			+ HttpHeaders.encodeBasicAuth(Seed.PUBLIC_KEY, Seed.PRIVATE_KEY, StandardCharsets.UTF_8))
		.getBytes(StandardCharsets.UTF_8);

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return request.getRequestURI().startsWith(AtlasGate.API);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String sent = String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION));
		if (MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), EXPECTED)) {
			chain.doFilter(request, response);
		}
		else {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Postern simulator\"");
			response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
		}
	}

}
