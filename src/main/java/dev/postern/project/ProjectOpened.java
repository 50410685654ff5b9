package dev.postern.project;

/**
 * A project has a stored key that it did not have before, so that it can be looked into.
 */
public record ProjectOpened(String projectId) {

}
