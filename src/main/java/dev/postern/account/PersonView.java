package dev.postern.account;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A person as others see them.
 */
public record PersonView(UUID id, String username, String displayName, Set<PortalRole> roles, boolean disabled,
		Instant createdAt) {

}
