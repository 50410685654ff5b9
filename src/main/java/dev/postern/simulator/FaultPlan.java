package dev.postern.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import dev.postern.wire.AtlasRefusal;

/**
 * What is made to go wrong, by chance or by script. What is left out goes right.
 *
 * @param rates how likely each kind is, from 0 to 1
 * @param latencyMillis how long every call is held back
 * @param hangMillis how long a call that hangs is held before its connection is closed
 * @param projects rates and latency for the calls of one project, in place of the general
 * ones
 * @param script what happens to the next calls that match, in order
 */
record FaultPlan(Map<Kind, Double> rates, @Nullable Integer latencyMillis, @Nullable Integer hangMillis,
		Map<String, Odds> projects, List<Step> script) {

	private static final int USUAL_HANG = 120_000;

	static final FaultPlan NONE = new FaultPlan(Map.of(), null, null, Map.of(), List.of());

	FaultPlan {
		rates = (rates != null) ? Map.copyOf(rates) : Map.of();
		projects = (projects != null) ? Map.copyOf(projects) : Map.of();
		script = (script != null) ? List.copyOf(script) : List.of();
	}

	Duration hang() {
		return Duration.ofMillis((hangMillis != null) ? hangMillis : USUAL_HANG);
	}

	Odds odds(@Nullable String projectId) {
		Odds general = new Odds(rates, latencyMillis);
		return (projectId != null) ? projects.getOrDefault(projectId, general) : general;
	}

	FaultPlan withScript(List<Step> left) {
		return new FaultPlan(rates, latencyMillis, hangMillis, projects, left);
	}

	/** Ways to fail. */
	enum Kind {

		/** 429 with {@code Retry-After}; nothing is done. */
		TOO_MANY_REQUESTS,

		/** 500; nothing is done. */
		SERVER_ERROR,

		/** The error that the step of the script describes; nothing is done. */
		ERROR,

		/** No answer at all; nothing is done. */
		HANG,

		/** The connection is reset; nothing is done. */
		RESET,

		/** It is done, and the answer breaks off in the middle. */
		TRUNCATED,

		/** It is done, and the answer is no JSON. */
		GARBAGE,

		/** It is done, but the connection is reset before the answer. */
		LOST,

		/** It is done, but there is no answer at all. */
		WITHHELD,

		/** The nonce has expired: a challenge that says stale; nothing is done. */
		EXPIRED_NONCE;

		/** Whether the call has its effect all the same. */
		boolean isDone() {
			return this == TRUNCATED || this == GARBAGE || this == LOST || this == WITHHELD;
		}

	}

	/** Rates and latency of one project. */
	record Odds(Map<Kind, Double> rates, @Nullable Integer latencyMillis) {

		Odds {
			rates = (rates != null) ? Map.copyOf(rates) : Map.of();
		}

		Duration latency() {
			return Duration.ofMillis((latencyMillis != null) ? latencyMillis : 0);
		}

	}

	/**
	 * A fault that is sure to come.
	 *
	 * @param method only for this method, null for any
	 * @param path a regular expression found in the raw path, null for any
	 * @param times how many calls it hits, null for one
	 */
	record Step(@Nullable String method, @Nullable String path, @Nullable Integer times, Kind kind,
			@Nullable Integer status, @Nullable String errorCode, @Nullable String detail,
			@Nullable Integer retryAfter) {

		Step {
			kind = (kind != null) ? kind : Kind.ERROR;
			Pattern.compile((path != null) ? path : "");
		}

		static Step of(Kind kind) {
			return new Step(null, null, 1, kind, null, null, null, null);
		}

		boolean hits(HttpServletRequest request) {
			return (method == null || method.equalsIgnoreCase(request.getMethod()))
					&& (path == null || Pattern.compile(path).matcher(request.getRequestURI()).find());
		}

		int left() {
			return (times != null) ? times : 1;
		}

		Step spent() {
			return new Step(method, path, left() - 1, kind, status, errorCode, detail, retryAfter);
		}

		/** The error this fault answers with. */
		AtlasRefusal refusal() {
			if (kind == Kind.TOO_MANY_REQUESTS) {
				return new AtlasRefusal(429, "RATE_LIMITED_TOKEN_BUCKET", "Rate limit exceeded.")
					.retryAfter((retryAfter != null) ? retryAfter : 1);
			}
			AtlasRefusal refusal = new AtlasRefusal((status != null) ? status : 500,
					(errorCode != null) ? errorCode : "UNEXPECTED_ERROR",
					(detail != null) ? detail : "Unexpected error.");
			return (retryAfter != null) ? refusal.retryAfter(retryAfter) : refusal;
		}

	}

}
