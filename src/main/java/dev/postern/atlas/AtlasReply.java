package dev.postern.atlas;

import java.time.Duration;
import java.util.List;
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
		return then((body) -> new Success<>(function.apply(body), exchange()));
	}

	/** What comes of the next call, made if this one succeeded; otherwise this reply. */
	default <R extends @Nullable Object> AtlasReply<R> then(Function<? super T, ? extends AtlasReply<R>> next) {
		return switch (this) {
			case Success<T> success -> next.apply(success.body());
			case Refused<T> refused -> new Refused<>(refused.status(), refused.errorCode(), refused.detail(),
					refused.parameters(), refused.fields(), refused.retryAfter(), refused.exchange());
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
	 * @param parameters the values that the detail speaks of, in its order
	 * @param fields what Atlas has against single fields of the body
	 * @param retryAfter how long Atlas wants to be left alone
	 */
	record Refused<T extends @Nullable Object>(int status, @Nullable String errorCode, @Nullable String detail,
			List<String> parameters, List<BadField> fields, @Nullable Duration retryAfter,
			Exchange exchange) implements AtlasReply<T> {
	}

	/** What Atlas has against one field of a body. */
	record BadField(@Nullable String field, @Nullable String description) {
	}

	/**
	 * Nothing came, or nothing that could be understood.
	 *
	 * @param reason a sentence for people
	 */
	record Unreachable<T extends @Nullable Object>(String reason, Exchange exchange) implements AtlasReply<T> {
	}

}
