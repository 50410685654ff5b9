package dev.postern.account;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The portal-wide roles that a person can be given, which leaves out Postern's own.
 */
enum GivenRole {

	/** Looks after projects, stored keys, people and drift. */
	OPERATOR,

	/** Reads the log. */
	AUDITOR;

	static Set<PortalRole> portalRoles(Set<GivenRole> roles) {
		return roles.stream().map((role) -> PortalRole.valueOf(role.name())).collect(Collectors.toUnmodifiableSet());
	}

}
