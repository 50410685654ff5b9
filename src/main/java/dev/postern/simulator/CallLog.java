package dev.postern.simulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Every call to the API, so that a test can count exchanges, challenges included.
 */
@Component
@Profile({ "demo", "simulator" })
class CallLog {

	private static final int MOST = 200_000;

	private final Deque<Call> calls = new ArrayDeque<>();

	/**
	 * One call.
	 *
	 * @param path raw, as it came
	 * @param status what was done; where a fault lost the answer, what it would have said
	 * @param publicKey the key that was named, known or not
	 * @param challenge whether nobody stood behind the call, and the answer said so
	 * @param fault what was made to go wrong
	 */
	record Call(Instant at, String method, String path, @Nullable String query, int status, @Nullable String publicKey,
			boolean challenge, FaultPlan.@Nullable Kind fault) {
	}

	synchronized void add(Call call) {
		if (calls.size() == MOST) {
			calls.removeFirst();
		}
		calls.addLast(call);
	}

	List<Call> find(Predicate<Call> wanted) {
		return Stream.of(all()).filter(wanted).toList();
	}

	/** Copied first, so that calls need not wait for the search. */
	private synchronized Call[] all() {
		return calls.toArray(Call[]::new);
	}

	@EventListener(Seed.Planted.class)
	synchronized void clear() {
		calls.clear();
	}

}
