package dev.postern.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The documented token buckets. The recordings show no trickle, so a bucket is refilled
 * in steps, a minute apart.
 */
class RateLimits {

	private static final Duration STEP = Duration.ofSeconds(60);

	private static final String API = "/simulator/";

	/** A bucket that is forgotten is a full one. */
	private static final int MOST_BUCKETS = 10_000;

	private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

	private final Clock clock;

	RateLimits(Clock clock) {
		this.clock = clock;
	}

	/** Sets of operations that share a bucket, narrowest first. */
	private enum Scope {

		/** One bucket per project. */
		PRIVATE_ENDPOINTS("/groups/([^/]+)/privateEndpoint", 4000, 2000),

		/** One bucket per project. */
		CLUSTERS("/groups/([^/]+)/clusters", 10_000, 5000),

		/** One bucket per project. */
		PROJECT("/groups/([^/]+)", 1200, 500),

		/** One bucket per organisation. */
		ORGANISATION("/orgs/([^/]+)", 500, 250),

		/** One bucket per key. */
		PROJECTS("/groups()", 1200, 500),

		/** One bucket per key. The root is said to have the same size. */
		OTHER("()", 300, 100);

		private final Pattern path;

		private final int capacity;

		private final int refill;

		Scope(String path, int capacity, int refill) {
			this.path = Pattern.compile("/api/atlas/[^/]+" + path);
			this.capacity = capacity;
			this.refill = refill;
		}

	}

	private record Bucket(int tokens, Instant filledAt) {
	}

	/** What is left of a bucket. */
	record Remaining(int limit, int remaining) {
	}

	/** Takes a token, or refuses. */
	synchronized Remaining take(Key key, String path) {
		Scope scope = Stream.of(Scope.values())
			.filter((set) -> set.path.matcher(path).find())
			.findFirst()
			.orElse(Scope.OTHER);
		Matcher matcher = scope.path.matcher(path);
		String owner = (matcher.find() && !matcher.group(1).isEmpty()) ? matcher.group(1) : key.publicKey();
		String name = scope + " " + owner;
		Instant now = clock.instant();
		Bucket bucket = refilled(buckets.getOrDefault(name, new Bucket(scope.capacity, now)), scope, now);
		if (bucket.tokens() == 0) {
			throw exceeded(scope, path, Duration.between(now, bucket.filledAt().plus(STEP)));
		}
		buckets.put(name, new Bucket(bucket.tokens() - 1, bucket.filledAt()));
		if (buckets.size() > MOST_BUCKETS) {
			buckets.remove(buckets.keySet().iterator().next());
		}
		return new Remaining(scope.capacity, bucket.tokens() - 1);
	}

	private static Bucket refilled(Bucket bucket, Scope scope, Instant now) {
		long steps = Duration.between(bucket.filledAt(), now).dividedBy(STEP);
		long tokens = Math.min(scope.capacity, bucket.tokens() + steps * scope.refill);
		return new Bucket((int) tokens, bucket.filledAt().plus(STEP.multipliedBy(steps)));
	}

	private static Refusal exceeded(Scope scope, String path, Duration wait) {
		int seconds = (int) Math.max(1, wait.plusMillis(999).toSeconds());
		String resource = path.substring(API.length());
		String detail = "Rate limit exceeded for %s. Please retry after %d seconds. ".formatted(resource, seconds)
				+ "Request capacity: %d. Refill rate: %d per %d seconds.".formatted(scope.capacity, scope.refill,
						STEP.toSeconds());
		return new Refusal(429, "RATE_LIMITED_TOKEN_BUCKET", detail, resource, seconds, scope.capacity, scope.refill,
				STEP.toSeconds())
			.retryAfter(seconds);
	}

}
