package dev.postern.request;

import java.util.List;

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
		@JsonSubTypes.Type(value = Change.DeleteService.class, name = "DELETE_SERVICE"),
		@JsonSubTypes.Type(value = Change.RepairEndpoint.class, name = "REPAIR_ENDPOINT"),
		@JsonSubTypes.Type(value = Change.AdoptService.class, name = "ADOPT_SERVICE"),
		@JsonSubTypes.Type(value = Change.SetRegionalMode.class, name = "SET_REGIONAL_MODE"),
		@JsonSubTypes.Type(value = Change.SetRemoteRegions.class, name = "SET_REMOTE_REGIONS") })
public sealed interface Change {

	/** The kind of request that asks for this. */
	RequestKind kind();

	/** The endpoint that is to be attached, null if none. */
	default @Nullable EndpointSpec attached() {
		return null;
	}

	/** The endpoint that is meant, null if none. */
	default @Nullable String endpointId() {
		return null;
	}

	/**
	 * What only one open request may ask for at a time, null where the inventory sees to
	 * it.
	 */
	default @Nullable String exclusiveKey(Subject subject) {
		return null;
	}

	/**
	 * What a change is about.
	 *
	 * @param serviceId null if it is about the whole project
	 */
	record Subject(String projectId, @Nullable String serviceId) {
	}

	/**
	 * The other regions from which the service is to be reached, by their Atlas names,
	 * null if it is not about them.
	 */
	default @Nullable List<String> remoteRegions() {
		return null;
	}

	/**
	 * Make a service in a place.
	 *
	 * @param remoteRegions from where else it is to be reached
	 */
	record CreateService(Place place, List<String> remoteRegions) implements Change {

		/** What was kept before there were any has none. */
		public CreateService {
			remoteRegions = (remoteRegions != null) ? remoteRegions : List.of();
		}

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
		public EndpointSpec attached() {
			return endpoint;
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
		public String exclusiveKey(Subject subject) {
			return "detach|" + subject.serviceId() + '|' + endpointId;
		}

	}

	/** Remove the service. */
	record DeleteService() implements Change {

		@Override
		public RequestKind kind() {
			return RequestKind.DELETE_SERVICE;
		}

		@Override
		public String exclusiveKey(Subject subject) {
			return "delete|" + subject.serviceId();
		}

	}

	/**
	 * Attach the right endpoint, wait until it works, and only then detach the failed
	 * one, so that the service is never without an endpoint.
	 */
	record RepairEndpoint(String failedEndpointId, EndpointSpec endpoint) implements Change {

		@Override
		public RequestKind kind() {
			return RequestKind.REPAIR_ENDPOINT;
		}

		@Override
		public EndpointSpec attached() {
			return endpoint;
		}

		@Override
		public String endpointId() {
			return endpoint.endpointId();
		}

		@Override
		public String exclusiveKey(Subject subject) {
			// as detaching it, because it ends with that
			return "detach|" + subject.serviceId() + '|' + failedEndpointId;
		}

	}

	/** Look after a service, and these endpoints of it, that nobody asked Postern for. */
	record AdoptService(List<String> endpointIds) implements Change {

		@Override
		public RequestKind kind() {
			return RequestKind.ADOPT_SERVICE;
		}

		@Override
		public String exclusiveKey(Subject subject) {
			return "adopt|" + subject.serviceId();
		}

	}

	/** Switch a project's regional mode. */
	record SetRegionalMode(boolean enabled) implements Change {

		@Override
		public RequestKind kind() {
			return RequestKind.SET_REGIONAL_MODE;
		}

		@Override
		public String exclusiveKey(Subject subject) {
			return "regional-mode|" + subject.projectId();
		}

	}

	/** Have a service reached from these other regions, and from no more. */
	record SetRemoteRegions(List<String> remoteRegions) implements Change {

		@Override
		public RequestKind kind() {
			return RequestKind.SET_REMOTE_REGIONS;
		}

		@Override
		public String exclusiveKey(Subject subject) {
			return "remote-regions|" + subject.serviceId();
		}

	}

}
