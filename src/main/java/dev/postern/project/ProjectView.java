package dev.postern.project;

import java.util.Set;

/**
 * A project as its caller sees it.
 *
 * @param roles what the caller may do there; empty for those who only look after it
 */
public record ProjectView(String id, String name, String orgId, Set<ProjectRole> roles) {

}
