package dev.postern.request;

import java.time.Duration;

/**
 * A length of time as people say it.
 *
 * @param unit the last part of a message key
 */
record Age(String unit, long count) {

	/** In days, hours or minutes, whichever says most. */
	static Age of(Duration length) {
		if (length.toDays() > 0) {
			return new Age("days", length.toDays());
		}
		if (length.toHours() > 0) {
			return new Age("hours", length.toHours());
		}
		return new Age("minutes", Math.max(length.toMinutes(), 0));
	}

}
