package dev.postern.provisioning;

import java.time.Duration;

import dev.postern.request.RequestError;
import org.jspecify.annotations.Nullable;

/**
 * What follows from one try to carry a request out.
 */
sealed interface Step {

	/** Nothing more to be written; what Atlas makes of it is followed. */
	record Done() implements Step {
	}

	/** Written, and more is to be written when Atlas has come on with it. */
	record More() implements Step {
	}

	/**
	 * Look again, and try again.
	 *
	 * @param heard whether Atlas took the key; an error on the way says nothing about it
	 * @param why what stands in the way, null if nothing worth telling
	 */
	record Again(Duration notBefore, boolean heard, @Nullable RequestError why) implements Step {

		Again(Duration notBefore) {
			this(notBefore, false, null);
		}

	}

	/** Only the operator can help. */
	record Wait(RequestError why) implements Step {

		/** All of it in a sentence. */
		String reason() {
			return (why.detail() != null) ? why.meaning() + " Atlas said: " + why.code() + ": " + why.detail()
					: why.meaning();
		}

	}

	/** It cannot be done. */
	record Fail(RequestError error) implements Step {
	}

	/** This is not the time: try again when the backoff says so. */
	Again LATER = new Again(Duration.ZERO, true, null);

	/** There is nothing to call Atlas with. */
	Wait NO_KEY = new Wait(new RequestError("NO_KEY", null,
			"The project has no stored key, or one that Postern cannot open. Give it one."));

	/** Nothing more to be written. */
	Done DONE = new Done();

	/** Written, and more is to be written when Atlas has come on with it. */
	More MORE = new More();

	/** What stands in the way for now, null if nothing does. */
	default @Nullable RequestError trouble() {
		return switch (this) {
			case Again again -> again.why();
			case Wait wait -> wait.why();
			case Done done -> null;
			case More more -> null;
			case Fail fail -> null;
		};
	}

	/** Whether it shows that Atlas takes the key and lets it do its work. */
	default boolean opens() {
		return switch (this) {
			case Done done -> true;
			case More more -> true;
			case Fail fail -> true;
			case Again again -> again.heard();
			case Wait wait -> false;
		};
	}

}
