package dev.postern.atlasapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.regex.Pattern;

import dev.postern.account.Caller;
import dev.postern.account.DigestSignIn;
import dev.postern.account.Refusals;
import dev.postern.account.StrangersLog;
import dev.postern.account.TooManyTriesException;
import dev.postern.rest.ApiProblem;
import dev.postern.wire.AtlasForm;
import dev.postern.wire.AtlasRefusal;
import dev.postern.wire.DigestChallenge;
import dev.postern.wire.TokenBuckets;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What every call of a client goes through: proof of its key, its limit, its version.
 */
class AtlasGate extends OncePerRequestFilter {

	/** The path before the generation. */
	static final String BASE = "/api/atlas";

	/** No body that means anything here is larger. */
	private static final long LARGEST_BODY = 64 * 1024;

	/** In one spelling only, because the generation is told by it. */
	private static final Pattern SPELLING = Pattern.compile(BASE + "(/[^/%]*(/.*)?)?");

	private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

	private final TokenBuckets buckets;

	private final TokenBuckets.Size limit;

	private final DigestSignIn signIn;

	private final AtlasErrors errors;

	private final StrangersLog strangers;

	AtlasGate(DigestSignIn signIn, AtlasErrors errors, StrangersLog strangers, AtlasApiSettings settings, Clock clock) {
		this.limit = settings.limit();
		this.signIn = signIn;
		this.errors = errors;
		this.strangers = strangers;
		this.buckets = new TokenBuckets(clock);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		AtlasForm form = new AtlasForm(request, BASE);
		request.setAttribute(AtlasForm.ATTRIBUTE, form);
		try {
			DigestSignIn.Verdict verdict = judge(request);
			@Nullable Caller caller = verdict.caller();
			if (caller == null) {
				challenge(response, verdict.stale());
				return;
			}
			SecurityContextHolder.setContext(new SecurityContextImpl(caller.authentication()));
			admit(caller, request, response);
			form.negotiate();
			chain.doFilter(request, response);
		}
		catch (AtlasRefusal refusal) {
			AtlasForm.send(errors.refuse(refusal, form, request), response);
		}
	}

	private DigestSignIn.Verdict judge(HttpServletRequest request) {
		@Nullable String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
		try {
			DigestSignIn.Verdict verdict = signIn.judge(authorization, request.getMethod(), target(request),
					request.getRemoteAddr());
			// a call that is not signed yet is no try, nor is a nonce too old
			if (authorization != null && verdict.caller() == null && !verdict.stale()) {
				strangers.forged(request.getRemoteAddr(), Refusals.route(request));
			}
			return verdict;
		}
		catch (TooManyTriesException tries) {
			throw new AtlasRefusal(429, "RATE_LIMITED", "Too many failed tries to sign in.")
				.retryAfter((int) tries.waitFor().toSeconds() + 1);
		}
	}

	private void admit(Caller caller, HttpServletRequest request, HttpServletResponse response) {
		TokenBuckets.Remaining left = buckets.take(String.valueOf(caller.apiKeyId()), limit,
				request.getRequestURI().substring(1));
		response.setIntHeader("RateLimit-Limit", left.limit());
		response.setIntHeader("RateLimit-Remaining", left.remaining());
		if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
			throw new AtlasRefusal(411, null, "Say in Content-Length how long the body is.");
		}
		if (request.getContentLengthLong() > LARGEST_BODY) {
			throw new AtlasRefusal(413, null, "The body is too large.");
		}
		if (!SPELLING.matcher(request.getRequestURI()).matches()) {
			throw AtlasRefusal.malformedPath(request.getRequestURI());
		}
		@Nullable String site = request.getHeader("Sec-Fetch-Site");
		if (site != null && !site.equals("none") && !READING.contains(request.getMethod())) {
			// a browser keeps the key that somebody typed, and signs what any site sends
			ApiProblem problem = ApiProblem.forbidden("ACCESS_FORBIDDEN", "This was sent by a page in a browser.");
			throw new AtlasRefusal(403, problem.code(), problem.sentence()).because(problem);
		}
	}

	/** Recorded, in another key order than all other errors, and never in an envelope. */
	private void challenge(HttpServletResponse response, boolean stale) throws IOException {
		response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, signIn.challenge(stale));
		response.getOutputStream().write(DigestChallenge.BODY.getBytes(StandardCharsets.UTF_8));
	}

	/** The raw request target: what the client signed. */
	private static String target(HttpServletRequest request) {
		@Nullable String query = request.getQueryString();
		return (query != null) ? request.getRequestURI() + '?' + query : request.getRequestURI();
	}

}
