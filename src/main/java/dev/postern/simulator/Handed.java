package dev.postern.simulator;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import dev.postern.simulator.Endpoint.Stage;
import dev.postern.wire.AtlasEndpointStatus;
import dev.postern.wire.Provider;

/**
 * What a customer handed in to have an endpoint added, beside its id; differs by
 * provider, and so do the words for how the endpoint fares.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "provider")
@JsonSubTypes({ @JsonSubTypes.Type(value = Handed.Aws.class, name = "AWS"),
		@JsonSubTypes.Type(value = Handed.Azure.class, name = "AZURE"),
		@JsonSubTypes.Type(value = Handed.Gcp.class, name = "GCP") })
sealed interface Handed {

	Provider provider();

	/** The provider's word for a stage. */
	AtlasEndpointStatus word(Stage stage);

	/** What is said of an endpoint that could not be connected. */
	String refusal(String id);

	/** The names whose last characters choose how the endpoint ends. */
	default Stream<String> names(String id) {
		return Stream.of(id);
	}

	/** Whether two ids are those of one endpoint. */
	default boolean isSame(String id, String other) {
		return id.equals(other);
	}

	/** Nothing but the id. */
	record Aws() implements Handed {

		@Override
		public Provider provider() {
			return Provider.AWS;
		}

		@Override
		public AtlasEndpointStatus word(Stage stage) {
			return switch (stage) {
				case ASKED -> AtlasEndpointStatus.PENDING_ACCEPTANCE;
				case ACCEPTED -> AtlasEndpointStatus.PENDING;
				case CONNECTED -> AtlasEndpointStatus.AVAILABLE;
				case REFUSED -> AtlasEndpointStatus.REJECTED;
				case LEAVING -> AtlasEndpointStatus.DELETING;
			};
		}

		/** The wording was seen by users of AWS. */
		@Override
		public String refusal(String id) {
			return "Interface endpoint " + id + " was not found.";
		}

	}

	/** The address of the private endpoint. */
	record Azure(String address) implements Handed {

		@Override
		public Provider provider() {
			return Provider.AZURE;
		}

		@Override
		public AtlasEndpointStatus word(Stage stage) {
			return switch (stage) {
				case ASKED, ACCEPTED -> AtlasEndpointStatus.INITIATING;
				case CONNECTED -> AtlasEndpointStatus.AVAILABLE;
				case REFUSED -> AtlasEndpointStatus.FAILED;
				case LEAVING -> AtlasEndpointStatus.DELETING;
			};
		}

		/** The wording was not seen. */
		@Override
		public String refusal(String id) {
			return "Private endpoint " + id + " was not found in Azure.";
		}

		@Override
		public Stream<String> names(String id) {
			return Stream.of(id.toLowerCase(Locale.ROOT));
		}

		@Override
		public boolean isSame(String id, String other) {
			return id.equalsIgnoreCase(other);
		}

	}

	/**
	 * Forwarding rules, one for each attachment of the service.
	 *
	 * @param project the customer's own
	 * @param portMapped whether the service has one attachment for everything
	 */
	record Gcp(String project, boolean portMapped, List<Rule> rules) implements Handed {

		@Override
		public Provider provider() {
			return Provider.GCP;
		}

		@Override
		public AtlasEndpointStatus word(Stage stage) {
			return switch (stage) {
				case ASKED -> AtlasEndpointStatus.INITIATING;
				case ACCEPTED -> AtlasEndpointStatus.VERIFIED;
				case CONNECTED -> AtlasEndpointStatus.AVAILABLE;
				case REFUSED -> AtlasEndpointStatus.FAILED;
				case LEAVING -> AtlasEndpointStatus.DELETING;
			};
		}

		/** Documented. */
		@Override
		public String refusal(String id) {
			return "The endpoint could not be found in GCP. Please verify the endpoint name is correct"
					+ " and is created in the correct GCP project and try again";
		}

		@Override
		public Stream<String> names(String id) {
			return Stream.concat(Stream.of(id), rules.stream().map(Rule::name));
		}

	}

	/** A forwarding rule and its address. */
	record Rule(String name, String address) {
	}

}
