package dev.postern.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint as others see it.
 *
 * @param id the provider's id of it
 */
public record EndpointView(String id, EndpointStatus status, @Nullable String errorMessage) {

}
