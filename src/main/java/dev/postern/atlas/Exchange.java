package dev.postern.atlas;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The facts of one call to Atlas, fit for the audit log: nothing in it is secret.
 *
 * @param path the encoded path beneath the base URL, without the query
 * @param status the HTTP status, null if no answer began
 * @param duration from the call to its last byte, a Digest challenge included
 * @param limit what Atlas said of its rate limit, null if nothing
 */
public record Exchange(String method, String path, @Nullable Integer status, Duration duration,
		@Nullable RateLimit limit) {

}
