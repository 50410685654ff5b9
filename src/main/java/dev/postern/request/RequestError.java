package dev.postern.request;

import org.jspecify.annotations.Nullable;

/**
 * Why a request failed.
 *
 * @param code Atlas's error code, or one of ours
 * @param detail what Atlas said, word for word
 * @param meaning what it means and what to do, in our words
 */
public record RequestError(String code, @Nullable String detail, String meaning) {

	/** The code of what somebody gave up. */
	public static final String GIVEN_UP = "GIVEN_UP";

	/** Somebody gave it up. */
	static RequestError givenUpBy(String name) {
		return new RequestError(GIVEN_UP, null,
				"%s gave it up. Postern writes nothing more for it. What Atlas has begun it may still ".formatted(name)
						+ "finish: the request is then marked as applied, or what was made shows up as drift.");
	}

}
