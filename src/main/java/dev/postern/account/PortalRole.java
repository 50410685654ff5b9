package dev.postern.account;

/**
 * What somebody may do in the whole portal. Roles per project are the project's.
 */
public enum PortalRole {

	/** Looks after projects, stored keys, people and drift. */
	OPERATOR,

	/** Reads the log. */
	AUDITOR,

	/** Postern's own work; nobody signs in with it. */
	SYSTEM

}
