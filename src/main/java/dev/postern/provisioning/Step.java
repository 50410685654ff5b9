package dev.postern.provisioning;

import java.time.Duration;

import dev.postern.request.RequestError;

/**
 * What follows from one try to carry a request out.
 */
sealed interface Step {

	/** Nothing more to be written; what Atlas makes of it is followed. */
	record Done() implements Step {
	}

	/**
	 * Look again, and try again.
	 *
	 * @param heard whether Atlas took the key; an error on the way says nothing about it
	 */
	record Again(Duration notBefore, boolean heard) implements Step {
	}

	/** Only the operator can help. */
	record Wait(String reason) implements Step {
	}

	/** It cannot be done. */
	record Fail(RequestError error) implements Step {
	}

	/** Nothing was heard: try again when the backoff says so. */
	Again AGAIN = new Again(Duration.ZERO, false);

	/** This is not the time: try again when the backoff says so. */
	Again LATER = new Again(Duration.ZERO, true);

	/** Nothing more to be written. */
	Done DONE = new Done();

	/** Whether it shows that Atlas takes the key and lets it do its work. */
	default boolean opens() {
		return switch (this) {
			case Done done -> true;
			case Fail fail -> true;
			case Again again -> again.heard();
			case Wait wait -> false;
		};
	}

}
