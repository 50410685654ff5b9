package dev.postern.project;

/**
 * What somebody may do in one project.
 */
public enum ProjectRole {

	/** Asks for changes. */
	REQUESTER,

	/** Decides on what others ask for. */
	APPROVER

}
