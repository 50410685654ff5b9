package dev.postern;

/**
 * Postern was about to start in production in a way that nobody can have meant.
 */
class UnfitForProductionException extends RuntimeException {

	private final String remedy;

	UnfitForProductionException(String message, String remedy) {
		super(message);
		this.remedy = remedy;
	}

	String remedy() {
		return remedy;
	}

}
