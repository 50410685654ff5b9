package dev.postern.account;

import java.util.Set;

import dev.postern.wire.Digest;
import dev.postern.wire.DigestAuthorization;
import dev.postern.wire.DigestAuthorization.Call;
import dev.postern.wire.DigestChallenge;

/**
 * A client that signs with an API key of a person who is new.
 */
record Machine(KeyPair pair, String owner) {

	static final String TARGET = "/api/atlas/v2/groups?pretty=true&x=%2F";

	static Machine enrolled(People people, ApiKeys keys, boolean mayDecide) {
		KeyPair pair = KeyPair.random();
		String owner = "o" + pair.publicKey();
		return Caller.asPostern(() -> {
			people.add(owner, owner, Set.of());
			keys.enrol(owner, pair, "test", mayDecide);
			return new Machine(pair, owner);
		});
	}

	/** The header of a call to {@link #TARGET}. */
	String sign(String challenge, String method, int counter) {
		Digest.Proof proof = new Digest.Proof("%08x".formatted(counter), "client's");
		return DigestAuthorization
			.sign(pair.publicKey(), pair.ha1(), DigestChallenge.parse(challenge), new Call(method, TARGET, proof))
			.toHeader();
	}

}
