package dev.postern.request;

import org.jspecify.annotations.Nullable;

/**
 * What an approver decides.
 *
 * @param version of the request that was read
 * @param comment null if there is nothing to say
 * @param deletesService whether it is known that the service goes with its last endpoint
 */
public record Ballot(int version, Verdict verdict, @Nullable String comment, boolean deletesService) {

}
