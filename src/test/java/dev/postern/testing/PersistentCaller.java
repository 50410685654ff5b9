package dev.postern.testing;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.postern.testing.Portal.Answer;
import org.awaitility.Awaitility;

/**
 * A machine caller that does not give up: a call that got no answer is repeated, and what
 * changes something is repeated under its idempotency key.
 */
public class PersistentCaller {

	/**
	 * How long it does not give up: processes that are killed all the time get little
	 * done, the less the longer a storm goes on and the busier the machine is.
	 */
	public static final Duration LIMIT = Duration.ofMinutes(15)
		.plusMinutes(Integer.getInteger("postern.storm.rounds", 0));

	/** Answers that ask for the same call again. */
	private static final Set<String> AGAIN = Set.of("CALL_STILL_RUNNING", "CONCURRENT_CHANGE");

	private final Supplier<Portal> portal;

	/** Calls whatever the supplier names at the time of the call. */
	public PersistentCaller(Supplier<Portal> portal) {
		this.portal = portal;
	}

	/** Asks as ada for what the members of a JSON object say, the reason left out. */
	public Answer ask(String members) {
		String key = UUID.randomUUID().toString();
		return accepted(() -> portal.get()
			.post("ada", "/api/v1/requests", "{" + members + ", \"justification\": \"A test.\"}", "Idempotency-Key",
					key));
	}

	/** Decides as grace on what was answered. */
	public Answer decide(Answer request, String verdict) {
		String key = UUID.randomUUID().toString();
		return accepted(() -> portal.get()
			.post("grace", "/api/v1/requests/" + request.text("id") + "/decisions",
					"{\"verdict\": \"%s\", \"comment\": \"A test.\"}".formatted(verdict), "If-Match",
					request.header("ETag"), "Idempotency-Key", key));
	}

	/** Takes back as ada what was asked for, unless that was done. */
	public void withdraw(Answer request) {
		await(() -> portal.get().post("ada", "/api/v1/requests/" + request.text("id") + "/withdrawal", "{}"),
				(answer) -> answer.status() < 300 || "ACTION_NOT_ALLOWED".equals(answer.text("code")));
	}

	public Answer get(String path) {
		return accepted(() -> portal.get().get("ada", path));
	}

	/** Reads until it is as wanted. */
	public Answer await(String path, Predicate<Answer> wanted) {
		return await(() -> get(path), wanted);
	}

	/** Repeats a call until Postern is there to answer it. */
	private static Answer accepted(Supplier<Answer> call) {
		Answer answer = await(call, (any) -> any.status() != 503 && !AGAIN.contains(any.text("code")));
		if (answer.status() >= 300) {
			throw new Refused(answer);
		}
		return answer;
	}

	private static Answer await(Supplier<Answer> call, Predicate<Answer> wanted) {
		return Awaitility.await()
			.atMost(LIMIT)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(500))
			.ignoreException(IllegalStateException.class)
			.until(call::get, wanted);
	}

	/** Postern answered, and would not do it. */
	public static final class Refused extends AssertionError {

		private final int status;

		Refused(Answer answer) {
			super(answer.status() + " " + answer.body());
			this.status = answer.status();
		}

		public int status() {
			return status;
		}

	}

}
