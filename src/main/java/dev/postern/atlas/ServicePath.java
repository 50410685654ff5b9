package dev.postern.atlas;

import dev.postern.wire.Provider;

/**
 * Where Atlas keeps an endpoint service.
 */
public record ServicePath(String projectId, Provider provider, String atlasId) {

}
