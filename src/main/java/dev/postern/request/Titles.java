package dev.postern.request;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;

/**
 * What people call things.
 */
final class Titles {

	private static final int REFERENCE_LENGTH = 8;

	private Titles() {
	}

	/** A region by its place and the provider's name. */
	static String place(Provider provider, String region) {
		return Regions.find(provider, region).map(Region::title).orElse(region);
	}

	/** Where a request is about, empty for what is about a whole project. */
	static String place(RequestView request) {
		return (request.provider() != null && request.region() != null) ? place(request.provider(), request.region())
				: "";
	}

	/** An endpoint with all its parts. */
	static String endpoint(EndpointSpec endpoint) {
		return switch (endpoint) {
			case EndpointSpec.Aws(String id) -> id;
			case EndpointSpec.Azure(String id, String address) -> id + ", " + address;
			case EndpointSpec.Gcp(String group, String project, List<EndpointSpec.Rule> rules) ->
				group + ", " + project + ", " + rules(rules);
		};
	}

	/** Forwarding rules by name and address. */
	static String rules(List<EndpointSpec.Rule> rules) {
		return rules.stream()
			.map((rule) -> rule.endpointName() + ' ' + rule.ipAddress())
			.collect(Collectors.joining(", "));
	}

	/** By which people name a request to each other. */
	static String reference(UUID id) {
		return id.toString().substring(0, REFERENCE_LENGTH);
	}

}
