package dev.postern.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

import dev.postern.simulator.FaultPlan.Kind;
import dev.postern.simulator.FaultPlan.Step;

/**
 * What every call to the API goes through: proof of the key, faults, limits, versions. An
 * answer is held back until the log has the call, so that whoever has the answer also
 * finds its entry.
 */
class AtlasGate extends OncePerRequestFilter {

	static final String API = "/simulator/api/";

	/** Recorded, in another key order than all other errors. */
	private static final String CHALLENGE = """
			{
			  "error" : 401,
			  "reason" : "Unauthorized",
			  "detail" : "You are not authorized for this resource.",
			  "errorCode" : "UNEXPECTED_ERROR"
			}""";

	private final DigestGuard guard;

	private final RateLimits limits;

	private final Faults faults;

	private final CallLog calls;

	private final RuleBook rules;

	private final Clock clock;

	AtlasGate(DigestGuard guard, RateLimits limits, Faults faults, CallLog calls, RuleBook rules, Clock clock) {
		this.rules = rules;
		this.guard = guard;
		this.limits = limits;
		this.faults = faults;
		this.calls = calls;
		this.clock = clock;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !request.getRequestURI().startsWith(API);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Instant start = clock.instant();
		ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
		DigestGuard.Verdict verdict = guard.judge(request);
		Key key = verdict.key();
		Step fault = (key != null) ? faults.next(request) : null;
		boolean challenged = key == null || is(fault, Kind.EXPIRED_NONCE);
		if (key == null || challenged) {
			challenge(answer, verdict.stale() || fault != null);
		}
		else {
			faults.delay(request);
			serve(new Exchange(request, key, rules.rules()), fault, answer, chain);
			RecordedHeaders.write(request, answer, Duration.between(start, clock.instant()));
		}
		boolean silent = is(fault, Kind.HANG) || is(fault, Kind.RESET);
		calls.add(new CallLog.Call(start, request.getMethod(), request.getRequestURI(), request.getQueryString(),
				silent ? 0 : answer.getStatus(), verdict.publicKey(), challenged,
				(fault != null) ? fault.kind() : null));
		faults.deliver(fault, request, answer);
	}

	private void serve(Exchange exchange, @Nullable Step fault, HttpServletResponse answer, FilterChain chain)
			throws ServletException, IOException {
		HttpServletRequest request = exchange.request();
		try {
			if (fault != null && !fault.kind().isDone()) {
				throw fault.refusal();
			}
			RateLimits.Remaining left = limits.take(exchange.key(), request.getRequestURI());
			answer.setIntHeader("RateLimit-Limit", left.limit());
			answer.setIntHeader("RateLimit-Remaining", left.remaining());
			exchange.negotiate();
			request.setAttribute(Exchange.ATTRIBUTE, exchange);
			chain.doFilter(request, answer);
		}
		catch (Refusal refusal) {
			write(exchange.refuse(refusal), answer);
		}
	}

	private void challenge(HttpServletResponse answer, boolean stale) throws IOException {
		answer.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
		answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
		answer.setHeader(HttpHeaders.SERVER, RecordedHeaders.SERVER);
		answer.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
		answer.setHeader(HttpHeaders.WWW_AUTHENTICATE, guard.challenge(stale).toHeader());
		answer.getOutputStream().write(CHALLENGE.getBytes(StandardCharsets.UTF_8));
	}

	private static boolean is(@Nullable Step fault, Kind kind) {
		return fault != null && fault.kind() == kind;
	}

	private static void write(ResponseEntity<byte[]> refusal, HttpServletResponse answer) throws IOException {
		answer.setStatus(refusal.getStatusCode().value());
		refusal.getHeaders().forEach((name, values) -> values.forEach((value) -> answer.addHeader(name, value)));
		byte[] body = refusal.getBody();
		if (body != null) {
			answer.getOutputStream().write(body);
		}
	}

}
