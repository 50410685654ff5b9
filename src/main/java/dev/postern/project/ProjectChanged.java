package dev.postern.project;

import java.time.Instant;
import java.util.Map;

import dev.postern.audit.Actor;
import dev.postern.audit.Auditable;

/**
 * Something about a project, or about who may do what there, has changed.
 *
 * @param kind such as {@code project.add} or {@code project.roles}
 * @param subject the project's id, or the username of the member
 */
record ProjectChanged(Instant at, Actor actor, String projectId, String kind, String subject,
		Map<String, Object> details) implements Auditable {

}
