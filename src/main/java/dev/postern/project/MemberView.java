package dev.postern.project;

import java.util.Set;

/**
 * Somebody who may do something in a project.
 */
record MemberView(String username, String displayName, boolean disabled, Set<ProjectRole> roles) {

}
