package dev.postern.request;

import java.time.Instant;
import java.util.UUID;

/**
 * What was approved and is being carried out: the snapshot of the decision, whatever the
 * request's row says now.
 */
public record Approved(UUID requestId, String serviceId, Change change, Instant deadline) {

}
