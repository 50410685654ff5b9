package dev.postern.wire;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The body of every Atlas error.
 *
 * @param error the HTTP status
 * @param errorCode a stable name, such as {@code GROUP_NOT_FOUND}
 * @param detail a sentence for people
 * @param parameters the values used in the detail, in order
 * @param reason the HTTP reason phrase
 */
public record AtlasError(@Nullable Integer error, @Nullable String errorCode, @Nullable String detail,
		@Nullable List<Object> parameters, @Nullable String reason) {

}
