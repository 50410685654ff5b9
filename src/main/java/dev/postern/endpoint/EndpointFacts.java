package dev.postern.endpoint;

import java.util.List;

import dev.postern.wire.AtlasEndpoint;
import dev.postern.wire.EndpointSpec;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an endpoint beyond its status: while it is only asked for what was
 * handed in, from then on what Atlas last said.
 *
 * @param privateEndpointIPAddress Azure: its address in the customer's network
 * @param privateEndpointConnectionName Azure: made by Atlas
 * @param gcpProjectId Google Cloud: the customer's own project
 * @param rules Google Cloud: the forwarding rules, without a status of their own until
 * Atlas has said one
 */
public record EndpointFacts(@Nullable String privateEndpointIPAddress, @Nullable String privateEndpointConnectionName,
		@Nullable String gcpProjectId, List<AtlasEndpoint.Rule> rules, boolean deleteRequested) {

	/** Nothing. */
	static final EndpointFacts NONE = new EndpointFacts(null, null, null, List.of(), false);

	static EndpointFacts of(AtlasEndpoint seen) {
		return new EndpointFacts(seen.privateEndpointIPAddress(), seen.privateEndpointConnectionName(),
				seen.gcpProjectId(), seen.rules(), Boolean.TRUE.equals(seen.deleteRequested()));
	}

	static EndpointFacts of(EndpointSpec spec) {
		return switch (spec) {
			case EndpointSpec.Aws aws -> NONE;
			case EndpointSpec.Azure azure ->
				new EndpointFacts(azure.privateEndpointIPAddress(), null, null, List.of(), false);
			case EndpointSpec.Gcp gcp -> new EndpointFacts(null, null, gcp.gcpProjectId(),
					gcp.endpoints()
						.stream()
						.map((rule) -> new AtlasEndpoint.Rule(rule.endpointName(), rule.ipAddress(), null))
						.toList(),
					false);
		};
	}

}
