package dev.postern.atlas;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import dev.postern.atlas.AtlasReply.Refused;
import dev.postern.atlas.AtlasReply.Success;
import dev.postern.atlas.AtlasReply.Unreachable;
import dev.postern.wire.Digest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * The tokens of service accounts (OAuth client credentials), kept by this process alone.
 * One is fetched at a time for an account, and whoever needs it meanwhile waits for it.
 */
@Component
class AccountTokens {

	private static final String PATH = "/api/oauth/token";

	private static final byte[] WANTED = "grant_type=client_credentials".getBytes(StandardCharsets.US_ASCII);

	// becomes a header, so nothing else may stand in it
	private static final Pattern TOKEN = Pattern.compile("[!-~]{1,8192}");

	private static final Duration LONGEST_LIFE = Duration.ofHours(24);

	private static final Duration MARGIN = Duration.ofMinutes(1);

	private final AtlasLine line;

	private final Duration patience;

	private final Clock clock;

	private final Map<String, Session> sessions = new ConcurrentHashMap<>();

	AccountTokens(AtlasLine line, AtlasSettings settings, Clock clock) {
		this.line = line;
		this.patience = settings.callTimeout();
		this.clock = clock;
	}

	/** A token that can be used now, or why there is none. */
	AtlasReply<AccessToken> token(AtlasKey account) {
		Session session = session(account);
		CompletableFuture<AtlasReply<AccessToken>> mine = new CompletableFuture<>();
		CompletableFuture<AtlasReply<AccessToken>> awaited;
		synchronized (session) {
			AccessToken token = session.token;
			if (token != null && clock.instant().isBefore(token.until())) {
				return new Success<>(token, nothingSent());
			}
			awaited = (session.fetching != null) ? session.fetching : mine;
			session.fetching = awaited;
		}
		if (awaited == mine) {
			fetch(account, session, mine);
		}
		return await(awaited);
	}

	/** Has a token fetched anew that Atlas refused, unless that has been done already. */
	void discard(AtlasKey account, AccessToken refused) {
		Session session = session(account);
		synchronized (session) {
			if (refused.equals(session.token)) {
				session.token = null;
			}
		}
	}

	/** Forgets the token of an account. */
	void forget(String clientId) {
		sessions.remove(clientId);
	}

	// another secret begins anew: an old token says nothing about it
	private Session session(AtlasKey account) {
		String proof = Digest.ha1("SHA-256", account.publicKey(), line.baseUrl(), account.privateKey());
		return sessions.compute(account.publicKey(),
				(id, known) -> (known != null && known.proof.equals(proof)) ? known : new Session(proof));
	}

	private void fetch(AtlasKey account, Session session, CompletableFuture<AtlasReply<AccessToken>> mine) {
		AtlasReply<AccessToken> reply = new Unreachable<>("The connection broke", nothingSent());
		try {
			reply = ask(account);
		}
		finally {
			synchronized (session) {
				session.fetching = null;
				session.token = (reply instanceof Success<AccessToken> success) ? success.body() : null;
			}
			mine.complete(reply);
		}
	}

	private AtlasReply<AccessToken> ask(AtlasKey account) {
		Instant asked = clock.instant();
		String pair = account.publicKey() + ':' + account.privateKey();
		String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
		AtlasReply<AccessToken> reply = line.exchange(HttpMethod.POST, PATH, null, (request) -> {
			request.accept(MediaType.APPLICATION_JSON).header(HttpHeaders.AUTHORIZATION, "Basic " + basic);
			request.contentType(MediaType.APPLICATION_FORM_URLENCODED).bodyValue(WANTED);
		}, (body) -> read(body, asked));
		return (reply instanceof Refused<AccessToken> refused) ? sorted(refused) : reply;
	}

	private static AccessToken read(JsonNode body, Instant asked) {
		String token = body.path("access_token").asString("");
		AnswerReader.require(body, TOKEN.matcher(token).matches());
		long seconds = Math.clamp(body.path("expires_in").asLong(0), 0, LONGEST_LIFE.toSeconds());
		long margin = Math.min(MARGIN.toSeconds(), seconds / 10);
		return new AccessToken(token, asked.plusSeconds(seconds - margin));
	}

	// whatever Atlas has against the account is about the account, and no 404 of the
	// call that needs the token
	private static AtlasReply<AccessToken> sorted(Refused<AccessToken> refused) {
		if (refused.status() >= 500 || refused.status() == 408 || refused.status() == 429) {
			return refused;
		}
		String why = (refused.detail() != null) ? refused.detail() : String.valueOf(refused.errorCode());
		return new Refused<>(401, "TOKEN_REFUSED", "Atlas gives this service account no token: " + why,
				refused.parameters(), refused.fields(), null, refused.exchange());
	}

	private AtlasReply<AccessToken> await(CompletableFuture<AtlasReply<AccessToken>> fetch) {
		try {
			return fetch.get(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			return new Unreachable<>("No answer in time", nothingSent());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Unreachable<>("Nobody waited for an answer", nothingSent());
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A fetch never ends like this", ex);
		}
	}

	private static Exchange nothingSent() {
		return new Exchange(HttpMethod.POST.name(), PATH, null, Duration.ZERO, null);
	}

	/** What is known of an account; guarded by itself. */
	private static final class Session {

		private final String proof;

		private @Nullable AccessToken token;

		private @Nullable CompletableFuture<AtlasReply<AccessToken>> fetching;

		Session(String proof) {
			this.proof = proof;
		}

	}

}
