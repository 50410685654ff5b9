package dev.postern.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Token buckets as Atlas has them. The recordings show no trickle, so a bucket is
 * refilled in steps, a minute apart.
 */
public final class TokenBuckets {

	private static final Duration STEP = Duration.ofSeconds(60);

	/** A bucket that is forgotten is a full one. */
	private static final int MOST_BUCKETS = 10_000;

	private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

	private final Clock clock;

	public TokenBuckets(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Takes a token, or refuses.
	 * @param name of the bucket
	 * @param resource what the refusal says is limited
	 */
	public synchronized Remaining take(String name, Size size, String resource) {
		Instant now = clock.instant();
		Bucket bucket = refilled(buckets.getOrDefault(name, new Bucket(size.capacity(), now)), size, now);
		if (bucket.tokens() == 0) {
			throw exceeded(size, resource, Duration.between(now, bucket.filledAt().plus(STEP)));
		}
		buckets.put(name, new Bucket(bucket.tokens() - 1, bucket.filledAt()));
		if (buckets.size() > MOST_BUCKETS) {
			buckets.remove(buckets.keySet().iterator().next());
		}
		return new Remaining(size.capacity(), bucket.tokens() - 1);
	}

	private static Bucket refilled(Bucket bucket, Size size, Instant now) {
		long steps = Duration.between(bucket.filledAt(), now).dividedBy(STEP);
		long tokens = Math.min(size.capacity(), bucket.tokens() + steps * size.refill());
		return new Bucket((int) tokens, bucket.filledAt().plus(STEP.multipliedBy(steps)));
	}

	private static AtlasRefusal exceeded(Size size, String resource, Duration wait) {
		int seconds = (int) Math.max(1, wait.plusMillis(999).toSeconds());
		String detail = "Rate limit exceeded for %s. Please retry after %d seconds. ".formatted(resource, seconds)
				+ "Request capacity: %d. Refill rate: %d per %d seconds.".formatted(size.capacity(), size.refill(),
						STEP.toSeconds());
		return new AtlasRefusal(429, "RATE_LIMITED_TOKEN_BUCKET", detail, resource, seconds, size.capacity(),
				size.refill(), STEP.toSeconds())
			.retryAfter(seconds);
	}

	/** How many tokens a bucket holds, and how many it gets back each minute. */
	public record Size(int capacity, int refill) {
	}

	/** What is left of a bucket. */
	public record Remaining(int limit, int remaining) {
	}

	private record Bucket(int tokens, Instant filledAt) {
	}

}
