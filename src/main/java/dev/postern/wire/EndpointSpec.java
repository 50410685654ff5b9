package dev.postern.wire;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a customer hands back to attach an endpoint: Atlas's own body, which differs by
 * provider.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "provider")
@JsonSubTypes({ @JsonSubTypes.Type(value = EndpointSpec.Aws.class, name = "AWS"),
		@JsonSubTypes.Type(value = EndpointSpec.Azure.class, name = "AZURE"),
		@JsonSubTypes.Type(value = EndpointSpec.Gcp.class, name = "GCP") })
public sealed interface EndpointSpec {

	/** By which the endpoint is known from then on. */
	String endpointId();

	/** The body of Atlas's call that adds the endpoint. */
	Map<String, Object> body();

	/** An AWS interface endpoint. */
	record Aws(String id) implements EndpointSpec {

		/** The form of an interface endpoint's id. */
		public static final Pattern ID = Pattern.compile("vpce-[0-9a-f]{17}");

		@Override
		public String endpointId() {
			return id;
		}

		@Override
		public Map<String, Object> body() {
			return Map.of("id", id);
		}

	}

	/** An Azure private endpoint and its address. */
	record Azure(String id, String privateEndpointIPAddress) implements EndpointSpec {

		@Override
		public String endpointId() {
			return id;
		}

		@Override
		public Map<String, Object> body() {
			return Map.of("id", id, "privateEndpointIPAddress", privateEndpointIPAddress);
		}

	}

	/** A Google Cloud endpoint group: one forwarding rule for each attachment. */
	record Gcp(String endpointGroupName, String gcpProjectId, List<Rule> endpoints) implements EndpointSpec {

		@Override
		public String endpointId() {
			return endpointGroupName;
		}

		@Override
		public Map<String, Object> body() {
			return Map.of("endpointGroupName", endpointGroupName, "gcpProjectId", gcpProjectId, "endpoints", endpoints);
		}

	}

	/** A forwarding rule and its address. */
	record Rule(String endpointName, String ipAddress) {
	}

}
