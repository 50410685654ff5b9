package dev.postern.request;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.postern.endpoint.Place;
import dev.postern.wire.EndpointSpec;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed: the content of a request, and what is carried out once a version
 * of it is approved.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({ @JsonSubTypes.Type(value = Change.CreateService.class, name = "CREATE_SERVICE"),
		@JsonSubTypes.Type(value = Change.AttachEndpoint.class, name = "ATTACH_ENDPOINT"),
		@JsonSubTypes.Type(value = Change.DetachEndpoint.class, name = "DETACH_ENDPOINT"),
		@JsonSubTypes.Type(value = Change.DeleteService.class, name = "DELETE_SERVICE") })
public sealed interface Change {

	/** The kind of request that asks for this. */
	RequestKind kind();

	/** The endpoint that is meant, null if none. */
	default @Nullable String endpointId() {
		return null;
	}

	/**
	 * What only one open request may ask for at a time, null where the inventory sees to
	 * it.
	 */
	default @Nullable String exclusiveKey(String serviceId) {
		return null;
	}

	/** Make a service in a place. */
	record CreateService(Place place) implements Change {

		@Override
		public RequestKind kind() {
			return RequestKind.CREATE_SERVICE;
		}

	}

	/** Attach an endpoint. */
	record AttachEndpoint(EndpointSpec endpoint) implements Change {

		@Override
		public RequestKind kind() {
			return RequestKind.ATTACH_ENDPOINT;
		}

		@Override
		public String endpointId() {
			return endpoint.endpointId();
		}

	}

	/**
	 * Detach an endpoint.
	 *
	 * @param deletesService whether it is known that the service goes with it
	 */
	record DetachEndpoint(String endpointId, boolean deletesService) implements Change {

		@Override
		public RequestKind kind() {
			return RequestKind.DETACH_ENDPOINT;
		}

		@Override
		public String exclusiveKey(String serviceId) {
			return "detach|" + serviceId + '|' + endpointId;
		}

	}

	/** Remove the service. */
	record DeleteService() implements Change {

		@Override
		public RequestKind kind() {
			return RequestKind.DELETE_SERVICE;
		}

		@Override
		public String exclusiveKey(String serviceId) {
			return "delete|" + serviceId;
		}

	}

}
