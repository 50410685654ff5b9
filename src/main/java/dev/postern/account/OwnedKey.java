package dev.postern.account;

import dev.postern.audit.Actor;

/**
 * An API key and the person for whom it acts.
 */
record OwnedKey(ApiKey key, Person owner) {

	/** Whether anybody may come in by it. */
	boolean isOpen() {
		return !key.isRevoked() && !owner.isDisabled();
	}

	Caller caller(String origin) {
		Actor actor = new Actor(owner.view().username(), "API key " + key.publicKey() + " from " + origin);
		return new Caller(owner.id(), actor, owner.roles(), key.mayDecide(), key.id());
	}

}
