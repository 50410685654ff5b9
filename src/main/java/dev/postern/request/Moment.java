package dev.postern.request;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a request, in words.
 *
 * @param id of the first entry of the log that tells it
 * @param key of the message that tells it
 * @param argument what the message names
 * @param written what somebody wrote, word for word
 * @param times how often it happened in a row
 */
public record Moment(long id, Instant at, String who, String key, String argument, @Nullable String written,
		int times) {

	/** Whether the other tells the same, and nothing new. */
	boolean repeats(Moment other) {
		return key.equals(other.key) && who.equals(other.who) && argument.equals(other.argument) && written == null
				&& other.written == null;
	}

	/** The same once more. */
	Moment again(Moment later) {
		return new Moment(later.id, later.at, who, key, argument, null, times + 1);
	}

}
