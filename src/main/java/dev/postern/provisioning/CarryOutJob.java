package dev.postern.provisioning;

import java.util.UUID;

/**
 * What a job has to know.
 *
 * @param attempt how often it was tried before
 */
record CarryOutJob(UUID requestId, int attempt) {

	CarryOutJob next() {
		return new CarryOutJob(requestId, attempt + 1);
	}

}
