package dev.postern.atlas;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.postern.atlas.DigestSession.Nonce;
import dev.postern.wire.Digest;
import dev.postern.wire.DigestAuthorization;
import dev.postern.wire.DigestChallenge;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Signs calls with HTTP Digest. Nonces are kept and used ahead of a challenge, so that a
 * challenge costs an exchange only when a nonce is missing or no longer accepted. A call
 * is sent twice at most: a second refusal means no.
 */
class DigestExchangeFilter implements ExchangeFilterFunction {

	/**
	 * The attribute of a call that holds the {@link AtlasKey} to sign it with. What has
	 * none is signed in another manner.
	 */
	static final String KEY = DigestExchangeFilter.class.getName() + ".key";

	private static final int MOST_SESSIONS = 1000;

	private final SecureRandom random = new SecureRandom();

	// the private key is no part of it: a session outlives the key's rotation
	private final Map<SessionId, DigestSession> sessions = Collections.synchronizedMap(new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<SessionId, DigestSession> eldest) {
			return size() > MOST_SESSIONS;
		}

	});

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		if (request.attribute(KEY).isEmpty()) {
			return next.exchange(request);
		}
		SessionId id = new SessionId(origin(request.url()), key(request).publicKey());
		DigestSession session = sessions.computeIfAbsent(id, (unknown) -> new DigestSession());
		Sinks.Empty<Void> fetch = Sinks.empty();
		return session.nonce(fetch)
			.flatMap((nonce) -> next.exchange(signed(request, nonce)))
			.switchIfEmpty(Mono.defer(() -> next.exchange(request)))
			.flatMap((response) -> {
				Optional<Nonce> fresh = challenge(response).map(session::renew);
				session.end(fetch);
				return fresh.map((nonce) -> again(request, nonce, response, next)).orElse(Mono.just(response));
			})
			.doOnError((ex) -> session.fail(fetch))
			.doFinally((signal) -> session.end(fetch));
	}

	private Mono<ClientResponse> again(ClientRequest request, Nonce nonce, ClientResponse refusal,
			ExchangeFunction next) {
		return refusal.releaseBody().onErrorComplete().then(Mono.defer(() -> next.exchange(signed(request, nonce))));
	}

	private ClientRequest signed(ClientRequest request, Nonce nonce) {
		AtlasKey key = key(request);
		DigestChallenge challenge = nonce.challenge();
		String ha1 = Digest.ha1(challenge.algorithm(), key.publicKey(), challenge.realm(), key.privateKey());
		Digest.Proof proof = new Digest.Proof("%08x".formatted(nonce.uses().incrementAndGet()), clientNonce());
		DigestAuthorization authorization = DigestAuthorization.sign(key.publicKey(), ha1, challenge,
				new DigestAuthorization.Call(request.method().name(), pathAndQuery(request.url()), proof));
		return ClientRequest.from(request)
			.headers((headers) -> headers.set(HttpHeaders.AUTHORIZATION, authorization.toHeader()))
			.build();
	}

	private String clientNonce() {
		byte[] bytes = new byte[16];
		random.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	// a missing role is a 401 too, but brings no challenge
	private static Optional<DigestChallenge> challenge(ClientResponse response) {
		if (response.statusCode().value() != HttpStatus.UNAUTHORIZED.value()) {
			return Optional.empty();
		}
		for (String header : response.headers().header(HttpHeaders.WWW_AUTHENTICATE)) {
			try {
				return Optional.of(DigestChallenge.parse(header));
			}
			catch (IllegalArgumentException ex) {
				// another scheme or algorithm; the next header may hold one we know
			}
		}
		return Optional.empty();
	}

	private static AtlasKey key(ClientRequest request) {
		return (AtlasKey) request.attribute(KEY).orElseThrow();
	}

	private static String origin(URI url) {
		return url.getScheme() + "://" + url.getAuthority();
	}

	// as sent: a decoded path would not match what the server verifies
	private static String pathAndQuery(URI url) {
		return (url.getRawQuery() != null) ? url.getRawPath() + '?' + url.getRawQuery() : url.getRawPath();
	}

	/** Whose nonces: those of one user at one server. */
	private record SessionId(String origin, String publicKey) {
	}

}
