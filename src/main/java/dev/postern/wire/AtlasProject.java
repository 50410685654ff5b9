package dev.postern.wire;

import java.util.Objects;

/**
 * A project as Atlas answers it; Atlas calls it a group.
 */
public record AtlasProject(String id, String name, String orgId) {

	/** Refuses to be a project without its names. */
	public AtlasProject {
		Objects.requireNonNull(id);
		Objects.requireNonNull(name);
		Objects.requireNonNull(orgId);
	}

}
