package dev.postern.wire;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What stands at the root of the Atlas API: whose key it was called with.
 */
public record AtlasRoot(@Nullable String appName, @Nullable ApiKey apiKey) {

	/** An API key, without its private half, and the roles it has. */
	public record ApiKey(@Nullable String id, String publicKey, @Nullable String desc, @Nullable List<Role> roles) {

		/** Refuses to be a key without a name. */
		public ApiKey {
			Objects.requireNonNull(publicKey);
		}
	}

	/** A role, either in an organisation or in a project. */
	public record Role(@Nullable String orgId, @Nullable String groupId, String roleName) {

		/** Refuses to be a role without a name. */
		public Role {
			Objects.requireNonNull(roleName);
		}
	}

}
