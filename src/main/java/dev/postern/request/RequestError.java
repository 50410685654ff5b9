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

}
