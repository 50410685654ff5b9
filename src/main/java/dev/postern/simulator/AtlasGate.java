package dev.postern.simulator;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

import dev.postern.simulator.FaultPlan.Kind;
import dev.postern.simulator.FaultPlan.Step;
import dev.postern.wire.AtlasForm;
import dev.postern.wire.AtlasRefusal;
import dev.postern.wire.TokenBuckets;

/**
 * What every call to the API goes through: proof of the key, faults, limits, versions. An
 * answer is held back until the log has the call, so that whoever has the answer also
 * finds its entry.
 */
class AtlasGate extends OncePerRequestFilter {

	static final String API = "/simulator/api/";

	private final Guards guards;

	private final Faults faults;

	private final CallLog calls;

	private final Clock clock;

	AtlasGate(Guards guards, Faults faults, CallLog calls, Clock clock) {
		this.guards = guards;
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
		Guard guard = guards.of(request);
		Guard.Verdict verdict = guard.judge(request);
		Key key = verdict.key();
		Step fault = (key != null) ? faults.next(request) : null;
		boolean challenged = key == null || is(fault, Kind.EXPIRED_NONCE);
		if (key == null || challenged) {
			guard.challenge(answer, verdict.stale() || fault != null);
		}
		else {
			faults.delay(request);
			serve(guards.exchange(request, key), fault, answer, chain);
			RecordedHeaders.write(request, answer, Duration.between(start, clock.instant()));
		}
		boolean silent = is(fault, Kind.HANG) || is(fault, Kind.RESET);
		calls.add(new CallLog.Call(start, request.getMethod(), request.getRequestURI(), request.getQueryString(),
				silent ? 0 : answer.getStatus(), verdict.name(), challenged, (fault != null) ? fault.kind() : null));
		faults.deliver(fault, request, answer);
	}

	private void serve(Exchange exchange, @Nullable Step fault, HttpServletResponse answer, FilterChain chain)
			throws ServletException, IOException {
		HttpServletRequest request = exchange.request();
		try {
			if (fault != null && !fault.kind().isDone()) {
				throw fault.refusal();
			}
			if (!request.getRequestURI().startsWith(Guard.OAUTH)) {
				admit(exchange, answer);
			}
			request.setAttribute(Exchange.ATTRIBUTE, exchange);
			chain.doFilter(request, answer);
		}
		catch (AtlasRefusal refusal) {
			AtlasForm.send(exchange.refuse(refusal), answer);
		}
	}

	/**
	 * Documented: a token can be had from anywhere, but calls come from where they may.
	 */
	private void admit(Exchange exchange, HttpServletResponse answer) {
		exchange.key().checkAddress(exchange.request().getRemoteAddr());
		TokenBuckets.Remaining left = guards.limit(exchange);
		answer.setIntHeader("RateLimit-Limit", left.limit());
		answer.setIntHeader("RateLimit-Remaining", left.remaining());
		exchange.negotiate();
	}

	private static boolean is(@Nullable Step fault, Kind kind) {
		return fault != null && fault.kind() == kind;
	}

}
