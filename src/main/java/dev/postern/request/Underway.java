package dev.postern.request;

import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A request that is being carried out, or was given up.
 *
 * @param error why it was given up, null while it is carried out
 */
public record Underway(UUID requestId, String projectId, @Nullable String serviceId, Change change,
		@Nullable RequestError error, @Nullable String waitsFor) {

	/** The service it is about; not for what is about a whole project. */
	public String service() {
		return Objects.requireNonNull(serviceId);
	}

}
