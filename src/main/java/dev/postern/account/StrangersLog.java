package dev.postern.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.postern.audit.Actor;
import dev.postern.audit.AuditLog;
import dev.postern.audit.Refusal;

import org.springframework.stereotype.Component;

/**
 * Writes failed sign-ins to the log, but lets nobody fill it who is nobody: after so many
 * of a kind from one origin the rest are only counted, and the count is in the next
 * entry.
 */
@Component
public class StrangersLog {

	private static final int MOST = 50;

	private static final Duration WINDOW = Duration.ofMinutes(5);

	private static final int MOST_ORIGINS = 10_000;

	private final Map<String, Tries> tries = new LinkedHashMap<>(16, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
			return size() > MOST_ORIGINS;
		}
	};

	private final AuditLog log;

	private final Clock clock;

	StrangersLog(AuditLog log, Clock clock) {
		this.log = log;
		this.clock = clock;
	}

	/** Notes a failed try to sign in. */
	public void failed(String origin, String route) {
		note("sign-in", origin, route);
	}

	/** Notes a call that nobody can have signed. */
	public void forged(String origin, String route) {
		note("signature", origin, route);
	}

	/** Notes a call that was refused before it could be seen whose it is. */
	public void refused(String origin, String route) {
		note("access", origin, route);
	}

	private void note(String kind, String origin, String route) {
		Instant now = clock.instant();
		int unlogged = count(kind + " from " + origin, now);
		if (unlogged >= 0) {
			Map<String, Object> details = (unlogged > 0) ? Map.of("unlogged", unlogged) : Map.of();
			log.refused(new Refusal(now, new Actor("nobody", "from " + origin), kind, route, details));
		}
	}

	/** How many were only counted before this one; less than zero if this one is too. */
	private synchronized int count(String origin, Instant now) {
		Tries known = tries.get(origin);
		if (known == null || known.since().plus(WINDOW).isBefore(now)) {
			tries.put(origin, new Tries(1, now));
			return (known != null) ? Math.max(0, known.count() - MOST) : 0;
		}
		tries.put(origin, new Tries(known.count() + 1, known.since()));
		return (known.count() < MOST) ? 0 : -1;
	}

	private record Tries(int count, Instant since) {
	}

}
