package dev.postern.project;

/**
 * How Atlas took a key when it was last tried.
 */
public enum KeyTestOutcome {

	/** Atlas answered what the key is and sees. */
	PASSED,

	/** Atlas does not take the key, or not from here. */
	REFUSED,

	/** Nothing is known about the key: Atlas did not answer. */
	UNREACHABLE;

	/** Whether the key can be worked with. */
	public boolean isPassed() {
		return this == PASSED;
	}

	/** Whether Atlas was asked and said no. */
	public boolean isRefused() {
		return this == REFUSED;
	}

}
