package dev.postern.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.postern.account.Caller;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.Etags;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a call that carries an {@code Idempotency-Key} take effect once. The answer is
 * kept in the transaction of the effect, so that there is never one without the other.
 */
@Service
public class IdempotentCalls {

	private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

	private static final Duration KEPT = Duration.ofHours(24);

	/** How long a call waits for the end of the one that it repeats. */
	private static final int PATIENCE_SECONDS = 2;

	private final JdbcClient database;

	private final JsonMapper json;

	private final Etags etags;

	private final Clock clock;

	IdempotentCalls(JdbcClient database, JsonMapper json, Etags etags, Clock clock) {
		this.database = database;
		this.json = json;
		this.etags = etags;
		this.clock = clock;
	}

	/**
	 * Does it, or answers what was answered when it was done.
	 * @param key as the caller sent it, null if the call may take effect each time
	 * @param fingerprint of all that the call says
	 */
	@PreAuthorize("isAuthenticated()")
	@Transactional
	Answer once(@Nullable String key, String fingerprint, HttpStatus status, Supplier<RequestView> effect) {
		if (key == null) {
			return answer(status, effect.get());
		}
		if (!KEY.matcher(key).matches()) {
			throw ApiProblem.invalid("Idempotency-Key", "Give 1 to 255 visible characters.");
		}
		UUID caller = Caller.current().personId();
		Optional<Kept> kept = find(caller, key);
		if (kept.isPresent()) {
			if (!kept.get().fingerprint().equals(fingerprint)) {
				throw new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "IDEMPOTENCY_KEY_REUSED",
						"This Idempotency-Key was used for another call.");
			}
			return kept.get().answer();
		}
		claim(caller, key, fingerprint);
		Answer answer = answer(status, effect.get());
		keep(caller, key, answer);
		return answer;
	}

	/** Forgets answers that are old enough. */
	@PreAuthorize("hasRole('SYSTEM')")
	@Transactional
	public void forget() {
		database.sql("delete from idempotent_call where called_at < ?")
			.param(utc(clock.instant().minus(KEPT)))
			.update();
	}

	private Optional<Kept> find(UUID caller, String key) {
		return database.sql("""
				select fingerprint, status, location, etag, body from idempotent_call
				where caller_id = ? and call_key = ? and called_at >= ?""")
			.param(caller)
			.param(key)
			.param(utc(clock.instant().minus(KEPT)))
			.query((row, index) -> new Kept(row.getString("fingerprint"),
					new Answer(row.getInt("status"), row.getString("location"), row.getString("etag"),
							row.getString("body"))))
			.optional();
	}

	private void claim(UUID caller, String key, String fingerprint) {
		try {
			database.sql("delete from idempotent_call where caller_id = ? and call_key = ?")
				.withQueryTimeout(PATIENCE_SECONDS)
				.param(caller)
				.param(key)
				.update();
			database
				.sql("insert into idempotent_call (caller_id, call_key, fingerprint, called_at) values (?, ?, ?, ?)")
				.withQueryTimeout(PATIENCE_SECONDS)
				.param(caller)
				.param(key)
				.param(fingerprint)
				.param(utc(clock.instant()))
				.update();
		}
		catch (DuplicateKeyException | ConcurrencyFailureException | QueryTimeoutException ex) {
			// the last is how a database says that it has waited for the other call long
			// enough
			throw ApiProblem.conflict("CALL_STILL_RUNNING",
					"A call with this Idempotency-Key is still running. Repeat this one in a moment.");
		}
	}

	private void keep(UUID caller, String key, Answer answer) {
		database.sql("""
				update idempotent_call set status = ?, location = ?, etag = ?, body = ?
				where caller_id = ? and call_key = ?""")
			.param(answer.status())
			.param(answer.location())
			.param(answer.etag())
			.param(answer.body())
			.param(caller)
			.param(key)
			.update();
	}

	private Answer answer(HttpStatus status, RequestView view) {
		return new Answer(status.value(), "/api/v1/requests/" + view.id(), etags.of(view.version(), view),
				json.writeValueAsString(view));
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	/** An answer as it goes over the wire. */
	record Answer(int status, String location, String etag, String body) {
	}

	private record Kept(String fingerprint, Answer answer) {
	}

}
