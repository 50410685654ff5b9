package dev.postern.atlas;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.postern.atlas.AtlasServer.Call;
import org.jspecify.annotations.Nullable;

/**
 * The server's half of OAuth: gives tokens to the accounts that it knows.
 */
class ServerTokens {

	static final String PATH = "/api/oauth/token";

	private final Set<String> accounts = ConcurrentHashMap.newKeySet();

	private final Set<String> accepted = ConcurrentHashMap.newKeySet();

	private final AtomicInteger issued = new AtomicInteger();

	ServerTokens(AtlasKey... accounts) {
		for (AtlasKey account : accounts) {
			add(account);
		}
	}

	void add(AtlasKey account) {
		String pair = account.publicKey() + ':' + account.privateKey();
		accounts.add("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
	}

	/** Accepts no token that was given before. */
	void revoke() {
		accepted.clear();
	}

	/** A new token, null if the call is not that of a known account. */
	@Nullable String issue(Call call) {
		String header = call.authorization();
		if (!"grant_type=client_credentials".equals(call.body()) || header == null || !accounts.contains(header)) {
			return null;
		}
		String token = "canary.token." + issued.incrementAndGet();
		accept(token);
		return token;
	}

	void accept(String token) {
		accepted.add("Bearer " + token);
	}

	boolean accepts(Call call) {
		String header = call.authorization();
		return header != null && accepted.contains(header);
	}

}
