package dev.postern.endpoint;

import dev.postern.wire.Provider;

/**
 * A project and provider in which something is on its way: what one list call shows.
 */
public record Followed(String projectId, Provider provider) {

}
