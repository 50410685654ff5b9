package dev.postern.atlasapi;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import dev.postern.account.ApiKeyView;
import dev.postern.account.ApiKeys;
import dev.postern.account.Caller;
import dev.postern.request.AskBody;
import dev.postern.request.ChangeRequests;
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

	private final ChangeRequests all;

	private final ApiKeys keys;

	private final Outcomes outcomes;

	Asking(ClientRequests requests, ChangeRequests all, ApiKeys keys, Outcomes outcomes) {
		this.requests = requests;
		this.all = all;
		this.keys = keys;
		this.outcomes = outcomes;
	}

	/** Asks, with a justification that says where it comes from. */
	RequestView ask(Function<String, AskBody> wish) {
		ApiKeyView key = key();
		String why = "Asked for by an Atlas client with API key %s (%s).".formatted(key.publicKey(), key.label());
		return requests.ask(wish.apply(why), key.publicKey());
	}

	/**
	 * Whether this key has asked for it already, so that there is nothing more to do.
	 * @param last the newest request for it, whoever asked
	 * @throws AtlasRefusal if it has asked, and it came to nothing
	 */
	boolean isAskedFor(Optional<Claim> claim, Optional<RequestView> last) {
		if (claim.isPresent()
				&& last.filter((known) -> Outcomes.isOwn(known) && Outcomes.isRefused(known)).isPresent()) {
			throw outcomes.refused(last.get());
		}
		return last.filter((known) -> claim.isPresent() && Outcomes.isOpen(known)).isPresent();
	}

	/** Whether what this key has asked for is still to come. */
	boolean isUnderWay(Optional<Claim> claim) {
		return claim.map((known) -> all.show(known.requestId())).filter(Outcomes::isOpen).isPresent();
	}

	/** Whether this key's owner has asked for it by this key. */
	boolean isOfThisKey(RequestView request) {
		return key().publicKey().equals(request.client());
	}

	private ApiKeyView key() {
		return keys.mine(Objects.requireNonNull(Caller.current().apiKeyId()));
	}

}
