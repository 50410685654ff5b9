package dev.postern.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;

import dev.postern.simulator.FaultPlan.Kind;
import dev.postern.simulator.FaultPlan.Odds;
import dev.postern.simulator.FaultPlan.Step;

/**
 * Decides what goes wrong, and spoils the answers.
 */
@Component
@Profile({ "demo", "simulator" })
class Faults {

	private static final Pattern PROJECT = Pattern.compile("/groups/([0-9a-f]{24})");

	private static final String GARBAGE = "<html><body><h1>It works!</h1></body></html>";

	private final Connections connections;

	private FaultPlan plan;

	/** Opens when the plan changes, so that nothing hangs longer than it is meant to. */
	private CountDownLatch change = new CountDownLatch(1);

	Faults(SimulatorSettings settings, Connections connections) {
		this.plan = settings.faults();
		this.connections = connections;
	}

	synchronized FaultPlan plan() {
		return plan;
	}

	synchronized void replace(FaultPlan next) {
		this.plan = next;
		change.countDown();
		this.change = new CountDownLatch(1);
	}

	/** A server that stops waits for its calls, so none may hang. */
	@EventListener({ ContextClosedEvent.class, Seed.Planted.class })
	void clear() {
		replace(FaultPlan.NONE);
	}

	/** The fault that hits this call, null if none does. */
	synchronized @Nullable Step next(HttpServletRequest request) {
		List<Step> script = new ArrayList<>(plan.script());
		for (int i = 0; i < script.size(); i++) {
			Step step = script.get(i);
			if (step.left() > 0 && step.hits(request)) {
				script.set(i, step.spent());
				this.plan = plan.withScript(script);
				return step;
			}
		}
		double chance = ThreadLocalRandom.current().nextDouble();
		for (Map.Entry<Kind, Double> rate : odds(request).rates().entrySet()) {
			chance -= rate.getValue();
			if (chance < 0) {
				return Step.of(rate.getKey());
			}
		}
		return null;
	}

	void delay(HttpServletRequest request) {
		hold(odds(request).latency());
	}

	/** Sends the answer, or what a fault leaves of it. */
	void deliver(@Nullable Step fault, HttpServletRequest request, ContentCachingResponseWrapper answer)
			throws IOException {
		switch ((fault != null) ? fault.kind() : Kind.ERROR) {
			case HANG, WITHHELD -> {
				hold(plan().hang());
				connections.breakWith((protocol) -> protocol.close(request));
			}
			case RESET, LOST -> connections.breakWith((protocol) -> protocol.reset(request));
			case TRUNCATED -> {
				byte[] whole = answer.getContentAsByteArray();
				answer.resetBuffer();
				answer.getResponse().setContentLength(whole.length);
				answer.getResponse().getOutputStream().write(Arrays.copyOf(whole, whole.length / 2));
				answer.getResponse().flushBuffer();
				connections.breakWith((protocol) -> protocol.close(request));
			}
			case GARBAGE -> {
				answer.resetBuffer();
				answer.setContentType(MediaType.TEXT_HTML_VALUE);
				answer.getOutputStream().write(GARBAGE.getBytes(StandardCharsets.UTF_8));
				answer.copyBodyToResponse();
			}
			default -> answer.copyBodyToResponse();
		}
	}

	private synchronized Odds odds(HttpServletRequest request) {
		Matcher project = PROJECT.matcher(request.getRequestURI());
		return plan.odds(project.find() ? project.group(1) : null);
	}

	private void hold(Duration duration) {
		CountDownLatch until;
		synchronized (this) {
			until = change;
		}
		try {
			until.await(duration.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
