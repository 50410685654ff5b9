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

	/** Look again, and try again. */
	record Again(Duration notBefore) implements Step {
	}

	/** Only the operator can help. */
	record Wait(String reason) implements Step {
	}

	/** It cannot be done. */
	record Fail(RequestError error) implements Step {
	}

	/** Try again when the backoff says so. */
	Again AGAIN = new Again(Duration.ZERO);

	/** Nothing more to be written. */
	Done DONE = new Done();

}
