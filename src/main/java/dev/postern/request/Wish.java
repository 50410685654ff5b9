package dev.postern.request;

import java.util.Objects;
import java.util.UUID;

import dev.postern.endpoint.Place;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for, checked and complete.
 *
 * @param place where the service stands, null if it is about a whole project
 * @param serviceId null if it is about a whole project
 * @param resubmits the rejected request that this one mends, null if none
 */
record Wish(String projectId, @Nullable Place place, @Nullable String serviceId, Change change, String justification,
		@Nullable UUID resubmits) {

	/** A wish about one service. */
	static Wish about(Place place, String serviceId, Change change, AskBody body) {
		return new Wish(place.projectId(), place, serviceId, change, body.justification(), body.resubmits());
	}

	Change.Subject subject() {
		return new Change.Subject(projectId, serviceId);
	}

	/** The service it is about. */
	String service() {
		return Objects.requireNonNull(serviceId);
	}

}
