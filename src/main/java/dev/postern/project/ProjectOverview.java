package dev.postern.project;

import org.jspecify.annotations.Nullable;

/**
 * A project as operators look after it.
 *
 * @param key what opens it in Atlas, null if nothing does
 */
record ProjectOverview(String id, String name, @Nullable StoredKeyView key) {

	/** Whether requests there cannot be carried out until somebody mends the key. */
	public boolean isStuck() {
		return key == null || key.testOutcome() == KeyTestOutcome.REFUSED;
	}

}
