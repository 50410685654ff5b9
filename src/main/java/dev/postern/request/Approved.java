package dev.postern.request;

import java.time.Instant;
import java.util.UUID;

/**
 * What was approved and is being carried out: the snapshot of the decision, whatever the
 * request's row says now.
 *
 * @param waiting whether the operator is waited for, during which the deadline stands
 * still
 */
public record Approved(UUID requestId, String projectId, String serviceId, Change change, Instant deadline,
		boolean waiting) {

}
