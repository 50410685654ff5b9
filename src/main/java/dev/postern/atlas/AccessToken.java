package dev.postern.atlas;

import java.time.Instant;

/**
 * What a service account signs its calls with for a while.
 *
 * @param until when it is better not used any more, shortly before it expires
 */
record AccessToken(String token, Instant until) {

	@Override
	public String toString() {
		return "AccessToken[until=" + until + "]";
	}

}
