package dev.postern.request;

/**
 * A yes or a no.
 */
public enum Verdict {

	/** Yes. */
	APPROVE(RequestAction.APPROVE),

	/** No. */
	REJECT(RequestAction.REJECT);

	private final RequestAction action;

	Verdict(RequestAction action) {
		this.action = action;
	}

	RequestAction action() {
		return action;
	}

}
