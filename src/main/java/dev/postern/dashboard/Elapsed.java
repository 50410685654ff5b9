package dev.postern.dashboard;

import java.time.Duration;
import java.time.Instant;

/**
 * How long something has taken so far, beside what it usually takes.
 */
record Elapsed(Duration soFar, UsualTime usual) {

	static Elapsed since(Instant began, Instant now, UsualTime usual) {
		Duration soFar = Duration.between(began, now);
		return new Elapsed(soFar.isNegative() ? Duration.ZERO : soFar, usual);
	}

	/** Which sentence tells it. */
	public String kind() {
		return isLong() ? "long" : "usual";
	}

	/** Whether it takes longer than it ever did when it was recorded. */
	public boolean isLong() {
		return soFar.toSeconds() > usual.longest();
	}

	public long seconds() {
		return soFar.toSeconds();
	}

	/**
	 * What the sentence needs: so far, the shortest, the longest, half of all, how many.
	 */
	public Object[] words() {
		return new Object[] { text(soFar.toSeconds()), text(usual.shortest()), text(usual.longest()),
				text(usual.median()), usual.runs() };
	}

	/** A number of seconds for people. */
	static String text(double seconds) {
		long whole = Math.round(seconds);
		if (whole < 60) {
			return whole + " s";
		}
		if (whole < 3600) {
			return (whole % 60 == 0) ? "%d min".formatted(whole / 60) : "%d min %d s".formatted(whole / 60, whole % 60);
		}
		return "%d h %d min".formatted(whole / 3600, whole % 3600 / 60);
	}

}
