package dev.postern.project;

import java.util.Set;
import java.util.UUID;

/**
 * A stored key is about to go. Whoever still needs it throws a conflict, and it stays.
 *
 * @param projectIds the projects that it opens until now
 */
public record StoredKeyRemoving(UUID keyId, Set<String> projectIds) {

}
