package dev.postern.simulator;

import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.postern.wire.TokenBuckets;

/**
 * The documented token buckets.
 */
class RateLimits {

	private static final String API = "/simulator/";

	private final TokenBuckets buckets;

	RateLimits(Clock clock) {
		this.buckets = new TokenBuckets(clock);
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

		private final TokenBuckets.Size size;

		Scope(String path, int capacity, int refill) {
			this.path = Pattern.compile("/api/atlas/[^/]+" + path);
			this.size = new TokenBuckets.Size(capacity, refill);
		}

	}

	/** Takes a token, or refuses. */
	TokenBuckets.Remaining take(Key key, String path) {
		Scope scope = Stream.of(Scope.values())
			.filter((set) -> set.path.matcher(path).find())
			.findFirst()
			.orElse(Scope.OTHER);
		Matcher matcher = scope.path.matcher(path);
		String owner = (matcher.find() && !matcher.group(1).isEmpty()) ? matcher.group(1) : key.publicKey();
		return buckets.take(scope + " " + owner, scope.size, path.substring(API.length()));
	}

}
