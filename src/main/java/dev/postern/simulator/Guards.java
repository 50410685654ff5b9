package dev.postern.simulator;

import java.time.Clock;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import dev.postern.wire.TokenBuckets;

/**
 * All ways of saying who one is, and what awaits a call once that is clear.
 */
@Component
@Profile({ "demo", "simulator" })
class Guards {

	private final List<Guard> guards;

	private final RateLimits limits;

	private final RuleBook rules;

	Guards(Keys keys, Tokens tokens, RuleBook rules, Clock clock) {
		this.rules = rules;
		this.limits = new RateLimits(clock);
		this.guards = List.of(new ClientGuard(keys), new TokenGuard(keys, tokens),
				new DigestGuard(keys, new Nonces(clock)));
	}

	/** The one for this call; the last takes what no other does. */
	Guard of(HttpServletRequest request) {
		return guards.stream()
			.filter((guard) -> guard.guards(request))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("Digest guards everything"));
	}

	Exchange exchange(HttpServletRequest request, Key key) {
		return new Exchange(request, key, rules.rules());
	}

	/** Takes a token from the bucket of this call. */
	TokenBuckets.Remaining limit(Exchange exchange) {
		return limits.take(exchange.key(), exchange.request().getRequestURI());
	}

}
