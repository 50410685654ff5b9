package dev.postern.account;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A person as operators see them.
 *
 * @param joined whether they have a password, and so need no first invitation
 */
record PersonDetails(UUID id, String username, String displayName, Set<PortalRole> roles, boolean disabled,
		boolean joined, Instant createdAt) {

}
