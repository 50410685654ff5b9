package dev.postern.atlas;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import dev.postern.wire.DigestChallenge;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What a server last challenged one user with. The first call goes out unsigned to fetch
 * a challenge; calls that come meanwhile wait for it.
 */
class DigestSession {

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private @Nullable Nonce current;

	private Sinks.@Nullable Empty<Void> fetching;

	/**
	 * A nonce to sign with, or nothing: then the caller fetches one, and must end that.
	 * Whoever waits does so for a moment only and then tries by itself, because what one
	 * call meets may have to do with its project and not with the key.
	 */
	Mono<Nonce> nonce(Sinks.Empty<Void> fetch) {
		return Mono.defer(() -> {
			synchronized (this) {
				if (current != null) {
					return Mono.just(current);
				}
				if (fetching == null) {
					fetching = fetch;
					return Mono.empty();
				}
				return fetching.asMono().then(nonce(fetch)).timeout(PATIENCE, Mono.empty()).onErrorComplete();
			}
		});
	}

	/** Takes a challenge for this and the next calls. */
	synchronized Nonce renew(DigestChallenge challenge) {
		current = new Nonce(challenge, new AtomicInteger());
		return current;
	}

	/** Lets those go on who wait for this fetch; without a nonce, one of them fetches. */
	void end(Sinks.Empty<Void> fetch) {
		leave(fetch);
		fetch.tryEmitEmpty();
	}

	/** Lets those go on who wait for this fetch, all at once and each by itself. */
	void fail(Sinks.Empty<Void> fetch) {
		leave(fetch);
		fetch.tryEmitError(new IllegalStateException("No challenge came"));
	}

	private synchronized void leave(Sinks.Empty<Void> fetch) {
		if (fetching == fetch) {
			fetching = null;
		}
	}

	/** A challenge and how often it was answered. */
	record Nonce(DigestChallenge challenge, AtomicInteger uses) {
	}

}
