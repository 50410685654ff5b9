package dev.postern.provisioning;

import dev.postern.request.Approved;

/**
 * What came of taking a request up.
 */
sealed interface Claim {

	/** It is to be carried out now. */
	record Taken(Approved approved) implements Claim {
	}

	/** Another one has to be done before. */
	record NotYet() implements Claim {
	}

	/** There is nothing to do any more. */
	record Over() implements Claim {
	}

	NotYet NOT_YET = new NotYet();

	Over OVER = new Over();

}
