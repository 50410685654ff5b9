package dev.postern.atlas;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.postern.atlas.AtlasReply.Unreachable;
import org.jspecify.annotations.Nullable;

/**
 * Bulkheads: every project has a few calls at once and no more, so that one that hangs
 * holds up nobody but itself. Calls about no project count for their key.
 */
class Lanes {

	private final Map<String, Semaphore> lanes = new ConcurrentHashMap<>();

	private final int width;

	private final Duration patience;

	Lanes(AtlasSettings settings) {
		this.width = settings.callsAtOnce();
		this.patience = settings.turnTimeout();
	}

	/** Carries a call out when it is its turn; soon, or not at all. */
	<T extends @Nullable Object> AtlasReply<T> pass(AtlasKey key, AtlasCall call, Supplier<AtlasReply<T>> sending) {
		String name = Objects.requireNonNullElse(call.projectId(), key.publicKey());
		Semaphore lane = lanes.computeIfAbsent(name, (unknown) -> new Semaphore(width));
		if (!enter(lane)) {
			return new Unreachable<>("Too many calls of the same project wait for an answer already",
					new Exchange(call.method().name(), call.path(), null, Duration.ZERO, null));
		}
		try {
			return sending.get();
		}
		finally {
			lane.release();
		}
	}

	private boolean enter(Semaphore lane) {
		try {
			return lane.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
