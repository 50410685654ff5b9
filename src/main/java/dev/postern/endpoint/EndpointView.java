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
 * @param inAtlas whether Atlas has ever had it, which is not told over REST
 * @param changedAt since when it stands like this
 */
public record EndpointView(String id, EndpointStatus status, boolean managed, @Nullable String errorMessage,
		@JsonIgnore EndpointFacts facts, @JsonIgnore boolean inAtlas, Instant changedAt) {

	/** Whether it failed before Atlas had it, so that nothing of it stands there. */
	public boolean neverCame() {
		return status == EndpointStatus.FAILED && !inAtlas;
	}

}
