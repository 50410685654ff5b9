package dev.postern.project;

import java.time.Instant;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A project as its caller sees it.
 *
 * @param roles what the caller may do there; empty for those who only look after it
 * @param createdAt since when it is here
 */
public record ProjectView(String id, String name, String orgId, Set<ProjectRole> roles, @JsonIgnore Instant createdAt) {

}
