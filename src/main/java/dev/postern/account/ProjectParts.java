package dev.postern.account;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody may do in projects, told by the module that knows: this one does not know
 * what a project is.
 */
public interface ProjectParts {

	/** The projects in which the person has a role, by name. */
	List<Part> of(UUID personId);

	/** What a person may do in one project. */
	record Part(String projectId, String projectName, Set<String> roles) {
	}

}
