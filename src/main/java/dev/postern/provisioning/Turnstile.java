package dev.postern.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.postern.atlas.AtlasReply;
import dev.postern.atlas.AtlasReply.Refused;
import dev.postern.atlas.AtlasReply.Success;
import dev.postern.atlas.AtlasReply.Unreachable;
import dev.postern.atlas.RateLimit;
import dev.postern.request.RequestError;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Lets background work through to Atlas, so many at once for each project. While a
 * project does not answer, one goes ahead and the others stay away; while Atlas wants to
 * be left alone, all do. It is in memory, because it only spares calls: what is turned
 * away waits in the database.
 */
@Component
class Turnstile {

	/** One call in so many is kept for writing. */
	private static final int RESERVE = 10;

	private final ProvisioningSettings settings;

	private final Clock clock;

	private final Map<String, Lane> lanes = new HashMap<>();

	Turnstile(ProvisioningSettings settings, Clock clock) {
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Does some work for a project, or has it wait.
	 * @param turnedAway is told how long to stay away
	 */
	<T> T pass(String projectId, Function<Duration, T> turnedAway, Supplier<T> work) {
		Duration wait = enter(projectId);
		if (wait.isPositive()) {
			return turnedAway.apply(wait);
		}
		try {
			return work.get();
		}
		finally {
			leave(projectId);
		}
	}

	/**
	 * Looks at a project, or has the look wait: also while few calls are left, because
	 * those are kept for writing.
	 * @param turnedAway is told how long to stay away
	 */
	<T> T passToLook(String projectId, Function<Duration, T> turnedAway, Supplier<T> look) {
		Duration wait = untilLook(projectId);
		return wait.isPositive() ? turnedAway.apply(wait) : pass(projectId, turnedAway, look);
	}

	/** Learns from what Atlas answered for a project, and hands it on. */
	synchronized <R extends AtlasReply<?>> R heard(String projectId, R reply) {
		Lane lane = lane(projectId);
		RateLimit limit = reply.exchange().limit();
		if (limit != null && limit.remaining() < limit.capacity() / RESERVE) {
			lane.looksNotBefore = clock.instant().plus(settings.slowestRound());
		}
		switch ((AtlasReply<?>) reply) {
			case Success<?> success -> lane.failures = 0;
			case Unreachable<?> silence -> fail(lane);
			case Refused<?> refused -> refused(lane, refused);
		}
		Step step = Replies.step(reply);
		lane.trouble = (step instanceof Step.Again again && !again.heard()) ? again.why() : null;
		return reply;
	}

	/** Why a project's work is turned away, null if Atlas answers for it. */
	synchronized @Nullable RequestError trouble(String projectId) {
		return lane(projectId).trouble;
	}

	/** Whether Atlas wants to be left alone with a project. */
	synchronized boolean rests(String projectId) {
		return lane(projectId).restsUntil.isAfter(clock.instant());
	}

	/** Something was mended for these projects, so they need not be left alone. */
	synchronized void open(Collection<String> projectIds) {
		projectIds.stream().map(this::lane).forEach((lane) -> {
			lane.failures = 0;
			lane.restsUntil = Instant.EPOCH;
			lane.looksNotBefore = Instant.EPOCH;
			lane.trouble = null;
		});
	}

	private void refused(Lane lane, Refused<?> refused) {
		int status = refused.status();
		Duration retryAfter = refused.retryAfter();
		if (retryAfter != null) {
			Duration rest = (retryAfter.compareTo(settings.deadline()) < 0) ? retryAfter : settings.deadline();
			lane.restsUntil = later(lane.restsUntil, clock.instant().plus(rest));
		}
		else if (status == 408 || status == 429 || status >= 500) {
			fail(lane);
		}
		else {
			lane.failures = 0;
		}
	}

	/** What fails side by side counts once. */
	private void fail(Lane lane) {
		Instant now = clock.instant();
		if (lane.failures == 0 || !now.isBefore(lane.downUntil)) {
			lane.downUntil = now.plus(settings.backoff(lane.failures));
			lane.failures++;
		}
	}

	private synchronized Duration enter(String projectId) {
		Lane lane = lane(projectId);
		Instant now = clock.instant();
		Instant opens = (lane.failures > 0) ? later(lane.restsUntil, lane.downUntil) : lane.restsUntil;
		if (opens.isAfter(now)) {
			return Duration.between(now, opens).plus(jitter());
		}
		if (lane.inside >= ((lane.failures > 0) ? 1 : settings.jobsPerProject())) {
			return settings.firstBackoff().plus(jitter());
		}
		lane.inside++;
		return Duration.ZERO;
	}

	private synchronized Duration untilLook(String projectId) {
		return Duration.between(clock.instant(), lane(projectId).looksNotBefore);
	}

	private synchronized void leave(String projectId) {
		lane(projectId).inside--;
	}

	private Lane lane(String projectId) {
		return lanes.computeIfAbsent(projectId, (id) -> new Lane());
	}

	/** So that those who wait do not all come back at once. */
	private Duration jitter() {
		return Duration.ofMillis(ThreadLocalRandom.current().nextLong(settings.firstBackoff().toMillis() / 2 + 1));
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	/** How it stands with one project. */
	private static final class Lane {

		private int inside;

		private int failures;

		private Instant downUntil = Instant.EPOCH;

		private Instant restsUntil = Instant.EPOCH;

		private Instant looksNotBefore = Instant.EPOCH;

		private @Nullable RequestError trouble;

	}

}
