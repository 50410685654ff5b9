package dev.postern.atlasapi;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import dev.postern.account.ApiKeyView;
import dev.postern.account.ApiKeys;
import dev.postern.account.Caller;
import dev.postern.request.AskBody;
import dev.postern.request.ClientRequests;
import dev.postern.request.RequestView;
import dev.postern.wire.AtlasRefusal;

import org.springframework.stereotype.Component;

/**
 * Requests as clients make them.
 */
@Component
class Asking {

	private final ClientRequests requests;

	private final ApiKeys keys;

	private final Claims claims;

	private final Outcomes outcomes;

	Asking(ClientRequests requests, ApiKeys keys, Claims claims, Outcomes outcomes) {
		this.requests = requests;
		this.keys = keys;
		this.claims = claims;
		this.outcomes = outcomes;
	}

	/** Asks, with a justification that says where it comes from. */
	RequestView ask(Function<String, AskBody> wish) {
		ApiKeyView key = key();
		String why = "Asked for by an Atlas client with API key %s (%s).".formatted(key.publicKey(), key.label());
		return requests.ask(wish.apply(why), key.publicKey());
	}

	/**
	 * Joins what stands or is asked for already: what this key has asked for and not read
	 * yet how it ended, or what its owner has asked for again in the portal.
	 * @param made the newest request for it, whoever asked
	 * @param taken what whoever has no part in it is told
	 */
	void join(String subject, Optional<Claim> claim, Optional<RequestView> made, AtlasRefusal taken) {
		boolean same = made.filter((request) -> claim.filter((own) -> own.isFor(request)).isPresent()).isPresent();
		boolean joins = same ? claim.filter(Claim::isOpen).isPresent()
				: claim.isPresent() && made.filter(this::mayStandForThisKey).isPresent();
		if (!joins || made.isEmpty()) {
			throw outcomes.taken(taken, made);
		}
		if (!same) {
			claims.wait(subject, made.get());
		}
		claim.filter((own) -> same && own.hasLeft()).ifPresent((own) -> {
			claims.comeBack(own);
			requests.comeBack(own.requestId());
		});
	}

	/** This key does not wait for a request any more, whether it ever did or not. */
	void leave(String subject, Optional<Claim> claim, RequestView request) {
		claim.filter((own) -> own.isFor(request)).ifPresentOrElse((own) -> {
			claims.leave(own);
			requests.leave(request.id());
		}, () -> claims.turnAway(subject, request));
	}

	/**
	 * Asks for a removal, or joins what its owner has asked for.
	 * @param own its owner's newest request for it
	 * @throws AtlasRefusal if this key has asked, and it came to nothing
	 */
	void remove(String subject, Optional<Claim> claim, Optional<RequestView> own, Function<String, AskBody> wish) {
		own.filter((request) -> claim.isPresent() && Outcomes.isRefused(request)).ifPresent((request) -> {
			throw outcomes.refused(request);
		});
		claims.wait(subject, own.filter(Outcomes::isOpen).orElseGet(() -> ask(wish)));
	}

	/** Whether this key's owner has asked for it by this key. */
	boolean isOfThisKey(RequestView request) {
		return key().publicKey().equals(request.client());
	}

	/** The same, or in the portal; not by another key, which waits for it itself. */
	boolean mayStandForThisKey(RequestView request) {
		return Outcomes.isOwn(request) && (request.client() == null || isOfThisKey(request));
	}

	private ApiKeyView key() {
		return keys.mine(Objects.requireNonNull(Caller.current().apiKeyId()));
	}

}
