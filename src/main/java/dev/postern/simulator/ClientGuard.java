package dev.postern.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Decides who asks for a token, by the id and the secret of a service account.
 */
class ClientGuard implements Guard {

	private static final String SCHEME = "Basic ";

	private final Keys keys;

	ClientGuard(Keys keys) {
		this.keys = keys;
	}

	@Override
	public boolean guards(HttpServletRequest request) {
		return request.getRequestURI().startsWith(OAUTH);
	}

	@Override
	public Verdict judge(HttpServletRequest request) {
		String[] sent = credentials(String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION))).split(":", 2);
		Key key = (sent.length == 2) ? keys.find(sent[0]).filter((known) -> known.isOpenedBy(sent[1])).orElse(null)
				: null;
		return new Verdict(sent[0].isEmpty() ? null : sent[0], key, false);
	}

	/** As OAuth has it (RFC 6749); what Atlas answers was not seen. */
	@Override
	public void challenge(HttpServletResponse answer, boolean stale) throws IOException {
		answer.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
		answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
		answer.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"oauth\"");
		answer.getOutputStream().write("{\"error\":\"invalid_client\"}".getBytes(StandardCharsets.UTF_8));
	}

	private static String credentials(String header) {
		try {
			return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? new String(
					Base64.getDecoder().decode(header.substring(SCHEME.length()).strip()), StandardCharsets.UTF_8) : "";
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

}
