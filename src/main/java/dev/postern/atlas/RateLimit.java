package dev.postern.atlas;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * How many calls of the same kind Atlas still takes at once; private endpoints are
 * counted by project.
 *
 * @param capacity how many there are when none was used
 * @param remaining how many are left
 */
public record RateLimit(int capacity, int remaining) {

	/** What an answer says, null if it says nothing of the kind. */
	static @Nullable RateLimit of(HttpHeaders headers) {
		try {
			return new RateLimit(Integer.parseInt(String.valueOf(headers.getFirst("RateLimit-Limit"))),
					Integer.parseInt(String.valueOf(headers.getFirst("RateLimit-Remaining"))));
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}
