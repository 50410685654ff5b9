package dev.postern.endpoint;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as others see it.
 *
 * @param id the provider's id of it
 * @param managed whether somebody asked Postern for it
 * @param facts what else is known of it, in Atlas's words and not in REST
 * @param changedAt since when it stands like this
 */
public record EndpointView(String id, EndpointStatus status, boolean managed, @Nullable String errorMessage,
		@JsonIgnore EndpointFacts facts, Instant changedAt) {

}
