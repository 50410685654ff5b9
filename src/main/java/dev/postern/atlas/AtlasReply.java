package dev.postern.atlas;

import java.time.Duration;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What came of a call. Silence and garbage are no refusal: after a write, only a look at
 * Atlas tells whether it happened.
 */
public sealed interface AtlasReply<T extends @Nullable Object> {

	/** The facts of the call. For a list of several pages, those of the last page. */
	Exchange exchange();

	/** The same reply around another body. */
	default <R extends @Nullable Object> AtlasReply<R> map(Function<? super T, ? extends R> function) {
		return switch (this) {
			case Success<T> success -> new Success<>(function.apply(success.body()), success.exchange());
			case Refused<T> refused -> new Refused<>(refused.status(), refused.errorCode(), refused.detail(),
					refused.retryAfter(), refused.exchange());
			case Unreachable<T> unreachable -> new Unreachable<>(unreachable.reason(), unreachable.exchange());
		};
	}

	/** Atlas did it, or answered the question. */
	record Success<T extends @Nullable Object>(T body, Exchange exchange) implements AtlasReply<T> {
	}

	/**
	 * Atlas said no, or not now.
	 *
	 * @param status the HTTP status; more reliable than the code, of which Atlas has two
	 * generations
	 * @param retryAfter how long Atlas wants to be left alone
	 */
	record Refused<T extends @Nullable Object>(int status, @Nullable String errorCode, @Nullable String detail,
			@Nullable Duration retryAfter, Exchange exchange) implements AtlasReply<T> {
	}

	/**
	 * Nothing came, or nothing that could be understood.
	 *
	 * @param reason a sentence for people
	 */
	record Unreachable<T extends @Nullable Object>(String reason, Exchange exchange) implements AtlasReply<T> {
	}

}
