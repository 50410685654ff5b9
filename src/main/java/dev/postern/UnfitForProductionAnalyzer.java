package dev.postern;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says why Postern does not start, without a stack trace.
 */
class UnfitForProductionAnalyzer extends AbstractFailureAnalyzer<UnfitForProductionException> {

	@Override
	protected FailureAnalysis analyze(Throwable root, UnfitForProductionException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
	}

}
