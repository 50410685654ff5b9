package dev.postern.endpoint;

import java.time.Instant;

import tools.jackson.databind.JsonNode;

/**
 * A cluster exactly as Atlas answered it when it was last read.
 *
 * @param answer in the version of 2024-08-05, with whatever Atlas says of a cluster
 * @param readAt how old that is, its state above all
 */
public record ClusterView(String name, JsonNode answer, Instant readAt) {

}
