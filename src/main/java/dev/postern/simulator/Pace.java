package dev.postern.simulator;

import java.time.Duration;

import dev.postern.wire.Provider;

/**
 * How long things take in Atlas, divided by the time scale. Nothing waits for these:
 * every state is computed from a stamp, the pace and the time of the question.
 */
record Pace(double scale) {

	/** From creation to a ready service: the medians of 74 recorded runs per provider. */
	Duration ready(Provider provider) {
		return switch (provider) {
			case AWS -> scaled(168_000);
			case AZURE -> scaled(59_000);
			case GCP -> scaled(274_500);
		};
	}

	/**
	 * Six attachments are recorded; with fifty, users report 27 to 32 minutes. Between
	 * and beyond, every attachment takes as long as the next.
	 */
	Duration attachments(int number) {
		return ready(Provider.GCP).plus(scaled(34_000).multipliedBy(Math.max(0, number - 6)));
	}

	/**
	 * From changing a ready service to having it ready again. Not recorded; our choice.
	 */
	Duration change() {
		return scaled(30_000);
	}

	/** From adding an endpoint to its acceptance. Not recorded; our choice. */
	Duration acceptance() {
		return scaled(30_000);
	}

	/** From acceptance to a working endpoint. Not recorded; our choice. */
	Duration connection() {
		return scaled(60_000);
	}

	/** From a working endpoint to its connection string: users report 3 to 5 minutes. */
	Duration publication() {
		return scaled(180_000);
	}

	/** From a delete to the resource being gone. Not recorded; our choice. */
	Duration removal() {
		return scaled(60_000);
	}

	private Duration scaled(long millis) {
		return Duration.ofNanos((long) (millis * 1e6 / scale));
	}

}
