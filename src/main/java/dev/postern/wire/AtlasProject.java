package dev.postern.wire;

/**
 * A project as Atlas answers it; Atlas calls it a group.
 */
public record AtlasProject(String id, String name, String orgId) {

}
